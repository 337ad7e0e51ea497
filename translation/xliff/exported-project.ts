import { expect } from 'vitest'
import { acceptBoth, front, pageFiles, testProject } from '../test-project'

export const file = 'topic.xlf'
export const spanish = 'content/pages/topic/es.mdx'

const bodies = {
  en: 'Three *old* states met at [home](home).\n\n## Part {/* #one */}\n\n- Yes\n- Yes\n\nThe members lowered their tariffs together, and now work on services.\n',
  fr: 'Trois *vieux* États se sont vus à [l’accueil](home).\n\n## Partie {/* #one */}\n\n- Oui\n- Oui\n\nLes membres ont réduit leurs droits de douane, et travaillent maintenant aux services.\n',
  es: 'Tres *viejos* Estados se vieron en [el inicio](home).\n\n## Parte {/* #one */}\n\n- Sí\n- Sí\n\nLos miembros redujeron juntos sus aranceles, y ahora trabajan en los servicios.\n',
}

const files = {
  ...pageFiles('home', {
    en: `${front('Home')}Home.\n`,
    fr: `${front('Accueil')}Accueil.\n`,
    es: `${front('Inicio')}Inicio.\n`,
  }),
  ...pageFiles('topic', {
    en: front('Topic', { slug: 'topic' }) + bodies.en,
    fr: front('Sujet', { slug: 'topic' }) + bodies.fr,
    es: front('Tema', { slug: 'topic' }) + bodies.es,
  }),
}

/** The XLIFF with a text in the target of a unit. */
export function translated(xml: string, id: string, target: string): string {
  const unit = new RegExp(`(<trans-unit id="${id}".*?<target[^>]*>).*?(</target>)`, 's')
  const after = xml.replace(unit, (_, start, end) => start + target + end)
  expect(after, id).not.toBe(xml)
  return after
}

/** A small project with a page that is at the translators’ for Spanish, for tests of what comes back. */
export function exportedProject() {
  const project = testProject(files, async (made) => {
    await acceptBoth(made, ['fr', 'es'], true)
    await made.run('export', '--to', 'es', '--out', file, 'topic')
  })
  const { run, read, write, edit, contents } = project
  return {
    ...{ run, read, write, edit, contents },
    translate: (id: string, target: string) => write(file, translated(read(file), id, target)),
    async imports(): Promise<string> {
      const { status, stdout } = await run('import', file)
      expect(status, stdout).toBe(0)
      return stdout
    },
    /** The lines that say why nothing was written. */
    async refusals(): Promise<string[]> {
      const before = contents()
      const { status, stdout } = await run('import', file)
      expect(stdout).toContain('Nothing was written.')
      expect(status).toBe(1)
      expect(contents()).toEqual(before)
      return stdout.split('\n').filter((line) => line.startsWith(file))
    },
  }
}
