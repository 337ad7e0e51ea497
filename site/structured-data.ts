import type { BreadcrumbList, Graph, WebPage } from 'schema-dts'
import type { Locale } from '../i18n/locales'
import { pageUrl } from './metadata'
import { publicOrigin } from './origin'
import { ancestors, getPage, getText, homeId, modifiedIn, type Page, pageLocales } from './registry'

/** JSON-LD of a page: https://schema.org/WebPage with its translations and its breadcrumb. */
export function structuredData(page: Page, locale: Locale, siteName: string): Graph {
  const breadcrumb = breadcrumbList(page, locale)
  return {
    '@context': 'https://schema.org',
    '@graph': breadcrumb
      ? [webPage(page, locale, siteName), breadcrumb]
      : [webPage(page, locale, siteName)],
  }
}

function webPage(page: Page, locale: Locale, siteName: string): WebPage {
  const { title, description, keywords } = getText(page, locale)
  const others = pageLocales(page)
    .filter((other) => other !== locale)
    .map((other) => ({ '@type': 'WebPage' as const, '@id': pageUrl(page, other) }))
  const modified = modifiedIn(page, locale)
  const source = { '@type': 'WebPage' as const, '@id': pageUrl(page, page.sourceLanguage) }
  return {
    '@type': 'WebPage',
    '@id': pageUrl(page, locale),
    url: pageUrl(page, locale),
    name: title,
    description,
    keywords: keywords.join(', '),
    inLanguage: locale,
    ...(modified && { dateModified: modified }),
    publisher: { '@type': 'Organization', name: siteName, url: publicOrigin() },
    ...(locale === page.sourceLanguage
      ? { workTranslation: others }
      : { translationOfWork: source }),
    ...(page.id !== homeId && { breadcrumb: { '@id': `${pageUrl(page, locale)}#breadcrumb` } }),
  }
}

function breadcrumbList(page: Page, locale: Locale): BreadcrumbList | undefined {
  if (page.id === homeId) return undefined
  return {
    '@type': 'BreadcrumbList',
    '@id': `${pageUrl(page, locale)}#breadcrumb`,
    itemListElement: [getPage(homeId), ...ancestors(page), page].map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: getText(step, locale).shortTitle,
      item: pageUrl(step, locale),
    })),
  }
}
