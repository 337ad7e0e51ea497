import { languageInEnglish } from '../../i18n/locales'
import { otherLanguage } from '../rules/language'
import { sectionIdOf } from './match'
import type { PageUnits } from './page-units'
import type { Refuse, ReturnedFile, ReturnedUnit } from './read'

/** A text that a translator has given, without passages in other languages. */
export interface Translated {
  returned: ReturnedUnit
  id: string
  text: string
}

/**
 * Refuses texts in another language than that of the file, which would be published as this one: a
 * file that is surely so in one line, else each of its units that is. A suppression of the rule
 * `language` in page.yml holds here too.
 */
export function refuseLanguage(
  file: ReturnedFile,
  translated: Translated[],
  { page, locale }: PageUnits,
  refuse: Refuse,
): void {
  const suppressed = (page.settings?.value.suppressions ?? []).filter(
    (suppression) => suppression.rule === 'language' && suppression.locale === locale,
  )
  const texts = translated.filter(
    ({ id }) =>
      !suppressed.some(({ section = sectionIdOf({ id }) }) => section === sectionIdOf({ id })),
  )
  const wanted = languageInEnglish(locale)
  const whole = otherLanguage(texts.map(({ text }) => text).join(' '), locale)
  if (whole) {
    const name = languageInEnglish(whole)
    refuse(
      file,
      `its translations read as ${name}, but its target language is “${locale}”; return the file in ${wanted}, or this one for the language that it is in`,
    )
    return
  }
  for (const { returned, id, text } of texts) {
    const other = otherLanguage(text, locale)
    if (!other) continue
    refuse(
      returned,
      `unit “${id}” reads as ${languageInEnglish(other)}; translate it into ${wanted}`,
    )
  }
}
