import { diffWordsWithSpace } from 'diff'
import type { CheckedContent } from '../../compile/validation/checked-content'
import { type Locale, localeTable } from '../../i18n/locales'
import { withoutInvisibles } from '../../text/characters'
import { wordsOf } from '../rules/words'
import {
  contentKey,
  type Inline,
  type Marks,
  mapText,
  ownText,
  plainContent,
  plainKey,
  tagsOf,
  tidy,
} from './inline'
import { refuseLanguage, type Translated } from './language'
import { matchUnits, sectionIdOf } from './match'
import type { Texts } from './merge'
import type { PageUnits, SectionUnits } from './page-units'
import type { Refuse, ReturnedFile, ReturnedUnit } from './read'
import type { Unit } from './units'
import { contentDigest } from './write'

/** A returned file, as far as it counts. */
export interface VerifiedFile {
  texts: Texts
  /** Units that are not translated. */
  untranslated: string[]
  /** Notices for the importer, of texts that were edited at home since the export. */
  notices: { unit: ReturnedUnit; message: string }[]
}

/**
 * Compares a returned file with the page as it is now, and refuses what does not fit.
 *
 * @returns the texts that the translation shall have: those returned, else those that it has
 */
export function verifyFile(
  file: ReturnedFile,
  page: PageUnits,
  content: CheckedContent,
  refuse: Refuse,
): VerifiedFile {
  const verified: VerifiedFile = { texts: new Map(), untranslated: [], notices: [] }
  for (const { id, translation } of page.sections.flatMap(({ units }) => units)) {
    if (translation && translation.content.length > 0) verified.texts.set(id, translation.content)
  }
  const { skeleton } = file
  if (!skeleton) {
    refuse(
      file,
      'the skeleton is lost, which says what the file was made of; export it again, and let the translators’ tool fill it from its memory',
    )
    return verified
  }
  const older = refuseOlder(file, page, skeleton.sections, refuse)
  const current = file.units.filter((unit) => !older.has(sectionIdOf(unit)))
  const units = matchUnits(file, page)
  const [known, unknown] = [
    current.filter((unit) => units.has(unit)),
    current.filter((unit) => !units.has(unit)),
  ]
  refuseUnknown(unknown, page.page.id, refuse)
  const isName = nameTest(content, page)
  const isRightToLeft = localeTable[page.locale].direction === 'rtl'
  const clean = (text: string) => withoutInvisibles(text, isRightToLeft)
  const seen = new Set<string>()
  const strange: [ReturnedUnit, Unit][] = []
  const translated: Translated[] = []
  for (const returned of known) {
    const unit = units.get(returned) as Unit
    const { id, translation } = unit
    if (seen.has(id)) refuse(returned, `unit “${id}” is there twice`)
    seen.add(id)
    if (plainKey(returned.source) !== plainKey(unit.source)) {
      strange.push([returned, unit])
      continue
    }
    // A text that the translator has not touched stays as the page has it now.
    const exported = skeleton.translations[id]
    const target = returned.target && tidy(mapText(returned.target, clean))
    if (!target || target.length === 0 || exported === contentDigest(target)) {
      if (!translation) verified.untranslated.push(id)
      continue
    }
    if (translation && contentKey(target) === contentKey(translation.content)) continue
    if (contentKey(target) !== contentKey(unit.source)) checkTags(returned, target, unit, refuse)
    if (plainKey(target) === plainKey(unit.source) && !mayBeSame(unit, isName)) {
      if (!translation) verified.untranslated.push(id)
      continue
    }
    if (translation && contentDigest(translation.content) !== exported) {
      verified.notices.push({
        unit: returned,
        message: `“${id}” has been edited since the export; ${quoted(translation.content)} is replaced`,
      })
    }
    const marks: Marks = new Map([...unit.marks, ...(translation?.marks ?? [])])
    translated.push({ returned, id, text: ownText(target, marks) })
    verified.texts.set(id, target)
  }
  refuseSources(strange, refuse)
  refuseLanguage(file, translated, page, refuse)
  return verified
}

/**
 * Refuses units that the page does not have: in one line, since they have one cause, a tool, or the
 * file of another page.
 */
function refuseUnknown(units: ReturnedUnit[], page: string, refuse: Refuse): void {
  const [first, ...others] = units
  if (!first) return
  const name = `“${first.id}” (${first.resname || 'without resname'})`
  const more = others.length > 0 ? `, nor are ${others.length} more` : ''
  refuse(
    first,
    `${name} is no unit of the page “${page}”${more}; ids must stay as they were exported: export the page again, and let the translators’ tool fill it from its memory`,
  )
}

function refuseSources(units: [ReturnedUnit, Unit][], refuse: Refuse): void {
  const [first, ...others] = units
  if (!first) return
  const [returned, unit] = first
  const more = others.length > 0 ? `, and so are those of ${others.length} more` : ''
  refuse(
    returned,
    `the source of unit “${unit.id}” is not that of the original: ${quoted(returned.source)} instead of ${quoted(unit.source)}${more}; only targets may be changed`,
  )
}

/** Refuses sections whose original has changed since the export, and returns their ids. */
function refuseOlder(
  file: ReturnedFile,
  page: PageUnits,
  digests: Record<string, string>,
  refuse: Refuse,
): Set<string> {
  const older = new Set<string>()
  for (const [id, digest] of Object.entries(digests)) {
    const names = ['', `${page.page.id}#${id}`]
    const units = file.units.filter(
      (unit) => sectionIdOf(unit) === id && names.includes(unit.resname),
    )
    const section = page.sections.find((candidate) => candidate.id === id)
    const [first] = units
    if (!first || section?.digest === digest) continue
    older.add(id)
    refuse(
      first,
      `the section “${id}” was exported from an older original; ${whatChanged(units, section)}. Export it again`,
    )
  }
  return older
}

function whatChanged(units: ReturnedUnit[], section: SectionUnits | undefined): string {
  if (!section) return 'the original no longer has it'
  const now = section.units.map(({ source }) => plainContent(source)).join('\n')
  const then = units.map(({ source }) => plainContent(source)).join('\n')
  const parts = diffWordsWithSpace(then, now)
  if (parts.every(({ added, removed }) => !added && !removed))
    return 'its links or structure have changed'
  const shown = parts.map(({ value, added, removed }) => {
    if (added) return `{+${value}+}`
    if (removed) return `[-${value}-]`
    return value.length > 50 ? `${value.slice(0, 24)}…${value.slice(-24)}` : value
  })
  return `what has changed: ${shown.join('').replaceAll('\n', ' ¶ ').trim()}`
}

function checkTags(returned: ReturnedUnit, target: Inline[], unit: Unit, refuse: Refuse): void {
  const got = tagList(target)
  const fits = (expected: string[]) => got.slice().sort().join() === expected.slice().sort().join()
  const wanted = tagList(unit.source)
  const present = unit.translation ? tagList(unit.translation.content) : wanted
  const marks: Marks = new Map([...unit.marks, ...(unit.translation?.marks ?? [])])
  const linksOf = (list: string[]) => list.filter((key) => marks.get(idOf(key))?.type === 'link')
  const keepsPresent = fits(present) && linksOf(got).sort().join() === linksOf(wanted).sort().join()
  if (!fits(wanted) && !keepsPresent) {
    const ids = (list: string[]) => list.map(idOf)
    const lost = ids(wanted).filter((id) => !ids(got).includes(id))
    const added = ids(got).filter(
      (id, index, all) => !ids(wanted).includes(id) || all.indexOf(id) !== index,
    )
    const faults = [
      lost.length > 0 && `the tag ${lost.join(', ')} is lost`,
      added.length > 0 && `the tag ${added.join(', ')} is added`,
    ].filter(Boolean)
    refuse(
      returned,
      `unit “${returned.id}”: ${faults.join('; ') || 'its tags are badly nested'}; use the tags of the source, each once`,
    )
    return
  }
  for (const { tag } of tagsOf(target)) {
    if (!tag.content || plainContent(tag.content).trim() !== '' || tagsOf(tag.content).length > 0)
      continue
    refuse(returned, `unit “${returned.id}”: the tag ${tag.id} holds no text any more`)
  }
}

/** Lists each tag with its form and the tag that it stands in. */
function tagList(content: Inline[]): string[] {
  return tagsOf(content).map(
    ({ tag, parent }) => `${tag.id} ${tag.content ? 'g' : 'x'} in ${parent}`,
  )
}

function idOf(key: string): string {
  return key.slice(0, key.indexOf(' '))
}

function quoted(content: Inline[]): string {
  return `“${plainKey(content)}”`
}

/**
 * Whether a translation may say the same as its source: a text without words is the same in every
 * language, and so are names that are known to be.
 */
function mayBeSame(
  { source, marks, translation }: Unit,
  isName: (word: string) => boolean,
): boolean {
  if (translation && plainKey(translation.content) === plainKey(source)) return true
  return wordsOf(ownText(source, marks)).every((word) => /^\p{N}/u.test(word) || isName(word))
}

/** Whether a word is one of a name or an acronym that both languages write alike. */
function nameTest(
  { glossary, placeNames, words }: CheckedContent,
  { original, locale }: PageUnits,
): (word: string) => boolean {
  const shared = Object.values({ ...placeNames, ...glossary }).flatMap((term) => {
    const formsIn = (code: Locale) => [...(term[code] ?? []), ...(term.acronym?.[code] ?? [])]
    const others = formsIn(locale)
    return formsIn(original.locale).filter((form) => others.includes(form))
  })
  const names = new Set([...words, ...wordsOf(shared.join(' '))])
  return (word) => /^\p{Lu}/u.test(word) && names.has(word)
}
