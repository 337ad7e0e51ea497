import { createHash } from 'node:crypto'
import type { Locale } from '../../i18n/locales'
import { introductionId } from '../../site/content'
import { publicOrigin } from '../../site/origin'
import { homeId } from '../../site/registry'
import type { CheckedContent, CheckedPage } from '../../site/validation/read-content'
import { describeMark, type Inline, keyOf, type Marks, plainContent } from './inline'
import type { PageUnits, SectionUnits } from './page-units'
import type { Unit } from './units'

export const namespace = 'urn:oasis:names:tc:xliff:document:1.2'

/** What a file says of the texts that it was made of, in its skeleton (XLIFF 1.2, 2.2.2). */
export interface Skeleton {
  /** Of each section: the digest of the original. */
  sections: Record<string, string>
  /** Of each unit that had a translation: a digest of it. */
  translations: Record<string, string>
}

/** Of a unit’s text, to see whether it has changed since. */
export function contentDigest(content: Inline[]): string {
  return createHash('sha256').update(keyOf(content)).digest('base64url').slice(0, 16)
}

/** What the terms of a text are in the language of the translation: `Associated State = Estado Asociado`. */
type TermNotes = (text: string) => string[]

/**
 * Writes pages as one document of XLIFF 1.2 (strict), a `<file>` each.
 *
 * @see https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export function writeXliff(
  pages: PageUnits[],
  content: CheckedContent,
  termsIn: (original: Locale) => TermNotes,
): string {
  const files = pages.map((page) => fileElement(page, content, termsIn(page.original.locale)))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="${namespace}">\n${files.join('')}</xliff>\n`
}

function fileElement(
  { page, locale, original, sections }: PageUnits,
  content: CheckedContent,
  terms: TermNotes,
): string {
  const skeleton: Skeleton = { sections: {}, translations: {} }
  for (const { id, digest, units } of sections) {
    skeleton.sections[id] = digest
    for (const unit of units) {
      if (unit.translation) skeleton.translations[unit.id] = contentDigest(unit.translation.content)
    }
  }
  const address = publicOrigin() + pathOf(page, original.locale, content)
  const units = sections.flatMap((section) =>
    section.units.map((unit) => unitElement(unit, section, page.id, address, terms)),
  )
  return `<file original="${attribute(original.file)}" source-language="${original.locale}" target-language="${locale}" datatype="x-mdx">
<header><skl><internal-file form="application/json">${escaped(JSON.stringify(skeleton))}</internal-file></skl></header>
<body>
${units.join('')}</body>
</file>
`
}

/** The path of a page, from its slug and those of the pages above it. */
function pathOf({ id }: CheckedPage, locale: Locale, { pages }: CheckedContent): string {
  if (id === homeId) return `/${locale}`
  const folders = id.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'))
  const slugs = folders.map(
    (folder) => pages.get(folder)?.texts.get(locale)?.frontMatter?.value.slug,
  )
  return `/${locale}/${slugs.join('/')}`
}

function unitElement(
  unit: Unit,
  section: SectionUnits,
  page: string,
  address: string,
  terms: TermNotes,
): string {
  const { id, source, marks, translation, maxLength } = unit
  const anchor = section.title ? `#${section.id}` : ''
  const limit = maxLength ? ` maxwidth="${maxLength}" size-unit="char"` : ''
  const notes = [unit.kind + placeName(section), address + anchor, ...terms(plainContent(source))]
  return `<trans-unit id="${attribute(id)}" resname="${attribute(`${page}#${section.id}`)}" xml:space="preserve"${limit}>
<source>${inlineXml(source, marks)}</source>
<target state="${stateOf(unit, section)}">${translation ? inlineXml(translation.content, translation.marks) : inlineXml(source, marks)}</target>
${notes.map((note) => `<note from="portal">${escaped(note)}</note>\n`).join('')}</trans-unit>
`
}

function placeName({ id, title }: SectionUnits): string {
  if (title) return ` in the section “${title}”`
  return id === introductionId ? ' in the introduction' : ''
}

/** XLIFF 1.2, 2.3.11: values of `state`. */
function stateOf({ translation }: Unit, { state }: SectionUnits): string {
  if (!translation) return 'needs-translation'
  return state === 'current' ? 'translated' : 'needs-review-translation'
}

function inlineXml(content: Inline[], marks: Marks): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return escaped(part)
      const mark = marks.get(part.id)
      const { ctype, text } = mark ? describeMark(mark) : { ctype: 'x-mark', text: '' }
      const attributes = `id="${part.id}" ctype="${ctype}" equiv-text="${attribute(text)}"`
      if (!part.content) return `<x ${attributes}/>`
      return `<g ${attributes}>${inlineXml(part.content, marks)}</g>`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}
