import { defaultLocale, type Locale, localeTable } from '../i18n/locales'
import {
  allPages,
  getText,
  hasAtMostTexts,
  hasLocale,
  homeId,
  type Page,
  pageLocales,
  sectionOf,
} from './registry'
import { isDrawable } from './share-letters'

/** The texts of the picture that other sites show beside a link to a page (https://ogp.me). */
export interface ShareImageTexts {
  /** Empty in the general picture, which says the name of the portal alone. */
  title: string
  /** Undefined on the page of a section itself. */
  section: string | undefined
  language: string
}

/** In pixels. */
export const shareImageSize = { width: 1200, height: 630 }

/**
 * The most texts of a portal that each have a picture of their own. A picture takes about a tenth
 * of a second: with more, a build would take over 25 seconds longer on two cores. In a larger
 * portal, every page has the picture of its section.
 */
const mostShareImages = 450

/**
 * The address of the general picture, for pages whose own would have letters that no font of the
 * pictures has. It says only whose it is.
 */
const generalPath = '/share/portal.png'

/**
 * Returns the address of the picture for a page in a language: its own, else that in the default
 * language, else the general one.
 */
export function shareImagePath(page: Page, locale: Locale): string {
  const own = pictured(page)
  const drawn = [locale, defaultLocale].find((code) => isDrawn(own, code))
  return drawn ? `/share/${drawn}/${own.id}.png` : generalPath
}

function isDrawn(page: Page, locale: Locale): boolean {
  return (
    hasLocale(page, locale) &&
    Object.values(textsOf(page, locale)).every((text = '') => isDrawable(text))
  )
}

/** Returns the texts of each picture, by its address. */
export function shareImages(): Map<string, ShareImageTexts> {
  const { name } = localeTable[defaultLocale]
  const general = { title: '', section: undefined, language: isDrawable(name) ? name : '' }
  return new Map([
    [generalPath, general],
    ...allPages().flatMap((page) =>
      pageLocales(page)
        .filter((locale) => isDrawn(pictured(page), locale))
        .map((locale) => [shareImagePath(page, locale), textsOf(page, locale)] as const),
    ),
  ])
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
  if (hasAtMostTexts(mostShareImages) || page.id === homeId) return page
  return sectionOf(page) ?? page
}
