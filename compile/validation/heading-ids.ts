import { defaultLocale } from '../../i18n/locales'
import { type CheckedPage, isUnread } from './checked-content'
import { type Fault, startOfFile } from './fault'

/** Compares heading ids between languages: they keep a reader’s place on a language switch. */
export function checkHeadingIds(page: CheckedPage, faults: Fault[]): void {
  const { texts, settings } = page
  const source = texts.get(settings?.value.sourceLanguage ?? defaultLocale)
  if (!source?.body.identified || isUnread(page, source.file)) return
  const expected = source.body.headings.map(({ id }) => id)
  const remedy = 'every language needs the same headings in the same order'
  for (const { file, locale, body } of texts.values()) {
    if (!body.identified) continue
    const ids = body.headings.map(({ id }) => id)
    const missing = source.body.headings.filter(({ id }) => !ids.includes(id))
    if (ids.join() === expected.filter((id) => ids.includes(id)).join()) {
      for (const { id, place } of missing) {
        const message = `the section ${id} of ${source.file}:${place.line} is missing; ${remedy}; bring it up to date, then run “npm run translation -- accept ${page.id} ${locale} ${id}”`
        faults.push({ file, ...startOfFile, message })
      }
      continue
    }
    const at = ids.findIndex((id, index) => id !== expected[index])
    const message = `heading ${at + 1} has the id “${ids[at]}”, but “${expected[at] ?? 'none'}” in ${source.file}; ${remedy}`
    faults.push({ file, ...(body.headings[at]?.place ?? startOfFile), message })
  }
}
