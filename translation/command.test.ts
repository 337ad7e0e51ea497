import { describe, expect, it } from 'vitest'
import { english, spanish, topicLock, wholeProject } from './whole-project'

// The command as editors use it, on a small project with a history of its own.

const { run, read, edit, commit } = wholeProject()
const lock = () => read(topicLock)

async function stateOf(locale: string): Promise<{ state: string; sections: string[] }> {
  const { pages } = JSON.parse((await run('status', '--json')).stdout)
  return pages.find((status: { page: string; locale: string }) => {
    return status.page === 'topic' && status.locale === locale
  })
}

describe('freshness', () => {
  it('follows an edit of the original by section, and is settled by accepting it alone', async () => {
    expect((await stateOf('es')).state).toBe('current')
    edit(english, 'The *first* text.', 'The *first* text of all.')
    edit(english, '- b', '- c')
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
    edit(spanish, 'El *primer* texto.', 'El *primer* texto de todos.')
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
    expect((await run('accept', 'topic', 'es', 'one')).status).toBe(0)
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['two'] })
    expect(await stateOf('fr')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
  })

  it('does not change when only the writing of the original does', async () => {
    edit(english, 'The *first* text.', 'The\n_first_  text.')
    expect((await stateOf('es')).state).toBe('current')
  })

  it('fails for French, and only warns for Spanish', async () => {
    edit(english, '- b', '- c')
    for (const verb of ['status', 'check']) expect((await run(verb)).status, verb).toBe(1)
    await run('accept', 'topic', 'fr')
    for (const verb of ['status', 'check']) expect((await run(verb)).status, verb).toBe(0)
    expect((await run('check')).stdout).toContain(`${spanish}:15:1 content (warning)`)
  })

  it('is lost neither for a section nor for a language that is not accepted', async () => {
    edit(english, '- b', '- c')
    edit(english, '# Two', '# Too')
    const before = lock()
    await run('accept', 'topic', 'es', 'two')
    const [, french] = before.split('fr:')
    expect(lock()).toContain(french?.split('es:')[0])
    expect(lock()).not.toBe(before)
  })
})

describe('a language', () => {
  it.each(['es-MX', 'es_419', 'ES', 'spa'])('is known by the tag %s', async (tag) => {
    edit(english, '- b', '- c')
    expect((await run('status', '--locale', tag)).stdout).toContain('es: 1 current, 1 stale')
    expect((await run('accept', 'topic', tag)).status).toBe(0)
    expect((await stateOf('es')).state).toBe('current')
  })
})

describe('diff', () => {
  it('shows the words that have changed since the translation was accepted', async () => {
    commit()
    edit(english, 'The *first* text.', 'The *second* text.')
    commit()
    edit(english, 'three states', 'four states')
    const { stdout, status } = await run('diff', 'topic', 'es')
    expect(status).toBe(1)
    expect(stdout).toContain('In 2018, [-three-]{+four+} states met.')
    expect(stdout).toContain('The *[-first-]{+second+}* text.')
    expect(stdout).not.toContain('Two')
  })

  it('shows a whole section where the history does not have what was accepted', async () => {
    edit(english, 'three states', 'four states')
    const { stdout } = await run('diff', 'topic', 'es')
    expect(stdout).toContain('not in the history')
    expect(stdout).toContain('{+In 2018, four states met.+}')
  })

  it('has nothing to say of a translation that is current', async () => {
    expect((await run('diff', 'topic', 'es')).status).toBe(0)
  })
})

describe('a command that cannot be understood', () => {
  it.each([
    [['translate'], '“translate” is not a verb'],
    [['accept'], 'The id of the page is missing'],
    [['accept', 'topik', 'es'], 'Did you mean “topic”?'],
    [['accept', 'topic', 'en'], 'only translations are accepted'],
    [['accept', 'topic', 'de'], '“de” is not a language'],
    [['accept', 'topic', 'esu'], '“esu” is not a language'],
    [['accept', 'topic', 'es', 'three'], 'it has @front-matter, @introduction, one, two'],
    [['status', 'topic'], 'one argument too many'],
    [['check', '--format', 'xml'], '“xml” is not a format'],
    [['check', '--wrong'], '--wrong'],
  ])('%j says why, writes nothing and ends with 2', async (args, message) => {
    const before = lock()
    const { status, stderr, stdout } = await run(...args)
    expect(stderr).toContain(message)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(lock()).toBe(before)
  })

  it('is not one that asks for help', async () => {
    expect(await run('--help')).toMatchObject({ status: 0, stderr: '' })
    expect((await run('accept', '--help')).stdout).toContain('Examples:')
  })

  it('is no example of the help: each names what the content has, and runs as it is', async () => {
    commit()
    for (const verb of [
      ...['status', 'check', 'accept', 'same-meaning', 'resolve', 'diff', 'export', 'import'],
    ]) {
      const { stdout } = await run(verb, '--help')
      const examples = [...stdout.matchAll(/^ {2}npm run translation -- (.*)$/gm)]
      expect(examples, verb).not.toEqual([])
      for (const [, example = ''] of examples) {
        edit(english, 'description: ', 'description: A ')
        const { status, stderr } = await run(...example.split(' '))
        expect({ stderr, isUnderstood: status !== 2 }, example).toEqual({
          stderr: '',
          isUnderstood: true,
        })
      }
    }
  })
})
