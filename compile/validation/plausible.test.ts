import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settings, text, validate, validateBody } from './test-content'

/** Noon in Greenwich; in Kiribati the 25th has begun, in Hawaii it is still the 24th. */
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T12:00:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const label = '{ en: a, fr: b, es: c }'
const table = (rows: string[], type = 'date') =>
  `caption: ${label}\nrowHeader: day\ncolumns:\n  - { id: day, type: ${type}, label: ${label} }\nrows:\n${rows.map((day) => `  - day: ${day}\n`).join('')}`

describe('a date', () => {
  it.each([
    ['2017-02-28', undefined],
    ['2020-02-29', undefined],
    ['2017-02-30', 'there is no 2017-02-30 in the calendar'],
    ['2019-02-29', 'there is no 2019-02-29 in the calendar'],
    ['2017-04-31', 'there is no 2017-04-31 in the calendar'],
    ['2017-01-01/2017-02-31', 'there is no 2017-02-31 in the calendar'],
    ['2019-05/2012-11', 'the period ends (2012-11) before it begins (2019-05)'],
    ['2019-05-02/2019-05-01', 'the period ends (2019-05-01) before it begins'],
    ['2019/2019-05', undefined],
    ['2036', undefined],
  ])('%s of an event and of a row: %s', async (date, expected) => {
    const matcher = expected ? [expect.stringContaining(expected)] : []
    expect(
      await validateBody(`<Timeline>\n<Event date="${date}">\n\nText.\n\n</Event>\n</Timeline>`),
    ).toEqual(matcher)
    expect((await validate({ 'data/days.yml': table([`"${date}"`]) })).faults).toEqual(matcher)
  })

  it.each([
    ['modified', '2026-11-25', undefined],
    ['modified', '2026-11-26', '2026-11-26 is in the future (today is 2026-11-25)'],
    ['modified', '2036-11-26', 'is in the future'],
    ['modified', '2026-02-30', 'must be a date that there is'],
    ['asOf', '2026-11', undefined],
    ['asOf', '2026-12', '2026-12 is in the future'],
    ['asOf', '2026-02-30', 'there is no 2026-02-30'],
    ['asOf', '2026-13', 'there is no 2026-13'],
  ])('%s: %s of a page: %s', async (key, value, expected) => {
    const changed = `${settings.replace(/^modified.*\n/m, '')}${key}: ${value}\n${key === 'asOf' ? 'modified: 2026-11-23\n' : ''}`
    const { faults } = await validate({ 'pages/topic/page.yml': changed })
    expect(faults).toEqual(expected ? [expect.stringContaining(expected)] : [])
    if (expected) expect(faults[0]).toContain(`content/pages/topic/page.yml:4:${key.length + 3}: `)
  })

  it.each([
    ['2026-11-25', undefined],
    ['2027', '<KeyFigure>: 2027 is in the future'],
    ['2026-02-30', '<KeyFigure>: there is no 2026-02-30'],
  ])('%s of a figure: %s', async (date, expected) => {
    const body = `<KeyFigures>\n<KeyFigure value="1" asOf="${date}">one</KeyFigure>\n</KeyFigures>`
    expect(await validateBody(body)).toEqual(expected ? [expect.stringContaining(expected)] : [])
  })

  it('of a fact is checked where it is one', async () => {
    const { faults } = await validate({
      'facts.yml': '"A1": { fact: "A", asOf: "c. 2017" }\n"A2": { fact: "B", asOf: "2027-01" }\n',
    })
    expect(faults).toEqual([
      expect.stringContaining('facts.yml:2:26: A2.asOf: 2027-01 is in the future'),
    ])
  })
})

describe('the file of a country', () => {
  const country = (changes: Record<string, string>) =>
    Object.entries({
      modified: '2026-11-23',
      asOf: '"2025"',
      name: '{ en: Chile, fr: Chili, es: Chile }',
      capital: '{ en: S, fr: S, es: S }',
      iso: '"152"',
      region: 'south-america',
      area: '1',
      languages: '[es]',
      oas: '{ since: 1948 }',
      ...changes,
    })
      .map(([key, value]) => `${key}: ${value}\n`)
      .join('')

  it.each([
    [{ modified: '2027-01-01' }, 'modified: 2027-01-01 is in the future'],
    [{ asOf: '"2027"' }, 'asOf: 2027 is in the future'],
    [
      { asOf: '"2025-02-30"' },
      'asOf: there is no 2025-02-30'.replace('asOf: ', 'asOf: must be a date that there is: '),
    ],
    [{ oas: '{ since: 2030 }' }, 'oas.since: 2030 is in the future'],
    [{ oas: '{ since: 19480 }' }, 'oas.since: '],
    [{ oas: '{ since: 1948, until: 1940 }' }, 'oas.until: is before “since”'],
    [
      { pacificAlliance: '{ role: member, since: "2030" }' },
      'pacificAlliance.since: 2030 is in the future',
    ],
    [{ dated: '{ mission: "2030" }' }, 'dated.mission: 2030 is in the future'],
    [{ agreements: '[{ agreement: x, inForce: "2023-02-31" }]' }, 'there is no 2023-02-31'],
  ])('says what cannot be true: %j', async (changes, expected) => {
    const pages = Object.fromEntries(
      ['en', 'fr', 'es'].map((locale) => [
        `pages/countries/${locale}.mdx`,
        text(`C ${locale}`, 'countries', 'Text.'),
      ]),
    )
    const { faults } = await validate({
      ...pages,
      'pages/countries/page.yml': settings.replace('order: 1', 'order: 2'),
      'data/free-trade-agreements.yml': table(['A'], 'text').replace(
        '  - day: A',
        '  - { id: x, day: A }',
      ),
      'countries/chile.yml': country(changes),
    })
    expect(faults).toEqual([expect.stringContaining(expected)])
  })
})

describe('the order of events', () => {
  const events = (...dates: string[]) =>
    `<Timeline>\n${dates.map((date) => `<Event date="${date}">\n\nText.\n\n</Event>\n`).join('')}</Timeline>`

  it.each([
    [['2017', '2017-08-08', '2017', '2018'], undefined],
    [['2018', '2017-08-08', '2016'], undefined],
    [['2016', '2018', '2017', '2019'], 'the event of 2017 stands after that of 2018'],
    [
      ['2011-04-28', '2012-06', '2012-05', '2013'],
      'the event of 2012-05 stands after that of 2012-06',
    ],
  ])('%j: %s', async (dates, expected) => {
    expect(await validateBody(events(...dates))).toEqual(
      expected ? [expect.stringContaining(expected)] : [],
    )
    const { faults } = await validate({ 'data/days.yml': table(dates.map((date) => `"${date}"`)) })
    expect(faults).toHaveLength(expected ? 1 : 0)
  })
})

describe('a text', () => {
  it.each([
    ['[](home)', '8:1: the link has no text'],
    ['[ ](home)', '8:1: the link has no text'],
    ['This is **bold and on.', '8:9: “**” is never closed'],
    ['One\nand **two ** three', '9:5: “**” is never closed'],
    ['See [home](home and more', '8:10: a link is written [text](id of the page)'],
    [
      '<Table caption="C">\n\n| a | b |\n|---|---|\n| c | |\n\n</Table>',
      '12:5: a cell of the table is empty',
    ],
    ['<Term long="Long"> </Term>', '8:1: <Term> is empty'],
    [
      '<Definitions>\n<Definition term="a">\n</Definition>\n</Definitions>',
      '9:1: <Definition> is empty',
    ],
  ])('%j is a fault', async (body, expected) => {
    expect(await validateBody(body)).toEqual([expect.stringContaining(expected)])
  })

  it('may show the marks of Markdown with a backslash, and be bold', async () => {
    expect(
      await validateBody('This is \\*\\*not\\*\\* but **this is**, 2 * 3 and `code`.'),
    ).toEqual([])
  })

  it.each([
    [
      'title: Topic',
      'title: “Topic”',
      '2:8: curly quotation marks stand around the value; write "Topic"',
    ],
    ['title: Topic', 'title: « Topic »', '2:8: curly quotation marks'],
    ['[a]', '[“a”, b]', '6:12: curly quotation marks'],
    [
      'title: Topic',
      'title: Topic # 1 of 3',
      '2:13: what follows “#” is a remark that readers do not see; put the value in quotes: title: "Topic # 1 of 3"',
    ],
    [
      'description: About it.',
      'description: About it. #canada',
      '4:23: what follows “#” is a remark',
    ],
    ['title: Topic', 'title: The **Topic**', '2:8: “**” has no meaning in the title'],
    [
      'title: Topic',
      `title: ${'long '.repeat(90)}end`,
      '2:8: title: is longer than 120 characters',
    ],
  ])('has front matter in which %j became %j: one fault', async (from, to, expected) => {
    const { faults, notices } = await validate({
      'pages/topic/en.mdx': text('Topic', 'topic', '## One {/* #one */}').replace(from, to),
    })
    expect([...faults, ...notices]).toEqual([
      expect.stringContaining(`content/pages/topic/en.mdx:${expected}`),
    ])
  })

  it('may have a title that is a quotation, and a word with a number sign', async () => {
    for (const title of ['"“Topic”"', '“Topic” and “more”', 'C#1']) {
      const topic = text(title, 'topic', '## One {/* #one */}')
      expect((await validate({ 'pages/topic/en.mdx': topic })).faults).toEqual([])
    }
  })
})

it.each([
  ['related: [topic]', '5:11: the page is related to itself'],
  ['related: [home, home]', '5:17: “home” stands here a second time'],
])('reports %s', async (line, expected) => {
  const { faults } = await validate({ 'pages/topic/page.yml': `${settings}${line}\n` })
  expect(faults).toEqual([expect.stringContaining(expected)])
})

it.each(['""', '" "', '{ en: "", fr: "", es: "" }'])('reports the empty cell %s', async (cell) => {
  const { faults } = await validate({ 'data/days.yml': table([cell], 'text') })
  expect(faults[0]).toMatch(
    /^content\/data\/days\.yml:6:1[06]: rows\.0\.day.*: is empty; write a text/,
  )
})
