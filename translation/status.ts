import type { CheckedPage } from '../compile/validation/checked-content'
import { formatFault } from '../compile/validation/fault'
import { staleSections } from '../compile/validation/freshness'
import { type Locale, localeTable } from '../i18n/locales'
import { type PageStatus, pageStatus } from '../site/translation-status'
import type { Outcome, Style } from './outcome'

/** The state of a page; `unread`, of which nothing is known, where a file of it cannot be read. */
type ReportedState = PageStatus['state'] | 'unread'
type PageState = Omit<PageStatus, 'state'> & { state: ReportedState }

function statusOf(page: CheckedPage, locale: Locale): PageState {
  if (page.unread.length > 0) return { page: page.id, locale, state: 'unread', sections: [] }
  return pageStatus(
    {
      page: page.id,
      sourceLanguage: page.settings?.value.sourceLanguage,
      exists: page.texts.has(locale),
      stale: staleSections(page, locale).map(({ id }) => id),
      modified: page.settings?.value.modified,
    },
    locale,
  )
}

/** Returns what `status` says of pages in languages. */
export function statusOutcome(pages: CheckedPage[], shown: Locale[]): Outcome {
  const rows = pages.map((page) => shown.map((locale) => statusOf(page, locale)))
  const statuses = rows.flat()
  const totals: Totals = Object.fromEntries(
    shown.map((locale) => [locale, countsOf(statuses.filter((one) => one.locale === locale))]),
  )
  const behind = statuses.filter(({ state }) => state === 'stale' || state === 'missing')
  const required = behind.filter(({ locale }) => localeTable[locale].required)
  const unread = pages.flatMap((page) => page.unread)
  return {
    text: (style) =>
      [...unread.map(formatFault), statusText(rows, shown, totals, style)].join('\n'),
    json: { pages: statuses, totals },
    findings: [
      ...unread.map((fault) => ({ rule: 'content', severity: 'error' as const, ...fault })),
      ...behind.map(({ page, locale, state, sections, since }) => ({
        rule: state === 'missing' ? 'missing-text' : 'stale-section',
        severity: localeTable[locale].required ? ('error' as const) : ('warning' as const),
        file: `content/pages/${page}/${locale}.mdx`,
        line: 1,
        column: 1,
        message:
          state === 'missing'
            ? 'is missing'
            : `does not follow its original since ${since}: ${sections.join(', ')}`,
      })),
    ],
    failed: required.length + unread.length > 0,
  }
}

type Totals = Record<string, ReturnType<typeof countsOf>>

function countsOf(statuses: PageState[]) {
  const counts: Partial<Record<ReportedState, number>> = {}
  for (const { state } of statuses) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

const stateWidth = 10

function statusText(rows: PageState[][], shown: Locale[], totals: Totals, style: Style): string {
  const idWidth = 79 - shown.length * (stateWidth + 1)
  const lines = [
    style.bold(
      `${'page'.padEnd(idWidth)}${shown.map((locale) => ` ${locale.padEnd(stateWidth)}`).join('')}`,
    ),
  ]
  for (const row of rows) {
    const cells = row.map(({ state, sections }) => {
      const text = `${state}${sections.length > 0 ? ` ${sections.length}` : ''}`.padEnd(stateWidth)
      if (state === 'current') return style.good(text)
      return state === 'original' ? style.dim(text) : style.bad(text)
    })
    lines.push(`${shorten(row[0]?.page ?? '', idWidth)} ${cells.join(' ')}`)
  }
  const stale = rows.flat().filter(({ state }) => state === 'stale')
  if (stale.length > 0) lines.push('', style.bold('Stale sections, and the date of their original'))
  for (const { page, locale, sections, since } of stale) {
    lines.push(`${page} ${locale} (${since})`, ...sections.map((id) => `  ${id}`))
  }
  lines.push('')
  for (const [locale, counts] of Object.entries(totals)) {
    const parts = Object.entries(counts).map(([state, count]) => `${count} ${state}`)
    lines.push(`${locale}: ${parts.join(', ')}`)
  }
  const [first] = stale
  if (first) {
    lines.push(
      '',
      `See what has changed:   npm run translation -- diff ${first.page} ${first.locale}`,
      `When it is translated:  npm run translation -- accept ${first.page} ${first.locale}`,
    )
  }
  return lines.join('\n')
}

/** Fits a text to a width, without the middle where it is too long. */
function shorten(text: string, width: number): string {
  if (text.length <= width) return text.padEnd(width)
  const half = Math.floor((width - 1) / 2)
  return `${text.slice(0, width - 1 - half)}…${text.slice(text.length - half)}`
}
