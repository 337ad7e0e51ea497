import type { Nodes } from 'hast'
import type { countrySections } from '../../countries/country-body'
import type { CountryTranslator } from '../../countries/country-facts'
import { readFilledTable } from '../../countries/country-tables'
import type { Locale } from '../../i18n/locales'
import { shownCell } from '../../site/data-file'
import { pageBody } from '../../site/page-body'
import { getText, type Page } from '../../site/registry'
import { formatDate } from '../../text/dates'
import { localizedText } from '../../text/localized-text'

/** A place that a search can lead to: a section of a page, or its introduction. */
export interface Entry {
  /** The id of the heading; empty for the introduction, which stands for the page. */
  section: string
  heading: string
  /** The text as a reader sees it, on one line. */
  text: string
  /** Long forms of the abbreviations in the text. */
  long: string
}

/** The section of a country’s page that only lists pages that name it. */
const listOfMentions: (typeof countrySections)[number] = 'mentions'

/**
 * The introduction of a page, then its sections.
 *
 * @param t what tables say of countries
 */
export function entriesOf(page: Page, locale: Locale, t: CountryTranslator): Entry[] {
  const { title, description } = getText(page, locale)
  const entries: Entry[] = [{ section: '', heading: title, text: `${description} `, long: '' }]
  const { headings, tree } = pageBody(page, locale)
  const last = () => entries.at(-1) as Entry
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
    if (/^(DataTable|Chart|TimelineChart|AmericasMap)$/.test(name))
      add(tableText(String(properties.data), locale, t))
    if (name === 'Term') last().long += ` ${properties.long}`
    node.children.forEach(walk)
    if (name === 'dt') add(' – ')
    else if (/^(li|td|th|dd|KeyFigure|caption)$/.test(name)) add(' · ')
    else if (/^(p|h\d|Event|Definition)$/.test(name)) add(' ')
  }
  walk(tree)
  // Its text is titles of other pages, which would answer in their stead.
  const own = entries.filter(({ section }) => !(page.fromData && section === listOfMentions))
  return own.map((entry) => ({ ...entry, text: oneLine(entry.text) }))
}

function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*|[ \t]+/g, ' ')
    .replace(/^(?: ?·)+ |(?: ·)+(?= ·|\s*$)|(?<=[.,;:]) ·/g, '')
    .trim()
}

function tableText(name: string, locale: Locale, t: CountryTranslator): string {
  const { caption, columns, rows } = readFilledTable(name, locale, t)
  const cells = rows.flatMap((row) =>
    columns.flatMap(({ id, type, hidden }) => {
      const value = row[id]
      if (value === undefined || hidden) return []
      return shownCell(value, { type }, locale)
    }),
  )
  return [localizedText(caption, locale).text, ...cells].join(' · ').concat(' ')
}
