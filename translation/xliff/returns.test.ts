import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTranslation } from '../command'

// What comes back is written by tools that nobody here chooses: their encodings, spaces and paths.

let root = ''

const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'
const file = 'topic.xlf'
const spanish = 'content/pages/topic/es.mdx'

function front(title: string, slug: string): string {
  return `---\ntitle: ${title}\nshortTitle: ${title}\ndescription: ${title}, at length.\n${slug}keywords: [a]\n---\n\n`
}

const bodies = {
  en: 'Three *old* states met at [home](home).\n\n## Part {/* #one */}\n\n- Yes\n- Yes\n\nThe members lowered their tariffs together, and now work on services.\n',
  fr: 'Trois *vieux* États se sont vus à [l’accueil](home).\n\n## Partie {/* #one */}\n\n- Oui\n- Oui\n\nLes membres ont réduit leurs droits de douane, et travaillent maintenant aux services.\n',
  es: 'Tres *viejos* Estados se vieron en [el inicio](home).\n\n## Parte {/* #one */}\n\n- Sí\n- Sí\n\nLos miembros redujeron juntos sus aranceles, y ahora trabajan en los servicios.\n',
}
const titles = { en: ['Home', 'Topic'], fr: ['Accueil', 'Sujet'], es: ['Inicio', 'Tema'] } as const

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
const read = (path: string) => readFileSync(join(root, path), 'utf8')

function edit(path: string, from: string | RegExp, to: string): void {
  const before = read(path)
  const after = before.replace(from, () => to)
  expect(after, `${path}: ${from}`).not.toBe(before)
  write(path, after)
}

function translated(xml: string, id: string, target: string): string {
  const unit = new RegExp(`(<trans-unit id="${id}".*?<target[^>]*>).*?(</target>)`, 's')
  const after = xml.replace(unit, (_, start, end) => start + target + end)
  expect(after, id).not.toBe(xml)
  return after
}
const translate = (id: string, target: string) => write(file, translated(read(file), id, target))

const run = (...args: string[]) => runTranslation(root, args)

/** Every file of the content, to show that none has changed. */
function contents(): Record<string, string> {
  const paths = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    paths.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return entry.isFile() ? [[path, readFileSync(path, 'utf8')]] : []
    }),
  )
}

async function imports(): Promise<string> {
  const { status, stdout } = await run('import', file)
  expect(status, stdout).toBe(0)
  return stdout
}

/** The lines that say why nothing was written. */
async function refusals(): Promise<string[]> {
  const before = contents()
  const { status, stdout } = await run('import', file)
  expect(stdout).toContain('Nothing was written.')
  expect(status).toBe(1)
  expect(contents()).toEqual(before)
  return stdout.split('\n').filter((line) => line.startsWith(file))
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'returns-'))
  for (const locale of ['en', 'fr', 'es'] as const) {
    const [home, topic] = titles[locale]
    write(`content/pages/home/${locale}.mdx`, `${front(home, '')}${home}.\n`)
    write(`content/pages/topic/${locale}.mdx`, front(topic, 'slug: topic\n') + bodies[locale])
  }
  write('content/pages/home/page.yml', settings)
  write('content/pages/topic/page.yml', settings)
  for (const page of ['home', 'topic']) {
    for (const locale of ['fr', 'es']) await run('accept', page, locale)
  }
  await run('export', '--to', 'es', '--out', file, 'topic')
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

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
    expect(before.stdout).not.toMatch(/Ñandurí|añejos/)
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

describe('a return in another language than its file says', () => {
  const french = {
    '@introduction:0':
      'Trois <g id="1">anciens</g> États se sont réunis à <g id="2">l’accueil</g>.',
    'one:0': 'Une partie',
    'one:3': 'Oui, en effet',
    'one:6': 'Les membres ont réduit ensemble leurs droits de douane et travaillent aux services.',
  }
  const spanishToo = {
    '@introduction:0':
      'Tres <g id="1">antiguos</g> Estados se reunieron en <g id="2">el inicio</g> de la alianza.',
    'one:0': 'Una parte',
    'one:3': 'Sí, así es',
    'one:6': 'Los miembros redujeron sus aranceles y trabajan ahora juntos en los servicios.',
  }
  const translateAll = (texts: Record<string, string>) => {
    for (const [id, text] of Object.entries(texts)) translate(id, text)
  }

  it.each<[string, Record<string, string>]>([
    ['French', french],
    [
      'English',
      { 'one:6': 'The members have lowered their tariffs together and are working on services.' },
    ],
    [
      'Portuguese',
      {
        'one:6':
          'Os membros reduziram juntos as suas tarifas e agora trabalham nos serviços, nas pessoas e nos investimentos.',
      },
    ],
    [
      'French',
      {
        '@front-matter:description':
          'Le sujet en détail, avec les règles qui s’appliquent à ceux qui voyagent.',
      },
    ],
  ])('is an error that writes nothing, in one line: %s', async (language, texts) => {
    translateAll(texts)
    expect(await refusals()).toEqual([
      expect.stringContaining(
        `its translations read as ${language}, but its target language is “es”`,
      ),
    ])
  })

  it('is an error at the unit where only one is', async () => {
    translateAll({
      ...spanishToo,
      'one:6': french['one:6'],
      '@front-matter:description': `${spanishToo['one:6']} Es para todos.`,
    })
    expect(await refusals()).toEqual([
      expect.stringContaining('unit “one:6” reads as French; translate it into Spanish'),
    ])
  })

  it('is found in a file for French as well', async () => {
    await run('export', '--to', 'fr', '--out', file, 'topic')
    translateAll(spanishToo)
    expect(await refusals()).toEqual([expect.stringContaining('read as Spanish')])
  })

  it('is none where a passage is marked, the rule is suppressed, or nothing has changed', async () => {
    edit(spanish, 'Los miembros redujeron', 'Les membres ont réduit leurs droits de douane')
    await run('export', '--to', 'es', '--out', file, 'topic')
    translate('one:0', 'Una parte')
    await imports()
    write(
      'content/pages/topic/page.yml',
      `${settings}suppressions:\n  - { rule: language, locale: es, section: one, reason: It is a quotation. }\n`,
    )
    translate('one:6', french['one:6'])
    await imports()
    expect(read(spanish)).toContain(french['one:6'])
  })
})

describe('an import says which sections it does not take as current, and why:', () => {
  const english = 'content/pages/topic/en.mdx'
  const status = async () => (await run('status', '--locale', 'es')).stdout

  beforeEach(async () => {
    edit(english, 'Three *old* states', 'Three *very old* states')
    edit(english, 'work on services', 'work on 12 services')
    await run('export', '--to', 'es', '--out', file, 'topic')
  })

  it('one that the rules fault', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 21 servicios.',
    )
    const stdout = await imports()
    expect(stdout).toMatch(
      /not taken as current: one: check faults it: content\/pages\/topic\/es\.mdx:\d+:1 numbers .*“12”/,
    )
    expect(stdout).not.toContain('follow the original now')
    expect(read(spanish)).toContain('21 servicios')
    expect(await status()).toMatch(/stale.*one|one.*stale/s)
    const { stdout: json } = await run('import', '--json', '--dry-run', file)
    expect(JSON.parse(json)).toMatchObject({ changes: [], unchanged: ['topic es'] })
  })

  it('one whose texts came back as they went', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 12 servicios.',
    )
    const stdout = await imports()
    expect(stdout).toContain('follow the original now: one')
    expect(stdout).toContain(
      'not taken as current: @introduction: none of its texts has changed; if they say what the original says now, run “npm run translation -- accept topic es @introduction”',
    )
  })

  it('one that is not wholly translated, and one that is not in the file', async () => {
    edit(english, '- Yes\n- Yes\n', '- Yes\n- Yes\n- Perhaps\n')
    await run('export', '--to', 'es', '--out', file, 'topic')
    translate('one:0', 'Una parte')
    write(file, read(file).replace(/<trans-unit id="@introduction.*?<\/trans-unit>\n/gs, ''))
    const stdout = await imports()
    expect(stdout).toContain(
      'not taken as current: one: not translated yet: 1 of its 5 texts (one:7)',
    )
    expect(stdout).toContain('not taken as current: @introduction: it is not in the file')
  })

  it('one that was current before stays so, and its fault is told', async () => {
    const before = read('content/pages/topic/translation.lock')
    translate('@front-matter:title', 'El tema 33')
    const stdout = await imports()
    expect(stdout).toContain('at fault, though it stays current: @front-matter: check faults it')
    expect(read('content/pages/topic/translation.lock')).toBe(before)
  })

  it('the same in a dry run and as data', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 21 servicios.',
    )
    const { stdout } = await run('import', '--json', '--dry-run', file)
    expect(JSON.parse(stdout).changes).toEqual([
      expect.objectContaining({
        accepted: [],
        held: [
          {
            section: '@introduction',
            state: 'stale',
            why: expect.stringContaining('none of its texts'),
          },
          { section: 'one', state: 'stale', why: expect.stringContaining('numbers') },
        ],
      }),
    ])
  })
})
