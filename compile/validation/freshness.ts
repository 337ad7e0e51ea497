import { basename } from 'node:path/posix'
import { isLocale, type Locale, localeTable } from '../../i18n/locales'
import { type Freshness, frontMatterId } from '../../site/content'
import type { CheckedSection } from './body'
import type { CheckedContent, CheckedPage, CheckedText } from './checked-content'
import { type Fault, type Place, startOfFile } from './fault'
import { lockFile } from './file-names'

/** A section whose original has changed since its translation was last accepted. */
export interface StaleSection {
  id: string
  /** Where the section is in the translation; undefined where the translation lacks it. */
  place: Place | undefined
  /** Where the section is in the original. */
  original: Place
}

/** The text that the others translate; undefined where it or the settings are missing. */
export function originalOf({ settings, texts }: CheckedPage): CheckedText | undefined {
  return settings && texts.get(settings.value.sourceLanguage)
}

/** Returns the digests of an original’s sections, as a lock file holds them for a translation. */
export function digestsOf({ sections }: CheckedText): Readonly<Record<string, string>> {
  const known = digests.get(sections)
  if (known) return known
  const found = Object.fromEntries(sections.map(({ id, digest }) => [id, digest]))
  digests.set(sections, found)
  return found
}

/** Each translation asks for them, at each check of a process that stays. */
const digests = new WeakMap<CheckedSection[], Readonly<Record<string, string>>>()

/**
 * Returns the digests for which the sections of a translation were accepted. An acceptance still
 * holds for a section whose heading, or a page that it links to, has got another id since. Where a
 * merge stands unresolved in the lock, either version’s digest counts if it is that of the original
 * as it is now, else ours.
 */
export function acceptedOf(page: CheckedPage, locale: Locale): Record<string, string> {
  const ours = page.accepted?.value[locale] ?? {}
  const theirs = page.alsoAccepted?.[locale] ?? {}
  const original = originalOf(page)
  if (!original) return ours
  const digests = digestsOf(original)
  const accepted = { ...theirs, ...ours }
  for (const [id, digest] of Object.entries(digests)) {
    const isAccepted = page.renamedSections.some(
      (former) =>
        former.id === id &&
        former.digest === accepted[former.formerId] &&
        (former.formerId === id || accepted[id] === undefined),
    )
    if (theirs[id] === digest || isAccepted) accepted[id] = digest
  }
  return accepted
}

/**
 * The sections of a translation that do not follow their original: one is current when the lock
 * file holds the digest that the original has now. An edit of the translation changes nothing.
 */
export function staleSections(page: CheckedPage, locale: Locale): StaleSection[] {
  const original = originalOf(page)
  const translation = page.texts.get(locale)
  if (!original || !translation || translation === original) return []
  const accepted = acceptedOf(page, locale)
  return original.sections
    .filter(({ id, digest }) => accepted[id] !== digest)
    .map(({ id, place }) => ({
      id,
      place: translation.sections.find((section) => section.id === id)?.place,
      original: place,
    }))
}

/**
 * Reports every stale section, or as one a translation that nobody has accepted yet: as a fault
 * where the language is required, as a notice where it may lag behind. Nothing is said of what
 * cannot be read or is at fault itself, in the original or the translation: until that is put
 * right, no one knows what it means. A section that a translation lacks is reported with its
 * headings. Sections that a lock names and no text has are a fault as well. A text that is not
 * there may come back: what was accepted for it is no fault, and the next command that writes the
 * lock leaves it out.
 *
 * @param pages all pages, one of which may be that whose lock was copied into this one’s folder
 */
export function checkFreshness(
  page: CheckedPage,
  pages: ReadonlyMap<string, CheckedPage>,
  faults: Fault[],
  notices: Fault[],
): void {
  const original = originalOf(page)
  const unread = page.unread.map(({ file }) => file)
  if (!original || unread.some((file) => file === original.file || basename(file) === lockFile)) {
    return
  }
  const source = copiedFrom(page, pages)
  if (source) {
    const message = `is a copy of ${source.folder}/${lockFile} and says nothing of this page; delete it, then run “npm run translation -- accept ${page.id} <language>” for each translation that says what the original says`
    faults.push({ file: `${page.folder}/${lockFile}`, ...startOfFile, message })
    return
  }
  const isSettled = (id: string, { frontMatter, body, sections }: CheckedText) =>
    (id === frontMatterId ? frontMatter !== undefined : body.identified) &&
    !sections.some((section) => section.id === id && section.faulty)
  for (const translation of page.texts.values()) {
    const { file, locale } = translation
    const list = localeTable[locale].required ? faults : notices
    const stale = staleSections(page, locale).filter(
      ({ id, place }) => place && isSettled(id, original) && isSettled(id, translation),
    )
    if (stale.length > 0 && Object.keys(acceptedOf(page, locale)).length === 0) {
      list.push({
        file,
        ...startOfFile,
        message: `is not accepted as a translation of ${original.file} yet; when it says what that says, run “npm run translation -- accept ${page.id} ${locale}”`,
      })
      continue
    }
    for (const { id, place = startOfFile, original: at } of stale) {
      list.push({
        file,
        ...place,
        message: `the section ${id} does not follow ${original.file}:${at.line}, which has changed; bring it up to date, then run “npm run translation -- accept ${page.id} ${locale} ${id}”`,
      })
    }
  }
  const gone = Object.entries(page.accepted?.value ?? {}).flatMap(([locale, sections]) => {
    if (!isLocale(locale) || !page.texts.has(locale)) return []
    const ids = Object.keys(sections).filter(
      (id) => isSettled(id, original) && !original.sections.some((own) => own.id === id),
    )
    return ids.map((id) => ({ id, locale }))
  })
  const [first] = gone
  if (!first) return
  faults.push({
    file: `${page.folder}/${lockFile}`,
    ...(page.accepted?.place(first.locale, first.id) ?? startOfFile),
    message: `names ${gone.map(({ id, locale }) => `the section ${id} in ${locale}`).join(', ')}, which the page does not have; run “npm run translation -- resolve ${page.id}”, which leaves out what is not there`,
  })
}

/** The page whose lock file this page has, as a copied folder does; undefined when it has its own. */
function copiedFrom(
  page: CheckedPage,
  pages: ReadonlyMap<string, CheckedPage>,
): CheckedPage | undefined {
  const written = JSON.stringify(page.accepted?.value ?? {})
  const original = originalOf(page)
  const digests = original ? Object.values(digestsOf(original)) : []
  if (written === '{}' || digests.some((digest) => written.includes(digest))) return undefined
  const others = [...pages.values()].filter((other) => other !== page)
  return others.find(({ accepted }) => JSON.stringify(accepted?.value) === written)
}

/** Returns the stale sections of each page and language that has any, of which readers are told. */
export function freshnessOf({ pages }: CheckedContent): Freshness {
  const freshness: Freshness = {}
  for (const page of pages.values()) {
    if (page.unread.length > 0) continue
    for (const locale of page.texts.keys()) {
      const stale = staleSections(page, locale).map(({ id }) => id)
      if (stale.length === 0) continue
      freshness[page.id] = { ...freshness[page.id], [locale]: stale }
    }
  }
  return freshness
}
