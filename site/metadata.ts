import type { Metadata } from 'next'
import { defaultLocale, type Locale, localeTable } from '../i18n/locales'
import { publicOrigin } from './origin'
import {
  type Comparison,
  comparisonPath,
  getPath,
  getText,
  homeId,
  neutralPath,
  type Page,
  pageLocales,
} from './registry'
import { shareImagePath, shareImageSize } from './share-image'

export const icons: Metadata['icons'] = {
  icon: { url: '/icon.svg', type: 'image/svg+xml' },
  apple: '/apple-touch-icon.png',
}

const formatDetection = { telephone: false, email: false, address: false }

/** Absolute addresses of a page by hreflang: itself, its other languages and `x-default`. */
export function alternateUrls(page: Page): Record<string, string> {
  const available = pageLocales(page)
  const urls: Record<string, string> = {}
  for (const locale of available) urls[locale] = pageUrl(page, locale)
  if (available.includes(defaultLocale)) urls['x-default'] = pageUrl(page, defaultLocale)
  return urls
}

export function pageUrl(page: Page, locale: Locale): string {
  return `${publicOrigin()}${getPath(page, locale)}`
}

/** The address that leads each reader to a page in their own language. */
export function neutralUrl(page: Page): string {
  return publicOrigin() + neutralPath(page)
}

export function comparisonUrl(comparison: Comparison): string {
  return `${publicOrigin()}${comparisonPath(comparison)}`
}

/** The `<head>` of a page beside itself in another language: for search engines it is the page. */
export function comparisonMetadata({ page, locale }: Comparison, title: string): Metadata {
  return {
    title,
    robots: { index: false },
    alternates: { canonical: pageUrl(page, locale) },
    formatDetection,
    icons,
  }
}

/** The `<head>` of an error, which no search engine should find. */
export function errorMetadata(title: string, siteName: string): Metadata {
  return { title: `${title} – ${siteName}`, robots: { index: false }, icons }
}

/** The `<head>` of what stands at the former address of a page. */
export function movedMetadata(
  page: Page,
  locale: Locale,
  title: string,
  siteName: string,
): Metadata {
  return { ...errorMetadata(title, siteName), alternates: { canonical: pageUrl(page, locale) } }
}

/** The `<head>` of a page: https://nextjs.org/docs/app/api-reference/functions/generate-metadata */
export function pageMetadata(page: Page, locale: Locale, siteName: string): Metadata {
  const { title, description, keywords } = getText(page, locale)
  const others = pageLocales(page).filter((other) => other !== locale)
  return {
    title: page.id === homeId ? title : `${title} – ${siteName}`,
    description,
    keywords,
    alternates: { canonical: pageUrl(page, locale), languages: alternateUrls(page) },
    openGraph: {
      type: 'website',
      title,
      description,
      url: pageUrl(page, locale),
      siteName,
      locale: localeTable[locale].openGraph,
      alternateLocale: others.map((other) => localeTable[other].openGraph),
      images: [
        {
          url: publicOrigin() + shareImagePath(page, locale),
          ...shareImageSize,
          alt: `${title} – ${siteName}`,
        },
      ],
    },
    twitter: { card: 'summary_large_image' },
    formatDetection,
    ...(page.id === homeId && { manifest: `/${locale}/manifest.webmanifest` }),
    icons,
  }
}
