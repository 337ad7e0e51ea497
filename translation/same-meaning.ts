import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { CheckedPage } from '../compile/validation/checked-content'
import { acceptedOf, digestsOf, originalOf } from '../compile/validation/freshness'
import type { Accepted } from '../compile/validation/lock'
import { sameMeaning } from '../compile/validation/schemas'
import { locales, localeTable } from '../i18n/locales'
import { errorsIn, refusal, refuseUnknownSections, writeLock } from './accept'
import { type Finding, type Outcome, UsageError } from './outcome'

interface SameMeaningOptions {
  /** Ids; all that have changed when none is named. */
  sections: string[]
  /** Who says so; the name that Git knows unless given. */
  by: string | undefined
}

/**
 * Records, for all languages at once, that an edit of the original has left its meaning as it was: a typo
 * mended, another keyword. A translation that followed the original before follows it still; one that was
 * behind already stays behind, since its readers miss something else. Who says so stands in the lock file.
 *
 * @param findings what `check` says of the page
 * @throws UsageError when there is nothing of which this could be said; then nothing is written
 */
export function acceptSameMeaning(
  root: string,
  page: CheckedPage,
  findings: Finding[],
  { sections, by }: SameMeaningOptions,
): Outcome {
  const unread = findings.filter(({ file }) => page.unread.some((fault) => fault.file === file))
  if (unread.length > 0) return refusal(page, undefined, unread, 'Put this right first.')
  const original = originalOf(page)
  if (!original) throw new UsageError(`The page “${page.id}” has no original to compare with.`)
  refuseUnknownSections(page, original, sections)
  const said = sections.length > 0 ? sections : original.sections.map(({ id }) => id)
  const carried = said.flatMap((id) => carriedSection(page, id) ?? [])
  if (carried.length === 0) {
    throw new UsageError(
      `Nothing of “${page.id}” has changed since its translations were accepted${sections.length > 0 ? `, of ${sections.join(', ')}` : ''}; what is behind was so before. Bring it up to date, and run “npm run translation -- accept”.`,
    )
  }
  const ids = carried.map(({ id }) => id)
  const texts = [...page.texts.values()].filter(
    ({ locale }) =>
      locale !== original.locale && carried.some(({ locales }) => locales.has(locale)),
  )
  const errors = texts.flatMap((text) => errorsIn(findings, page, [original, text], ids))
  if (errors.length > 0) {
    const remedy = 'Put this right: what a rule finds is seldom of the same meaning.'
    return refusal(page, undefined, [...new Set(errors)], remedy)
  }
  const who = by ?? nameInGit(root)
  const digests = digestsOf(original)
  const accepted: Accepted = {
    ...page.accepted?.value,
    [sameMeaning]: {
      ...page.accepted?.value[sameMeaning],
      ...Object.fromEntries(ids.map((id) => [id, `${digests[id]} ${who}`])),
    },
  }
  for (const { locale } of texts) {
    const now = carried.flatMap(({ id, locales }) =>
      locales.has(locale) ? [[id, digests[id]]] : [],
    )
    accepted[locale] = { ...acceptedOf(page, locale), ...Object.fromEntries(now) }
  }
  writeLock(join(root, page.folder), [...page.texts.keys()], accepted)
  const rows = carried.map(({ id, locales, behind }) => ({
    section: id,
    locales: [...locales],
    behind,
  }))
  return {
    text: ({ good }) =>
      rows
        .map(({ section, locales, behind }) =>
          [
            good(
              `${page.id} ${section}: means the same, says ${who}; ${locales.join(', ')} follow it`,
            ),
            ...behind.map((locale) => `  ${locale} was behind before, and is so still`),
          ].join('\n'),
        )
        .join('\n'),
    json: { page: page.id, by: who, sections: rows },
  }
}

/**
 * The languages in which a section was current before its original was edited, and those in which it was
 * behind; undefined where none was current, or it has not been edited. What was published last is what
 * the languages that may not lag behind were accepted for.
 */
function carriedSection(page: CheckedPage, id: string) {
  const original = originalOf(page)
  const now = original && digestsOf(original)[id]
  const translations = locales.filter((one) => page.texts.has(one) && one !== original?.locale)
  const accepted = new Map(translations.map((locale) => [locale, acceptedOf(page, locale)[id]]))
  const required = translations.filter((locale) => localeTable[locale].required)
  const states = new Set(
    (required.length > 0 ? required : translations).map((one) => accepted.get(one)),
  )
  const [before] = states
  if (states.size !== 1 || before === undefined || before === now) return undefined
  const is = (digest: string | undefined) =>
    translations.filter((locale) => accepted.get(locale) === digest)
  const current = new Set(is(before))
  const behind = translations.filter((one) => !current.has(one) && accepted.get(one) !== now)
  return { id, locales: current, behind }
}

function nameInGit(root: string): string {
  try {
    return execFileSync('git', ['config', 'user.name'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    throw new UsageError(
      'Git does not know your name: run “git config --global user.name "Your Name"” once, or add --by "Your Name".',
    )
  }
}
