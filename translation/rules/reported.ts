import { sectionsOf } from '../../compile/sections'
import { parseBody } from '../../compile/validation/body'
import type { CheckedPage } from '../../compile/validation/checked-content'
import type { Locale } from '../../i18n/locales'
import { alignPages } from '../alignment'
import type { SectionedText } from '../pairs'
import type { ReportFinding, SectionRule, TextRule } from './rule'

/** Returns what a rule reports of a text in a test: its code, and “(warning)” where it is one. */
export function reportedIn(rule: TextRule, locale: Locale, text: string): string[] {
  const page = bodyOf(locale, text)
  return reports((report) => {
    for (const section of page.sections) rule(section, page, report)
  })
}

/** Returns what a rule reports of a translation from English, as {@link reportedIn} does. */
export function reportedBetween(
  rule: SectionRule,
  english: string,
  locale: Locale,
  text: string,
): string[] {
  const pair = alignPages({} as CheckedPage, bodyOf('en', english), bodyOf(locale, text))
  return reports((report) => {
    for (const section of pair.sections) rule(section, pair, report)
  })
}

function reports(run: (report: ReportFinding) => void): string[] {
  const names: string[] = []
  run((rule, _node, _message, severity) =>
    names.push(severity === 'warning' ? `${rule} (warning)` : rule),
  )
  return names
}

/** A page’s text, of its body alone. */
function bodyOf(locale: Locale, text: string): SectionedText {
  const tree = parseBody({ file: `${locale}.mdx`, text }, [])
  if (!tree) throw new Error('The text has a syntax fault')
  return { file: `${locale}.mdx`, locale, sections: sectionsOf(tree) }
}

/** The codes of what a rule reports of a text. */
export function inText(rule: TextRule, locale: Locale, text: string): string[] {
  return reportedIn(rule, locale, text).map(codeOf)
}

/** The codes of what a rule reports of a translation. */
export function between(
  rule: SectionRule,
  english: string,
  locale: Locale,
  text: string,
): string[] {
  return reportedBetween(rule, english, locale, text).map(codeOf)
}

function codeOf(reported: string): string {
  return reported.replace(' (warning)', '')
}
