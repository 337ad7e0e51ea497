import type { CheckedText } from '../../compile/validation/checked-content'
import { counted } from '../../compile/validation/fault'
import { comparePage, rulesFor } from '../compare'
import type { Finding } from '../outcome'
import type { Titles } from '../page-titles'
import { unitsWithFormer } from './former'
import { sectionIdOf } from './match'
import type { MergedPage } from './merge'
import type { LoadedContent, PageUnits } from './page-units'
import type { ReturnedFile } from './read'
import type { Change, Held } from './stage'
import { isSame } from './write'

/**
 * Units whose original has changed since their section was accepted, and whose translation came back as
 * it was, still marked for review, by section. Of a section whose former original is not known, nobody can
 * tell.
 */
export function unreviewedUnits(
  root: string,
  loaded: LoadedContent,
  { page, locale }: PageUnits,
  file: ReturnedFile,
  { changed }: MergedPage,
): Map<string, string[]> {
  const toReview = new Set(file.units.flatMap(({ id, needsReview }) => (needsReview ? id : [])))
  for (const id of changed) toReview.delete(id)
  const found = new Map<string, string[]>()
  // The former original is looked up in the history.
  if (toReview.size === 0) return found
  const sections = unitsWithFormer(root, loaded, page, locale)?.sections ?? []
  for (const { id, former, units } of sections) {
    if (!former || former.lacking !== undefined) continue
    const left = units.filter((unit) => toReview.has(unit.id) && unit.former && !isSame(unit))
    const ids = left.map((unit) => unit.id)
    if (ids.length > 0) found.set(id, ids)
  }
  return found
}

/** The sections of a page that stay stale or missing for want of texts. */
export function heldSections(
  { sections, page, locale }: PageUnits,
  file: ReturnedFile,
  { complete, lacking }: MergedPage,
  unreviewed: Map<string, string[]>,
): Held[] {
  const returned = new Set(file.units.map(sectionIdOf))
  return sections.flatMap(({ id, state, units }): Held[] => {
    if (state === 'current' || complete.includes(id)) return []
    const missing = lacking.get(id) ?? []
    const remedy = `if they say what the original says now, run “npm run translation -- accept ${page.id} ${locale} ${id}”`
    const left = unreviewed.get(id) ?? []
    const none =
      left.length > 0
        ? `changed in the original, and came back as before: ${left.join(', ')}; ${remedy}`
        : `none of its texts has changed; ${remedy}`
    const why =
      missing.length > 0
        ? `not translated yet: ${missing.length} of its ${counted(units.length, 'text')} (${missing.join(', ')})`
        : returned.has(id)
          ? none
          : 'it is not in the file'
    return [{ section: id, state, why }]
  })
}

/**
 * Takes the sections of which `check` reports more than spelling from those that are accepted: a text that is
 * at fault beside its original does not say what that says.
 *
 * @param loaded the content with the merged texts
 */
export async function holdFaulty(
  changes: Change[],
  { content, trees }: LoadedContent,
  titles: Titles,
): Promise<void> {
  // A word that the dictionary lacks is mostly a name for content/words.txt, which editors keep.
  const rules = await rulesFor(content, titles, false)
  for (const change of changes) {
    const page = content.pages.get(change.page.id)
    const text = page?.texts.get(change.locale)
    if (!page || !text) continue
    const errors = comparePage(page, trees, rules).filter(
      ({ file, severity }) => file === text.file && severity === 'error',
    )
    for (const id of change.complete) {
      const [first, ...others] = errors.filter((error) => sectionAt(text, error) === id)
      if (!first) continue
      const more = others.length > 0 ? ` (and ${others.length} more)` : ''
      const why = `check faults it: ${first.file}:${first.line}:${first.column} ${first.rule} ${first.message}${more}`
      change.held.push({ section: id, state: change.states.get(id) ?? 'missing', why })
    }
    const held = change.held.map(({ section }) => section)
    change.complete = change.complete.filter((id) => !held.includes(id))
  }
}

/** The section that a place of a text lies in: the last one that begins before it. */
function sectionAt({ sections }: CheckedText, { line, column }: Finding): string | undefined {
  const before = sections.filter(
    ({ place }) => place.line < line || (place.line === line && place.column <= column),
  )
  return (before.at(-1) ?? sections[0])?.id
}
