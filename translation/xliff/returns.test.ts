import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../outcome'
import { settings } from '../test-project'
import { exportedProject, file, spanish, translated } from './exported-project'

// What comes back is written by tools that nobody here chooses: their encodings, spaces and paths.

const { contents, edit, imports, read, refusals, run, translate, write } = exportedProject()

describe('a text of people’s tools', () => {
  it('is composed, has one kind of no-break space, and no character that nobody sees', async () => {
    translate(
      'one:6',
      `Los\u200b miembros: «\u202fma\u00adn\u0303ana\u2007» \ufeffe\u200d\u2060ntran\u2028en \u202avigor\u202c a las 5\u202fh.`,
    )
    await imports()
    expect(read(spanish)).toContain(
      'Los miembros: «\u00a0mañana\u00a0» entran en vigor a las 5\u00a0h.',
    )
  })

  it('is the same as before where a tool has decomposed it or changed its spaces', async () => {
    edit(spanish, 'Tres', '«\u202fTrês\u00a0»')
    await run('export', '--to', 'es', '--out', file, 'topic')
    const xml = read(file)
    const before = contents()
    const spaces = fc.constantFrom('\u00a0', '\u202f', '\u2007')
    await fc.assert(
      fc.asyncProperty(
        spaces,
        fc.boolean(),
        fc.constantFrom('', '\u200b'),
        async (space, isDecomposed, unseen) => {
          const spaced = xml.replace(/[\u00a0\u202f]/g, space).replaceAll('Los ', `Los${unseen} `)
          write(file, isDecomposed ? spaced.normalize('NFD') : spaced)
          expect(await imports()).toBe('unchanged: topic es\n')
          expect(contents()).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('is compared composed where authors write it decomposed', async () => {
    write(
      'content/glossary.yml',
      'state:\n  en: members\n  fr: membres réduits\n  es: miembros añejos\n'.normalize('NFD'),
    )
    write('content/words.txt', 'Ñandurí\n'.normalize('NFD'))
    edit(spanish, 'Los miembros', 'Los miembros añejos de Ñandurí')
    const before = await run('check', 'topic', '--json')
    for (const locale of ['en', 'fr', 'es']) {
      const path = `content/pages/topic/${locale}.mdx`
      write(path, read(path).normalize('NFD'))
    }
    expect(JSON.parse((await run('check', 'topic', '--json')).stdout)).toEqual(
      JSON.parse(before.stdout),
    )
    const { findings } = JSON.parse(before.stdout)
    const ofLists = findings.filter(({ rule }: Finding) => /^(?:spelling|terminology)$/.test(rule))
    expect(JSON.stringify(ofLists)).not.toMatch(/Ñandurí|añejos/)
    expect((await run('status', '--locale', 'es')).stdout).toContain('2 current')
  })
})

describe('a file in another encoding', () => {
  it.each<[string, (xml: string) => Buffer]>([
    ['UTF-16', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()],
    ['ISO-8859-1', (xml) => Buffer.from(xml.replaceAll(/[’“”]/g, '"'), 'latin1')],
  ])('is read: %s', async (name, bytes) => {
    const xml = translated(read(file), 'one:6', 'Los países lo añadieron.')
    write(file, bytes(xml.replace('UTF-8', name)))
    await imports()
    expect(read(spanish)).toContain('Los países lo añadieron.')
  })

  it('is refused in one line where it is declared as another', async () => {
    write(file, read(file).replace('UTF-8', 'ISO-8859-1'))
    expect(await refusals()).toEqual([
      `${file}:1:1 its first line says that it is written in ISO-8859-1, but it is UTF-8; save the file as UTF-8, with encoding="UTF-8" in its first line`,
    ])
  })
})

const originals = [
  'C:\\Users\\Ana\\portal\\content\\pages\\topic\\en.mdx',
  'file:///C:/Users/Ana/content/pages/topic/en.mdx',
  '/home/ana/content%2Fpages%2Ftopic%2Fen.mdx',
  '..\\..\\content\\pages\\topic\\en.mdx',
  'topic.xlf',
  'en.mdx',
  'C:\\Trados\\Projects\\topic.xlf.sdlxliff',
  'content/pages/former/en.mdx',
  'NA',
  '100%',
  '',
]
const noResnames = (xml: string) => xml.replace(/ resname="[^"]*"/g, '')
const numbered = (xml: string) => {
  let number = 0
  return xml.replace(/(<trans-unit) id="[^"]*"/g, (_, start) => `${start} id="${++number}"`)
}

describe('a file whose units are surely those of a page', () => {
  const change = 'Los países lo añadieron.'

  it.each(originals)(
    'is matched under the name “%s”, with resnames or without',
    async (original) => {
      translate('one:6', change)
      const xml = read(file).replace(/original="[^"]*"/, () => `original="${original}"`)
      for (const form of [xml, noResnames(xml)]) {
        const before = read(spanish)
        write(file, form)
        await imports()
        expect(read(spanish)).toContain(change)
        write(spanish, before)
      }
    },
  )

  it.each<[string, (xml: string) => string]>([
    ['without resname', noResnames],
    ['numbered anew', numbered],
    ['numbered anew, without resname', (xml) => noResnames(numbered(xml))],
    [
      'numbered anew in a renamed file',
      (xml) => numbered(xml).replace(/original="[^"]*"/, 'original="a.xlf"'),
    ],
    [
      'in groups',
      (xml) =>
        xml.replace(
          /<trans-unit.*?<\/trans-unit>/gs,
          (unit) => `<group id="g"><group>${unit}</group></group>`,
        ),
    ],
    ['without notes', (xml) => xml.replace(/<note.*<\/note>\n/g, '')],
    [
      'with a source in segments',
      (xml) =>
        xml.replace(
          /<source>(.*?)<\/source>/g,
          '$&<seg-source><mrk mtype="seg" mid="1">$1</mrk></seg-source>',
        ),
    ],
    [
      'with targets in segments',
      (xml) =>
        xml.replace(
          /(<target[^>]*>)(.*?)<\/target>/g,
          '$1<mrk mtype="seg" mid="1">$2</mrk></target>',
        ),
    ],
    [
      'with other proposals',
      (xml) =>
        xml.replace(/<\/target>/g, '$&<alt-trans><source>x</source><target>x</target></alt-trans>'),
    ],
  ])('is matched %s', async (_, form) => {
    // The second of two units with the same source.
    const xml = translated(translated(read(file), 'one:5', 'Así es'), 'one:6', change)
    write(file, form(xml))
    await imports()
    expect(read(spanish)).toContain(`- Sí\n- Así es\n\n${change}\n`)
  })
})

describe('a file whose units are not surely those of a page', () => {
  const rename = (xml: string) => xml.replace(/original="[^"]*"/, 'original="a.xlf"')

  it.each<[string, (xml: string) => string, string]>([
    [
      'renamed, without resname, from an older original',
      (xml) => noResnames(rename(xml)).replace(/"one":"./, '"one":"!'),
      'original="content/pages/…/en.mdx"',
    ],
    [
      'renamed and with units of two pages',
      (xml) => rename(xml).replace('resname="topic#', 'resname="home#'),
      'original="content/pages/…/en.mdx"',
    ],
    [
      'numbered anew, and a unit of two alike lost',
      (xml) => numbered(xml.replace(/<trans-unit id="one:3".*?<\/trans-unit>\n/s, '')),
      'let the translators’ tool fill it from its memory',
    ],
    [
      'of another page',
      (xml) => xml.replace(/original="[^"]*"/, 'original="content/pages/home/en.mdx"'),
      'no unit of the page “home”, nor are',
    ],
    ['with other sources', (xml) => xml.replace(/<source>/g, '<source>¿'), 'and so are those of'],
    [
      'without its skeleton',
      (xml) => noResnames(rename(xml)).replace(/<skl>.*<\/skl>/, ''),
      'original="content/pages/…/en.mdx"',
    ],
  ])('is refused in one line: %s', async (_, form, remedy) => {
    write(file, form(translated(read(file), 'one:6', 'Los países lo añadieron.')))
    const lines = await refusals()
    expect(lines).toEqual([expect.stringContaining(remedy)])
  })

  it('is refused where two pages say the same', async () => {
    const copy = (path: string) => `content/pages/copy/${path}`
    for (const locale of ['en', 'fr', 'es'])
      write(copy(`${locale}.mdx`), read(`content/pages/topic/${locale}.mdx`))
    write(copy('page.yml'), settings)
    write(file, noResnames(rename(read(file))))
    expect(await refusals()).toHaveLength(1)
  })
})
