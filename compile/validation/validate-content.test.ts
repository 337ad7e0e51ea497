import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '../../i18n/locales'
import { publicOrigin } from '../../site/origin'
import { type Files, settings, sound, text, validate, validateBody } from './test-content'

const topicEn = 'content/pages/topic/en.mdx'
const topicFr = 'content/pages/topic/fr.mdx'

describe('sound content', () => {
  it('has no faults', async () => {
    expect(await validate({})).toEqual({ faults: [], notices: [] })
  })

  it('may use every component as the documentation shows it', async () => {
    const body = [
      '## One {/* #one */}',
      '<Table caption="C">\n\n| a | b |\n|---|---|\n| c | d |\n\n</Table>',
      '<Definitions>\n<Definition term="T">\n\nText.\n\n</Definition>\n</Definitions>',
      '<Notice kind="warning">\n\n## Two {/* #two */}\n\nText.\n\n</Notice>',
      '<Timeline>\n<Event date="2017-08">\n\nText.\n\n</Event>\n</Timeline>',
      '<KeyFigures>\n<KeyFigure value="1" asOf="2024">one</KeyFigure>\n</KeyFigures>',
      '<Term long="Long">L</Term> and <Lang code="es">uno</Lang>',
      '<SectionPages />',
      '[this](#one), [home](home) and [there](https://example.org/a)',
    ].join('\n\n')
    expect(await validateBody(body)).toEqual([])
  })
})

describe('freshness', () => {
  const stale = (locale: string) =>
    `content/pages/topic/${locale}.mdx:8:1: the section one does not follow content/pages/topic/en.mdx:8`

  it('asks for a required language, and notices another', async () => {
    const sections = '{ "@front-matter": x, one: x }'
    const lock = `{ fr: ${sections}, es: ${sections} }`
    const { faults, notices } = await validate({
      'pages/topic/translation.lock': lock,
      'pages/home/translation.lock': '{}',
    })
    const ofTopic = (list: string[]) => list.filter((fault) => fault.includes('topic/'))
    expect(ofTopic(faults)).toEqual([
      expect.stringContaining('content/pages/topic/fr.mdx:2:8: the section @front-matter'),
      expect.stringContaining(stale('fr')),
    ])
    expect(ofTopic(notices)).toEqual([
      expect.stringContaining('content/pages/topic/es.mdx:2:8'),
      expect.stringContaining(stale('es')),
    ])
  })

  it('says once of a translation that nobody has accepted', async () => {
    const { faults, notices } = await validate({
      'pages/topic/translation.lock': '{ fr: {} }',
      'pages/home/translation.lock': '{}',
    })
    const ofTopic = (list: string[]) => list.filter((fault) => fault.includes('topic/'))
    const message = 'is not accepted as a translation of content/pages/topic/en.mdx yet; '
    const told = (locale: string) =>
      expect.stringContaining(`content/pages/topic/${locale}.mdx:1:1: ${message}`)
    expect(ofTopic(faults)).toEqual([told('fr')])
    expect(ofTopic(notices)).toEqual([told('es')])
  })

  it('says nothing of what was accepted for a text that is not there', async () => {
    const { faults, notices } = await validate({
      'pages/topic/es.mdx': undefined,
      'pages/topic/translation.lock': 'es:\n  "@front-matter": x\n  one: x\n',
      'pages/home/translation.lock': '{}',
    })
    const spanish = [...faults, ...notices].filter((fault) => /topic.* es|es\.mdx/.test(fault))
    expect(spanish.filter((fault) => fault.includes('topic'))).toEqual([
      'content/pages/topic/es.mdx:1:1: is missing; write the page in Español',
    ])
  })

  it('reports a lock of a section or language that is not there', async () => {
    const { faults } = await validate({
      'pages/topic/translation.lock': 'fr:\n  gone: x\nde:\n  one: x\n',
    })
    expect(faults).toContainEqual(expect.stringContaining('translation.lock:3:1: “de”'))
    const { faults: more } = await validate({
      'pages/topic/translation.lock': 'fr:\n  gone: x\n',
    })
    expect(more).toContainEqual(
      expect.stringContaining('translation.lock:2:9: names the section gone in fr'),
    )
  })
})

describe('an unresolved merge', () => {
  /** In the other version a line is not there, as git writes it. */
  const conflicted = (content: string, style: string, end: string) => {
    const [first = '', ...rest] = content.trimEnd().split('\n')
    const base = { merge: [], diff3: ['||||||| 1a2b3c4', first, 'more'] }[style] ?? []
    return ['<<<<<<< HEAD', first, ...base, '=======', first, '>>>>>>> theirs', ...rest, '']
      .join('\n')
      .replaceAll('\n', end)
  }
  const shared: Files = {
    'data/table.yml': `caption: { en: a, fr: b, es: c }\nrowHeader: c0\ncolumns:\n  - { id: c0, type: text, label: { en: a, fr: b, es: c } }\nrows:\n  - { c0: a }\n`,
    'glossary.yml': 'state: { en: state, fr: État, es: Estado }\n',
    'search-names.yml': 'state: { en: state, fr: État, es: Estado }\n',
    'words.txt': 'Pacto\n',
    'pages/topic/child/page.yml': settings,
    ...Object.fromEntries(
      locales.map((locale) => [`../messages/${locale}.json`, '{\n  "a": "b"\n}\n']),
    ),
    ...Object.fromEntries(
      (['en', 'fr', 'es'] as const).flatMap((locale) => [
        [
          `pages/home/${locale}.mdx`,
          text(
            `Home ${locale}`,
            undefined,
            '[a](topic#one) [b](https://example.org/a) [c](topic/child)\n\n<DataTable data="table" />',
          ),
        ],
        [`pages/topic/child/${locale}.mdx`, text(`Child ${locale}`, 'child', 'Text.')],
      ]),
    ),
  }
  const files = Object.entries({ ...sound, ...shared })

  it.each(
    files.flatMap(([path, content]) =>
      ['merge', 'diff3'].map(
        (style, index) => [path, style, ['\n', '\r\n'][index], content] as const,
      ),
    ),
  )('in %s (%s, %j) is the only thing that is said', async (path, style, end, content) => {
    const { faults, notices } = await validate({
      ...shared,
      [path]: conflicted(`${content}`, style, `${end}`),
    })
    const file = join('content', path)
    expect([...faults, ...notices]).toEqual([
      expect.stringContaining(`${file}:1:1: unresolved merge, line 1: `),
    ])
  })

  it('in a lock leaves current what either version says is, and nothing else is said', async () => {
    const lock = 'fr:\n<<<<<<< HEAD\n  one: x\n=======\n  one: y\n>>>>>>> theirs\n'
    for (const content of [lock, lock.replaceAll('\n', '\r\n'), '>>>>>>> theirs\nfr: {}\n']) {
      const { faults, notices } = await validate({
        'pages/topic/translation.lock': content,
        'pages/home/translation.lock': '{}',
      })
      const ofTopic = [...faults, ...notices].filter((fault) => fault.includes('topic/'))
      const line = content.split('\n').findIndex((text) => /[<>]{7}/.test(text)) + 1
      expect(ofTopic).toEqual([
        `content/pages/topic/translation.lock:${line}:1: unresolved merge, line ${line}: two versions of this file stand in it; run “npm run translation -- resolve topic”, which keeps of each what still holds`,
      ])
    }
  })

  it.each([
    ['fr:\n  one: x\n  one: y\n', 'put an earlier version of this file back'],
    ['fr: {\n', 'put an earlier version of this file back'],
    [Buffer.from([0xff, 0xfe, 0x66, 0x00]), 'with the encoding UTF-8'],
    ['fr: current\nes: 7\n', 'resolve topic”, which keeps what can be read'],
    ['- fr\n', 'resolve topic”, which keeps what can be read'],
    ['pt:\n  one: x\nde:\n  one: x\n', 'resolve topic”, which keeps what can be read'],
  ])(
    'is told apart from a lock that cannot be read, of which one thing is said (%j)',
    async (lock, remedy) => {
      const { faults, notices } = await validate({
        'pages/topic/translation.lock': lock,
        'pages/home/translation.lock': '{}',
      })
      const ofTopic = [...faults, ...notices].filter((fault) => fault.includes('topic/'))
      expect(ofTopic).toEqual([expect.stringContaining(remedy)])
    },
  )
})

describe('front matter and settings', () => {
  it('reports front matter that is missing', async () => {
    const { faults } = await validate({ 'pages/topic/en.mdx': '## One {/* #one */}\n' })
    expect(faults).toEqual([expect.stringContaining(`${topicEn}:1:1: the front matter is missing`)])
  })

  it('names the key that a misspelt one was meant to be', async () => {
    const wrong = text('Topic', 'topic', '## One {/* #one */}').replace('shortTitle', 'shorttitel')
    const { faults } = await validate({ 'pages/topic/en.mdx': wrong })
    expect(faults).toContain(
      `${topicEn}:3:1: “shorttitel” is not a key; did you mean “shortTitle”?`,
    )
  })

  it('reports values of the wrong type', async () => {
    const { faults } = await validate({
      'pages/topic/page.yml': settings.replace('2026-11-23', '2026-13-45').replace('1', 'first'),
    })
    expect(faults).toEqual([
      expect.stringContaining('content/pages/topic/page.yml:1:8: order: missing or not a whole'),
      expect.stringContaining('content/pages/topic/page.yml:2:11: modified: must be a date'),
    ])
  })

  it('reports invalid YAML where it is', async () => {
    const { faults } = await validate({ 'pages/topic/page.yml': 'order: [1\nmodified: x\n' })
    expect(faults[0]).toMatch(/^content\/pages\/topic\/page\.yml:\d+:\d+: invalid YAML/)
  })

  it('reports fact rows and related pages that do not exist', async () => {
    const { faults } = await validate({
      'pages/topic/page.yml': `${settings.replace('A1', 'Z9')}related: [nowhere]\n`,
    })
    expect(faults).toEqual([
      'content/pages/topic/page.yml:4:9: content/facts.yml has no row “Z9”',
      'content/pages/topic/page.yml:5:11: no page has the id “nowhere”',
    ])
  })
})

describe('files', () => {
  it('reports a missing required language as a fault, another as a notice', async () => {
    const report = await validate({
      'pages/topic/fr.mdx': undefined,
      'pages/topic/es.mdx': undefined,
    })
    expect(report.faults).toEqual([`${topicFr}:1:1: is missing; write the page in Français`])
    expect(report.notices).toEqual([
      'content/pages/topic/es.mdx:1:1: is missing; write the page in Español',
    ])
  })

  it('reports a home page that is missing in any language', async () => {
    const { faults } = await validate({ 'pages/home/es.mdx': undefined })
    expect(faults).toEqual([
      'content/pages/home/es.mdx:1:1: is missing; write the page in Español, which needs a home page before any other',
    ])
  })

  it('reports a folder without page.yml', async () => {
    const { faults } = await validate({ 'pages/topic/page.yml': undefined })
    expect(faults).toEqual([
      expect.stringContaining('content/pages/topic/page.yml:1:1: is missing'),
    ])
  })

  it.each(['pages/topic/fr.md', 'pages/topic/FR.mdx', 'pages/topic/notes.txt', 'data/a.json'])(
    'reports %s, which no one reads',
    async (path) => {
      const { faults } = await validate({ [path]: 'x' })
      expect(faults).toEqual([expect.stringContaining(`content/${path}:1:1: unexpected file`)])
    },
  )

  it('reads nothing that systems and editors leave beside files', async () => {
    const names = ['.DS_Store', 'Thumbs.db', 'pages/topic/._fr.mdx', 'pages/topic/.fr.mdx.swp']
    const others = ['pages/topic/fr.mdx~', 'data/#a.yml#', 'pages/.gitkeep', '__MACOSX/pages/x.mdx']
    const files = Object.fromEntries([...names, ...others].map((name) => [name, 'x']))
    const { faults } = await validate(files)
    expect(faults).toEqual([])
  })

  it('reports UTF-16, with a mark of it or without', async () => {
    for (const mark of ['\ufeff', '']) {
      const bytes = Buffer.from(mark + text('Sujet', 'sujet', 'Texte.'), 'utf16le')
      const { faults } = await validate({ [topicFr.replace('content/', '')]: bytes })
      expect(faults).toContainEqual(expect.stringMatching(/fr\.mdx:1:\d: this is not UTF-8/))
    }
  })

  it('takes titles for the same in whichever spaces and accents they are written', async () => {
    const { faults } = await validate({
      'pages/home/fr.mdx': text('L’été ici', undefined, 'Texte.'),
      'pages/topic/fr.mdx': text('L’e\u0301te\u0301\u202fici', 'sujet', '## Un {/* #one */}'),
    })
    expect(faults.join()).toContain('the title is that of')
  })

  it('reports the first byte that is not UTF-8', async () => {
    const latin1 = Buffer.from(text('Sujet', 'sujet', '## Un {/* #one */}\n\nété'), 'latin1')
    const { faults } = await validate({ 'pages/topic/fr.mdx': latin1 })
    expect(faults).toContain(
      `${topicFr}:10:1: this is not UTF-8; save the file again with the encoding UTF-8`,
    )
  })
})

describe('slugs and titles', () => {
  const second = (slug: string): Files => ({
    'pages/other/page.yml': settings,
    'pages/other/en.mdx': text('Other', slug, 'Text.'),
    'pages/other/fr.mdx': text('Autre', 'autre', 'Texte.'),
    'pages/other/es.mdx': text('Otro', 'otro', 'Texto.'),
  })

  it('reports a slug that is taken', async () => {
    const { faults } = await validate(second('topic'))
    expect(faults).toEqual([
      `${topicEn}:5:7: the slug “topic” is taken by content/pages/other/en.mdx; choose another`,
    ])
  })

  it.each(['Topic', 'tópic', 'to_pic', '-topic'])('reports the slug %s', async (slug) => {
    const { faults } = await validate(second(slug))
    expect(faults).toEqual([
      expect.stringContaining('content/pages/other/en.mdx:5:7: slug: must be'),
    ])
  })

  it('reports an article, a reserved slug and a missing one', async () => {
    expect((await validate(second('of-the-sea'))).faults[0]).toContain('holds the article “the”')
    expect((await validate(second('"404"'))).faults[0]).toContain('an address of the portal itself')
    expect((await validate(second('side-by-side'))).faults[0]).toContain('an address of the portal')
    const former = await validate(second('second\naliases: [cote-a-cote]'))
    expect(former.faults[0]).toContain('“cote-a-cote” is an address of the portal itself')
    const missing = text('Other', undefined, 'Text.')
    const { faults } = await validate({ ...second('x'), 'pages/other/en.mdx': missing })
    expect(faults[0]).toContain('slug: missing')
  })

  it('reports a title that another page has', async () => {
    const { faults } = await validate({
      ...second('other'),
      'pages/other/en.mdx': text('Topic', 'other', 'Text.'),
    })
    expect(faults).toEqual([
      `${topicEn}:2:8: the title is that of content/pages/other/en.mdx; choose another`,
    ])
  })
})

describe('text', () => {
  it.each([
    ['a link to a page that does not exist', '[a](nowhere)', '8:1: no page has the id “nowhere”'],
    ['an anchor that does not exist', '[a](home#x)', '8:1: the page “home” has no heading'],
    ['an address of this site', '[a](/en/topic)', '8:1: “/en/topic” is an address of this site'],
    [
      'a full address of this site',
      `[a](${publicOrigin()}/en)`,
      `8:1: “${publicOrigin()}/en” is an address of this site`,
    ],
    ['an unlisted address', '[a](https://example.com)', '8:1: “https://example.com” is not in'],
    ['a heading without an id', '## A', '8:1: the heading has no id'],
    ['an id that the layout uses', '## A {/* #main */}', '8:1: the id “main” is used by the page'],
    ['an id with capitals', '## A {/* #One */}', '8:1: the id “One” must be lower-case'],
    ['a skipped level', '### A {/* #a */}', '8:1: the heading skips a level; use ##'],
    ['an h1', '# A {/* #a */}', '8:1: a page has one h1'],
    ['an image without text', '![](/a.svg)', '8:1: the image has no alternative text'],
    ['an image that does not exist', '![a](/a.svg)', '8:1: there is no image public/a.svg'],
    ['a table without a caption', '| a |\n|---|\n| b |', '8:1: the table has no caption'],
    ['an unknown component', '<Box />', '8:1: <Box> is not a component'],
    ['HTML', '<div>a</div>', '8:1: <div> is not a component'],
    ['an unknown property', '<SectionPages of="x" />', '8:1: “of” is not a property'],
    ['a missing property', '<Term>a</Term>', '8:1: <Term> has no “long”'],
    ['a wrong property', '<Event date="May">\n\na\n\n</Event>', '8:1: <Event>: “May” cannot be'],
    ['a component out of place', '<Definition term="a" />', '8:1: <Definition> must stand inside'],
    ['a table that is not there', '<DataTable data="x" />', '8:1: there is no content/data/x.yml'],
    [
      'a chart of a kind that there is not',
      '<Chart data="x" kind="pie" />',
      '8:1: <Chart>: “pie” cannot be its “kind”',
    ],
    ['an import', "import a from 'a'", '8:1: import and export are not allowed'],
    ['an export', 'export const a = 1', '8:1: import and export are not allowed'],
    ['an expression', 'a {1 + 1}', '8:3: an {expression} is not allowed'],
    [
      'an expression in a property',
      '<Lang code={"es"}>a</Lang>',
      '8:1: <Lang> has an {expression}',
    ],
    ['broken MDX', 'a <Lang code="es">', 'invalid MDX'],
    [
      'a notice without a heading',
      '<Notice kind="warning">\n\na\n\n</Notice>',
      'starts with a heading',
    ],
  ])('reports %s', async (_, body, expected) => {
    expect(await validateBody(body)).toContainEqual(expect.stringContaining(expected))
  })

  it('lets links lead to counterparts of external pages, and reports a wrong list of them', async () => {
    const listed = (codes: string) =>
      `"https://example.org/a": { language: en, counterparts: { ${codes} } }\n`
    const french = text('Sujet', 'sujet', '## Un {/* #one */}\n\n[a](https://example.org/b)')
    const validateList = (codes: string) =>
      validate({ 'external-links.yml': listed(codes), 'pages/topic/fr.mdx': french })
    expect((await validateList('fr: "https://example.org/b"')).faults).toEqual([])
    expect((await validateList('French: "https://example.org/b"')).faults).toContainEqual(
      expect.stringContaining('content/external-links.yml:1:26: https://example.org/a'),
    )
  })

  it('reports an id that is used twice', async () => {
    const faults = await validateBody('## A {/* #a */}\n\n## B {/* #a */}')
    expect(faults).toEqual([`${topicEn}:10:1: the id “a” is used twice; choose another`])
  })

  it('reports headings that differ between languages', async () => {
    const { faults } = await validate({
      'pages/topic/fr.mdx': text('Sujet', 'sujet', '## Deux {/* #two */}'),
    })
    expect(faults).toEqual([
      expect.stringContaining(
        `${topicFr}:8:1: heading 1 has the id “two”, but “one” in ${topicEn}`,
      ),
    ])
  })

  it('reports the faults of every file at once', async () => {
    const { faults } = await validate({
      'pages/topic/en.mdx': text('Topic', 'topic', '## One'),
      'pages/topic/fr.mdx': text('Sujet', 'Sujet', '# Un {/* #one */}\n\n[a](nowhere)'),
      'pages/home/es.mdx': text('Inicio', 'inicio', 'Texto {1}.'),
    })
    const files = faults.map((fault) => fault.split(':')[0])
    expect(new Set(files)).toEqual(new Set([topicEn, topicFr, 'content/pages/home/es.mdx']))
    expect(faults.length).toBeGreaterThanOrEqual(5)
  })
})

describe('data files', () => {
  const label = '{ en: a, fr: b, es: c }'
  const table = (rows: string) =>
    `caption: ${label}\nrowHeader: day\ncolumns:\n  - { id: day, type: date, label: ${label} }\nrows:\n${rows}\n`

  it('may leave nothing to say', async () => {
    expect((await validate({ 'data/days.yml': table('  - day: "2009-08"') })).faults).toEqual([])
  })

  it('reports a cell of no column, a wrong date and a language that is missing', async () => {
    const { faults } = await validate({
      'data/days.yml': table('  - day: "May"\n    place: x').replace(', es: c }\nrow', ' }\nrow'),
    })
    expect(faults).toContainEqual(expect.stringContaining('content/data/days.yml:1:10: caption'))
    const unlabelled = await validate({ 'data/days.yml': table('  - day: "May"\n    place: x') })
    expect(unlabelled.faults).toEqual([
      expect.stringContaining('content/data/days.yml:6:10: rows.0.day: must be a date'),
      expect.stringContaining(
        'content/data/days.yml:7:12: rows.0.place: is not the id of a column',
      ),
    ])
  })
})

describe('country files', () => {
  const names = '{ en: Chile, fr: Chili, es: Chile }'
  const country = (more = '', name = names) =>
    `modified: 2026-11-25\nasOf: "2025"\nname: ${name}\ncapital: { en: S, fr: S, es: S }\niso: "152"\nregion: south-america\narea: 1\nlanguages: [es]\noas: { since: 1948 }\n${more}`
  const validateCountries = (files: Files) =>
    validate({
      'pages/countries/page.yml': settings,
      'pages/countries/en.mdx': text('Countries', 'countries', 'Text.'),
      'pages/countries/fr.mdx': text('Pays', 'pays', 'Texte.'),
      'pages/countries/es.mdx': text('Países', 'paises', 'Texto.'),
      'data/free-trade-agreements.yml':
        'caption: { en: a, fr: b, es: c }\nrowHeader: agreement\ncolumns:\n  - { id: agreement, type: text, label: { en: a, fr: b, es: c } }\nrows:\n  - { id: canada-chile, agreement: A }\n',
      ...files,
    })

  it('may leave nothing to say, and their pages can be linked to', async () => {
    const { faults } = await validateCountries({
      'countries/chile.yml': country('agreements:\n  - { agreement: canada-chile }\n'),
      'pages/topic/en.mdx': text('Topic', 'topic', '[Chile](countries/chile#mission)'),
      'pages/topic/fr.mdx': text('Sujet', 'sujet', '[Chili](countries/chile#mission)'),
      'pages/topic/es.mdx': text('Tema', 'tema', '[Chile](countries/chile#mission)'),
    })
    expect(faults).toEqual([])
  })

  it.each([
    [
      'a name that a language lacks',
      country('', '{ en: Chile, fr: Chili }'),
      'content/countries/chile.yml:3:7: name.es: missing',
    ],
    [
      'a key of nobody’s',
      country('continent: x\n'),
      'content/countries/chile.yml:10:1: “continent” is not a key',
    ],
    [
      'a language without a name in the interface',
      country().replace('[es]', '[xx]'),
      'content/countries/chile.yml:8:13: languages.0: must be among',
    ],
    [
      'a code of no state of the Americas',
      country().replace('"152"', '"999"'),
      'content/countries/chile.yml:5:6: iso: is not the code of a state',
    ],
    [
      'a mission in a country that is not there',
      country('mission: { kind: embassy, in: peru }\n'),
      'content/countries/chile.yml:10:31: there is no content/countries/peru.yml',
    ],
    [
      'an agreement that is not in the table',
      country('agreements:\n  - { agreement: cptpp }\n'),
      'content/countries/chile.yml:11:18: content/data/free-trade-agreements.yml has no row with the id “cptpp”',
    ],
  ])('report %s', async (_, file, expected) => {
    const { faults } = await validateCountries({ 'countries/chile.yml': file })
    expect(faults).toEqual([expect.stringContaining(expected)])
  })

  it('report two countries of one address, and links to what is not there', async () => {
    const { faults } = await validateCountries({
      'countries/chile.yml': country(),
      'countries/twin.yml': country(),
      'pages/topic/en.mdx': text('Topic', 'topic', '[a](countries/peru) [b](countries/chile#x)'),
      'pages/topic/fr.mdx': text('Sujet', 'sujet', 'a'),
      'pages/topic/es.mdx': text('Tema', 'tema', 'a'),
    })
    expect(faults).toEqual([
      expect.stringContaining(
        'twin.yml:3:13: the name has the address of content/countries/chile.yml',
      ),
      expect.stringContaining('twin.yml:3:24: the name has the address of'),
      expect.stringContaining('twin.yml:3:35: the name has the address of'),
      `${topicEn}:8:1: no page has the id “countries/peru”`,
      `${topicEn}:8:21: the page “countries/chile” has no heading with the id “x”`,
    ])
  })

  it('need the page that they lie below', async () => {
    const { faults } = await validate({ 'countries/chile.yml': country() })
    expect(faults).toEqual([
      'content/pages/countries/page.yml:1:1: is missing; the pages of countries lie below it',
    ])
  })
})

describe('a chart', () => {
  const label = '{ en: A, fr: B, es: C }'
  const columns = (...types: string[]) =>
    types.map((type, at) => `  - { id: c${at}, type: ${type}, label: ${label} }\n`).join('')
  const table = (head: string, types: string[], ...rows: string[]) =>
    `caption: ${label}\n${head}rowHeader: c0\ncolumns:\n${columns(...types)}rows:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`
  const described = `description: ${label}\n`
  const faultsOf = async (data: string, chart: string) =>
    (
      await validate({
        'data/x.yml': data,
        'pages/topic/en.mdx': text('Topic', 'topic', `${chart}\n\n## One {/* #one */}`),
      })
    ).faults.filter((fault) => fault.includes('data/x.yml'))

  const bar = '<Chart data="x" kind="bar" />'
  const line = '<Chart data="x" kind="line" />'
  const timeline = '<TimelineChart data="x" />'
  const map = '<AmericasMap data="x" />'
  const states = (row: string) =>
    table(`${described}groupBy: c1\n`, ['text', 'text'], `c0: a, ${row}`).replace(
      'rows:',
      `  - { id: iso, type: text, hidden: true, label: ${label} }\nrows:`,
    )

  it.each([
    [bar, table(described, ['text', 'number'], 'c0: a, c1: 1')],
    [line, table(described, ['date', 'number'], 'c0: "2017", c1: 1.5')],
    [timeline, table(`${described}groupBy: c1\n`, ['date', 'text'], 'c0: "2017", c1: a')],
  ])('%s is drawn from a table that has what it needs', async (chart, data) => {
    expect(await faultsOf(data, chart)).toEqual([])
  })

  it.each([
    [bar, table('', ['text', 'number'], 'c0: a, c1: 1'), 'has no “description”'],
    [bar, table(described, ['text', 'text'], 'c0: a'), 'has 0 columns of the type number'],
    [bar, table(described, ['text', 'number'], 'c0: a'), 'has no “c1” in row 1'],
    [bar, table(described, ['text', 'number'], 'c0: a, c1: -1'), 'or one below 0'],
    [line, table(described, ['text', 'number'], 'c0: a, c1: 1'), 'has 0 columns of the type date'],
    [timeline, table(described, ['date', 'text'], 'c0: "2017"'), 'has no “groupBy”'],
    [map, states('iso: "840", c1: a'), 'has no row for the “iso” 028, 032'],
    [map, states('iso: "999", c1: a'), 'has in row 1 the “iso” “999”'],
  ])('%s is refused for what its table lacks', async (chart, data, expected) => {
    const faults = await faultsOf(data, chart)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('content/pages/topic/en.mdx:8:1: content/data/x.yml')
    expect(faults[0]).toContain(expected)
  })

  it.each([
    ['c0: a, c1: "1"', '8:18: rows.0.c1: must be a number'],
    ['c0: 1, c1: 1', '8:11: rows.0.c0: must be a text'],
  ])('%s is refused where it stands', async (row, expected) => {
    const faults = await faultsOf(table(described, ['text', 'number'], row), bar)
    expect(faults).toEqual([expect.stringContaining(`content/data/x.yml:${expected}`)])
  })

  it('needs its texts in every language', async () => {
    const data = table('description: { en: A, fr: B }\n', ['text', 'number'], 'c0: a, c1: 1')
    expect(await faultsOf(data, bar)).toEqual([
      expect.stringContaining('content/data/x.yml:2:14: description.es: '),
    ])
  })
})
