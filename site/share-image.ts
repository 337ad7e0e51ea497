import { defaultLocale, type Locale, localeTable } from '../i18n/locales'
import {
  allPages,
  getPage,
  getText,
  hasLocale,
  homeId,
  type Page,
  pageLocales,
  sectionOf,
  textCount,
} from './registry'

/** What the picture says that other sites show beside a link to a page (https://ogp.me). */
export interface ShareImageTexts {
  title: string
  /** Undefined on the page of a section itself. */
  section: string | undefined
  language: string
}

/** Pixels. */
export const shareImageSize = { width: 1200, height: 630 }

/**
 * Each takes about a tenth of a second, so that a site with more would be built for longer than 25
 * seconds more on two cores: there every page has the picture of its section.
 */
const mostShareImages = 450

/** Where the picture for a page in a language is. */
export function shareImagePath(page: Page, locale: Locale): string {
  const own = pictured(page)
  if (isDrawable(getText(own, locale).title)) return pathOfImage(own, locale)
  return pathOfImage(hasLocale(own, defaultLocale) ? own : getPage(homeId), defaultLocale)
}

function pathOfImage(page: Page, locale: Locale): string {
  return `/share/${locale}/${page.id}.png`
}

/** Whether the font of the pictures has the letters; a page in others has the default language’s picture. */
function isDrawable(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text)
}

/** What each picture says, by its address. */
export function shareImages(): Map<string, ShareImageTexts> {
  return new Map(
    allPages().flatMap((page) =>
      pageLocales(page)
        .filter((locale) => isDrawable(getText(pictured(page), locale).title))
        .map((locale) => [shareImagePath(page, locale), textsOf(page, locale)] as const),
    ),
  )
}

function textsOf(page: Page, locale: Locale): ShareImageTexts {
  const own = pictured(page)
  const section = sectionOf(own)
  return {
    title: getText(own, locale).title,
    section: section && section !== own ? getText(section, locale).shortTitle : undefined,
    language: localeTable[locale].name,
  }
}

/** The page whose picture a page has. */
function pictured(page: Page): Page {
  if (textCount() <= mostShareImages || page.id === homeId) return page
  return sectionOf(page) ?? page
}
