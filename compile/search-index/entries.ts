import type { Nodes } from 'hast'
import type { Locale } from '../../i18n/locales'
import type { DataTable } from '../../site/content'
import { shownCell } from '../../site/data-file'
import { pageBody } from '../../site/page-body'
import { getText, type Page } from '../../site/registry'
import { dataPages } from '../../subject/data-pages'
import { formatDate } from '../../text/dates'
import { localizedText } from '../../text/localized-text'
import { authorComponents } from '../author-components'

/** A place that a search can lead to: a section of a page, or its introduction. */
export interface IndexEntry {
  /** The id of the heading; empty for the introduction, which stands for the page. */
  section: string
  heading: string
  /** The text as a reader sees it, on one line. */
  text: string
  /** Long forms of the abbreviations in the text. */
  long: string
}

/** The sections that only list other pages, which would answer in their stead. */
const lists = dataPages.map(({ listSection }) => listSection)

/**
 * The introduction of a page, then its sections.
 *
 * @param tables the data tables in the language, with their rows, by name
 */
export function entriesOf(
  page: Page,
  locale: Locale,
  tables: Map<string, DataTable>,
): IndexEntry[] {
  const { title, description } = getText(page, locale)
  const entries: IndexEntry[] = [{ section: '', heading: title, text: `${description} `, long: '' }]
  const { headings, tree } = pageBody(page, locale)
  const last = () => entries.at(-1) as IndexEntry
  const add = (text: string) => {
    last().text += text
  }
  const walk = (node: Nodes): void => {
    if (node.type === 'text') add(node.value)
    if (!('children' in node)) return
    const name = node.type === 'element' ? node.tagName : ''
    const properties = node.type === 'element' ? node.properties : {}
    const id = headings.find((heading) => heading.id === properties.id)
    if (id && /^h[2-6]$/.test(name)) {
      entries.push({ section: id.id, heading: id.text, text: '', long: '' })
      return
    }
    if (name === 'Event') add(`${formatDate(String(properties.date), locale)} – `)
    if (name === 'KeyFigure') add(`${properties.value} `)
    if (name === 'Definition') add(`${properties.term} – `)
    const table = authorComponents[name]?.required?.data && tables.get(String(properties.data))
    if (table) add(tableText(table, locale))
    if (name === 'Term') last().long += ` ${properties.long}`
    node.children.forEach(walk)
    if (name === 'dt') add(' – ')
    else if (/^(li|td|th|dd|KeyFigure|caption)$/.test(name)) add(' · ')
    else if (/^(p|h\d|Event|Definition)$/.test(name)) add(' ')
  }
  walk(tree)
  const own = entries.filter(({ section }) => !(page.fromData && lists.includes(section)))
  return own.map((entry) => ({ ...entry, text: oneLine(entry.text) }))
}

function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*|[ \t]+/g, ' ')
    .replace(/^(?: ?·)+ |(?: ·)+(?= ·|\s*$)|(?<=[.,;:]) ·/g, '')
    .trim()
}

function tableText({ caption, columns, rows }: DataTable, locale: Locale): string {
  const cells = rows.flatMap((row) =>
    columns.flatMap(({ id, type, hidden }) => {
      const value = row[id]
      if (value === undefined || hidden) return []
      return shownCell(value, { type }, locale)
    }),
  )
  return [localizedText(caption, locale).text, ...cells].join(' · ').concat(' ')
}
