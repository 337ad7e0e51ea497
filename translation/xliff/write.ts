import { createHash } from 'node:crypto'
import { checkedPath } from '../../compile/validation/addresses'
import type { CheckedContent } from '../../compile/validation/checked-content'
import type { Locale } from '../../i18n/locales'
import { introductionId } from '../../site/content'
import { markChanges, wordChanges } from '../diff'
import { contentKey, describeMark, type Inline, type Marks, ownText, plainContent } from './inline'
import type { PageUnits, Partners, SectionUnits } from './page-units'
import type { Unit } from './units'

export const namespace = 'urn:oasis:names:tc:xliff:document:1.2'

/** The record of the texts that a file was made of, in its skeleton (XLIFF 1.2, 2.2.2). */
export interface Skeleton {
  /** The digest of the original, by section. */
  sections: Record<string, string>
  /** A digest of the translation, by unit that had one. */
  translations: Record<string, string>
  /** By stale section: which blocks of the translation belong to which of the original. */
  partners: Partners
}

/** Returns a digest of a unit’s text, to see whether it has changed since. */
export function contentDigest(content: Inline[]): string {
  return createHash('sha256').update(contentKey(content)).digest('base64url').slice(0, 16)
}

export interface XliffOptions {
  content: CheckedContent
  /** The terms of a text with those of the translation’s language: `Associated State = Estado Asociado`. */
  termsIn: (original: Locale) => (text: string) => string[]
  /** Where the portal is published, for the addresses in notes; they are left out where it is not. */
  origin: string | undefined
  /** The content of targets: translations where there are any, or the sources alone. */
  targets: 'translations' | 'sources'
}

/**
 * Writes pages as one document of XLIFF 1.2 (strict), a `<file>` each.
 *
 * @see https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export function writeXliff(pages: PageUnits[], options: XliffOptions): string {
  const files = pages.map((page) => fileElement(page, options))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="${namespace}">\n${files.join('')}</xliff>\n`
}

function fileElement(page: PageUnits, options: XliffOptions): string {
  const { locale, original, sections } = page
  const skeleton: Skeleton = { sections: {}, translations: {}, partners: {} }
  for (const { id, digest, units, partners } of sections) {
    skeleton.sections[id] = digest
    if (partners) skeleton.partners[id] = partners
    for (const unit of units) {
      if (unit.translation) skeleton.translations[unit.id] = contentDigest(unit.translation.content)
    }
  }
  const units = sections.flatMap((section) =>
    section.units.map((unit) => unitElement(unit, section, page, options)),
  )
  return `<file original="${escapedAttribute(original.file)}" source-language="${original.locale}" target-language="${locale}" datatype="x-mdx">
<header><skl><internal-file form="application/json">${escaped(JSON.stringify(skeleton))}</internal-file></skl></header>
<body>
${units.join('')}</body>
</file>
`
}

function unitElement(
  unit: Unit,
  section: SectionUnits,
  { page, original, sections }: PageUnits,
  { content, termsIn, origin, targets }: XliffOptions,
): string {
  const { id, source, marks, maxLength } = unit
  const anchor = section.title ? `#${section.id}` : ''
  const path = checkedPath(page.id, original.locale, content.pages)
  const limit = maxLength ? ` maxwidth="${maxLength}" size-unit="char"` : ''
  const notes = [
    unit.kind + placeName(section),
    ...(origin && path ? [origin + path + anchor] : []),
    ...changeNotes(unit, section),
    ...termsIn(original.locale)(ownText(source, marks)),
  ]
  const translation = targets === 'translations' ? unit.translation : undefined
  const state = translation ? stateOf(unit, section) : 'needs-translation'
  // Beside what has changed, the rest is approved: tools take a text that is not for one to work on.
  const isUpdate = sections.some(({ former }) => former)
  const approved = isUpdate && state === 'translated' ? ' approved="yes"' : ''
  return `<trans-unit id="${escapedAttribute(id)}" resname="${escapedAttribute(`${page.id}#${section.id}`)}" xml:space="preserve"${approved}${limit}>
<source>${inlineXml(source, marks)}</source>
<target state="${state}">${inlineXml(translation?.content ?? source, translation?.marks ?? marks)}</target>
${formerElement(unit)}${notes.map((note) => `<note from="portal">${escaped(note)}</note>\n`).join('')}</trans-unit>
`
}

/** Writes what the unit was when it was translated, which tools show beside it (XLIFF 1.2, 2.7). */
function formerElement({ former, translation, ...unit }: Unit): string {
  if (!former || !translation || isSame({ ...unit, former })) return ''
  return `<alt-trans alttranstype="previous-version">
<source>${inlineXml(former.content, former.marks)}</source>
<target>${inlineXml(translation.content, translation.marks)}</target>
</alt-trans>
`
}

/** Says what has changed since the translation of a stale section was accepted. */
function changeNotes(unit: Unit, { former, units }: SectionUnits): string[] {
  if (!former) return []
  if (former.lacking !== undefined) return [`What has changed is not known. ${former.lacking}`]
  const dropped = unit === units[0] ? former.dropped : []
  return [changeNote(unit), ...dropped.map((text) => `No longer in the original: “${text}”`)]
}

function changeNote(unit: Unit): string {
  const { source, marks, former } = unit
  if (!former) return 'New since the translation was accepted.'
  if (isSame(unit)) return 'Unchanged since the translation was accepted.'
  const [before, now] = [plainContent(former.content), plainContent(source)]
  const changes =
    before === now
      ? wordChanges(readable(former.content, former.marks), readable(source, marks))
      : wordChanges(before, now)
  return `Changed since the translation was accepted: ${markChanges(changes)}`
}

/** Writes out a text with what its tags are: `‹link to home›home‹/›`. */
function readable(content: Inline[], marks: Marks): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return part
      const mark = marks.get(part.id)
      const tag = `‹${mark ? describeMark(mark).text : part.id}›`
      return part.content ? `${tag}${readable(part.content, marks)}‹/›` : tag
    })
    .join('')
}

/** Whether a unit says what it said when its translation was accepted, as far as that is known. */
export function isSame({
  source,
  marks,
  former,
}: Pick<Unit, 'source' | 'marks' | 'former'>): boolean {
  return (
    former !== undefined && inlineXml(source, marks) === inlineXml(former.content, former.marks)
  )
}

function placeName({ id, title }: SectionUnits): string {
  if (title) return ` in the section “${title}”`
  return id === introductionId ? ' in the introduction' : ''
}

/** Returns the `state` of a unit’s target (XLIFF 1.2, 2.3.11). */
export function stateOf(unit: Unit, { state, differs, partners }: SectionUnits) {
  if (!unit.translation) return 'needs-translation'
  // In a translation with other blocks, what stands in the same place may say something else.
  const isKept = isSame(unit) && (!differs || partners !== undefined)
  return state === 'current' || isKept ? 'translated' : 'needs-review-translation'
}

function inlineXml(content: Inline[], marks: Marks): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return escaped(part)
      const mark = marks.get(part.id)
      const { ctype, text } = mark ? describeMark(mark) : { ctype: 'x-mark', text: '' }
      const attributes = `id="${part.id}" ctype="${ctype}" equiv-text="${escapedAttribute(text)}"`
      if (!part.content) return `<x ${attributes}/>`
      return `<g ${attributes}>${inlineXml(part.content, marks)}</g>`
    })
    .join('')
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapedAttribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}
