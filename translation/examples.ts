import { dirname } from 'node:path'
import type { CheckedPage } from '../compile/validation/checked-content'
import { defaultLocale, type Locale, locales } from '../i18n/locales'
import { introductionId } from '../site/content'
import { loadContent } from './load-content'

/** What examples of commands name: pages of the content that is there, so that each runs as it is. */
export interface ExampleNames {
  page: string
  /** A section of the page. */
  section: string
  /** A page below the page. */
  below: string
  /** A language that the portal is translated into. */
  locale: Locale
}

/** Returns names for examples: a topic that has sections and pages below it, where there is one. */
export async function exampleNames(root: string): Promise<ExampleNames> {
  const { pages } = await loadContent(root)
  const all = [...pages.values()]
  const childOf = ({ id }: CheckedPage) => all.find((other) => dirname(other.id) === id)
  const candidates = all.filter((page) => headingOf(page) !== undefined)
  const topics = candidates.filter(({ settings }) => !settings?.value.service)
  const page = topics.find(childOf) ?? topics[0] ?? candidates[0]
  return {
    page: page?.id ?? 'PAGE',
    section: (page && headingOf(page)) ?? introductionId,
    below: (page && childOf(page)?.id) ?? page?.id ?? 'PAGE',
    locale: locales.find((locale) => locale !== defaultLocale) ?? defaultLocale,
  }
}

function headingOf({ texts }: CheckedPage): string | undefined {
  return [...texts.values()].flatMap(({ body }) => body.headings)[0]?.id
}
