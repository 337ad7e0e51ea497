import leven from 'leven'
import { type Block, linksOf, type Section, sectionsOf, textOf } from '../compile/sections'
import type { CheckedPage, CheckedText } from '../compile/validation/checked-content'
import type { Locale } from '../i18n/locales'
import { frontMatterId, introductionId } from '../site/content'
import { alignSections, type Languages } from './align-sections'
import type { Trees } from './load-content'
import type { PagePair, SectionedText, SectionPair } from './pairs'
import { numbersIn } from './rules/numbers'

/**
 * Divides one text of a page; undefined where its syntax is at fault, which validation reports.
 *
 * @param original of a translation
 */
export function sectionedTextOf(
  text: CheckedText,
  trees: Trees,
  original?: SectionedText,
): SectionedText | undefined {
  const tree = trees.get(text.file)
  const keywords = text.frontMatter?.value.keywords ?? []
  return (
    tree && {
      file: text.file,
      locale: text.locale,
      sections: [...frontMatterAsSection(text), ...sectionsOf(tree)],
      keywords,
      keptKeywords: keywords.filter((keyword) => original?.keywords?.includes(keyword)),
    }
  )
}

/** The texts of the front matter, as a section whose blocks have a place in the file. */
function frontMatterAsSection({ frontMatter }: CheckedText): Section[] {
  if (!frontMatter) return []
  const { title, shortTitle, description } = frontMatter.value
  const blocks = Object.entries({ title, shortTitle, description }).map(([name, value]): Block => {
    const start = { ...frontMatter.place(name), offset: 0 }
    return {
      kind: name,
      path: '',
      form: '',
      properties: {},
      texts: {},
      content: [{ type: 'text', value }],
      node: { type: 'text', value, position: { start, end: start } },
    }
  })
  return [{ id: frontMatterId, blocks }]
}

export function alignPages(
  page: CheckedPage,
  original: SectionedText,
  translation: SectionedText,
): PagePair {
  const others = withIntroduction(translation)
  const languages = { from: original.locale, to: translation.locale }
  const sections = withIntroduction(original).flatMap((section): SectionPair[] => {
    const other = others.find(({ id }) => id === section.id)
    if (!other) return []
    const blocks = inRowOrder(section.blocks, other.blocks, languages)
    return [alignSections(section, { ...other, blocks }, languages)]
  })
  return { page, original, translation, sections }
}

/** A text without an introduction has an empty one, which can be compared with another’s. */
function withIntroduction({ sections }: SectionedText): Section[] {
  if (sections.some(({ id }) => id === introductionId)) return sections
  return [{ id: introductionId, blocks: [] }, ...sections]
}

/**
 * Puts the rows of a translation’s tables into the order of the original’s. Each language may sort
 * them by its own words: what tells them apart is the numbers of each cell and where it links.
 */
function inRowOrder(original: Block[], translation: Block[], { from, to }: Languages): Block[] {
  const rows = rowsOf(original, from)
  const others = rowsOf(translation, to)
  if (rows.length !== others.length) return translation
  const found = new Map<TableRow, TableRow>()
  const rest = new Set(others)
  for (const [row, other] of closestFirst(rows, others)) {
    if (!found.has(row) && rest.delete(other)) found.set(row, other)
  }
  const unlike = [...rest]
  const ordered = rows.map((row) => (found.get(row) ?? unlike.shift())?.blocks ?? [])
  return translation.flatMap((block) => {
    if (block.kind === 'tableRow') return ordered.shift() ?? []
    return block.kind === 'tableCell' ? [] : [block]
  })
}

/** Rows of the same numbers and links; of several, first those whose names are most alike. */
function closestFirst(rows: TableRow[], others: TableRow[]): [TableRow, TableRow][] {
  const pairs = rows.flatMap((row) =>
    others
      .filter(({ signature }) => signature === row.signature)
      .map((other) => ({ row, other, distance: leven(row.name, other.name) })),
  )
  return pairs.sort((a, b) => a.distance - b.distance).map(({ row, other }) => [row, other])
}

type TableRow = ReturnType<typeof rowsOf>[number]

/** Returns rows with their cells, each named by the text of its first one. */
function rowsOf(blocks: Block[], locale: Locale) {
  const rows: Block[][] = []
  for (const block of blocks) {
    if (block.kind === 'tableRow') rows.push([block])
    else if (block.kind === 'tableCell') rows.at(-1)?.push(block)
  }
  return rows.map((row) => ({
    blocks: row,
    signature: signatureOf(row, locale),
    name: row[1] ? textOf(row[1]) : '',
  }))
}

function signatureOf(row: Block[], locale: Locale): string {
  const cells = row.map((cell) => [
    numbersIn(textOf(cell), locale)
      .filter(({ isVague }) => !isVague)
      .map(({ values }) => values[0])
      .sort(),
    linksOf(cell)
      .map(({ url }) => url)
      .sort(),
  ])
  return JSON.stringify(cells)
}
