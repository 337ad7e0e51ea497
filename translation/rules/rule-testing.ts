import type { Locale } from '../../i18n/locales'
import { sectionsOf } from '../../site/sections'
import { parseBody } from '../../site/validation/body'
import type { CheckedPage } from '../../site/validation/read-content'
import { alignPages, type PageText } from '../alignment'
import type { SectionRule } from './rule'

/** The codes of what a rule reports, for its tests, of an English text and its translation. */
export function reportedBetween(
  rule: SectionRule,
  english: string,
  locale: Locale,
  text: string,
): string[] {
  const codes: string[] = []
  const pair = alignPages({} as CheckedPage, pageText('en', english), pageText(locale, text))
  for (const section of pair.sections) rule(section, pair, (code) => codes.push(code))
  return codes
}

function pageText(locale: Locale, text: string): PageText {
  const tree = parseBody({ file: `${locale}.mdx`, text }, [])
  if (!tree) throw new Error('The text has a syntax fault')
  return { file: `${locale}.mdx`, locale, sections: sectionsOf(tree) }
}
