import type { PhrasingContent } from 'mdast'
import { stringify } from 'yaml'
import { frontMatterId } from '../../site/content'
import { homeId } from '../../site/registry'
import { slugOf, slugWords } from '../../text/slug'
import { contentKey, type Inline, meaningOfContent, plainContent } from './inline'
import { markWithTexts, writeInline } from './inline-mdx'
import type { PageUnits, SectionUnits } from './page-units'
import { keywordSeparator, type Slot, type TextRange, type Unit } from './units'

/** The text that each unit of a page shall have, by its id; without those that are not translated. */
export type Texts = Map<string, Inline[]>

/** The result of putting translated units into a page. */
export interface MergedPage {
  text: string
  /** Units whose text has changed. */
  changed: string[]
  /** Changed units that have no place yet, because their section is not wholly translated. */
  waiting: string[]
  /** Sections that were made anew from the original. */
  rebuilt: string[]
  /** Sections that the original no longer has. */
  dropped: string[]
  /** Sections in which something has changed and all is translated. */
  complete: string[]
  /** The slug of a new page where its short title alone could not give one. */
  chosenSlug?: string
  /** The units that have no text yet, by the section that lacks them. */
  lacking: Map<string, string[]>
  /** The meanings of each section’s units, which it must have when it is read again. */
  meanings: Map<string, string[]>
}

/**
 * Puts translated units into a page. A section that has the blocks of its original keeps every byte
 * around them; another one is made from its original when all of it is translated.
 *
 * @returns undefined where nothing changes
 */
export function mergePage(page: PageUnits, texts: Texts): MergedPage | undefined {
  const merged: MergedPage = {
    text: page.translation?.text ?? '',
    changed: [],
    waiting: [],
    rebuilt: [],
    dropped: page.others,
    complete: [],
    lacking: new Map(),
    meanings: new Map(),
  }
  const plans = page.sections.map((section) => planSection(section, texts, merged))
  if (merged.changed.length === 0) return undefined
  if (!page.translation && plans.some((plan) => plan === undefined)) {
    return { ...merged, waiting: merged.changed, rebuilt: [], complete: [], meanings: new Map() }
  }
  const parts = plans.flatMap((plan, index): string[] => {
    const section = page.sections[index]
    if (!section || !plan) return []
    if (plan === 'rebuild' && section.id === frontMatterId) {
      return [newFrontMatter(page, section, texts, merged)]
    }
    const base = plan === 'rebuild' ? 'original' : 'translation'
    const range = base === 'original' ? section.range : section.translationRange
    const source = page[base]?.text
    if (source === undefined || !range) return []
    return [patched(source, range, patchesOf(section, texts, base, merged, source))]
  })
  merged.text = joined(parts)
  return merged
}

/** Ends each section with an empty line; those that had one keep what they had. */
function joined(parts: string[]): string {
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return `${part.trimEnd()}\n`
      return /\n\s*\n$/.test(part) ? part : `${part.trimEnd()}\n\n`
    })
    .join('')
}

/** Decides how a section gets its texts; undefined where it is not there yet and cannot be made. */
function planSection(
  section: SectionUnits,
  texts: Texts,
  merged: MergedPage,
): 'patch' | 'rebuild' | undefined {
  const changed = section.units.filter(({ id, translation }) => {
    const text = texts.get(id)
    return text && (!translation || contentKey(text) !== contentKey(translation.content))
  })
  const exists = section.translationRange !== undefined
  const lacking = section.units.filter(
    (unit) => !isUnneeded(unit, texts) && !isReady(unit, section, texts),
  )
  const isComplete = lacking.length === 0
  if (!isComplete) merged.lacking.set(section.id, idsOf(lacking))
  merged.changed.push(...idsOf(changed))
  const homeless = changed.filter(
    (unit) => !unit.translation && !(unit.owner && texts.has(unit.owner.unit)),
  )
  const mustChange =
    !exists || homeless.length > 0 || (section.differs && section.state === 'stale')
  if (changed.length > 0 && isComplete) merged.complete.push(section.id)
  if (mustChange && isComplete && (changed.length > 0 || !exists)) {
    merged.rebuilt.push(section.id)
    return 'rebuild'
  }
  const unready = changed.filter(
    (unit) => !homeless.includes(unit) && !isReady(unit, section, texts),
  )
  merged.waiting.push(...idsOf(homeless), ...idsOf(unready))
  return exists ? 'patch' : undefined
}

function idsOf(units: Unit[]): string[] {
  return units.map(({ id }) => id)
}

/** Whether a unit is a property of a tag that the translation does not use. */
function isUnneeded({ owner }: Unit, texts: Texts): boolean {
  return owner !== undefined && !uses(texts.get(owner.unit) ?? [], owner.tag)
}

function uses(content: Inline[], tag: string): boolean {
  return content.some(
    (part) => typeof part !== 'string' && (part.id === tag || uses(part.content ?? [], tag)),
  )
}

/** Whether a unit has its text, with those of its tags. */
function isReady({ id }: Unit, section: SectionUnits, texts: Texts): boolean {
  const owned = section.units.filter(({ owner }) => owner?.unit === id)
  return texts.has(id) && owned.every((unit) => isUnneeded(unit, texts) || texts.has(unit.id))
}

function patchesOf(
  section: SectionUnits,
  texts: Texts,
  base: 'original' | 'translation',
  merged: MergedPage,
  source: string,
): Patch[] {
  const meanings: string[] = []
  const patches = section.units.flatMap((unit): Patch[] => {
    const slot = base === 'original' ? unit.slot : unit.translation?.slot
    const content = texts.get(unit.id)
    if (!slot || !content || unit.owner || !isReady(unit, section, texts)) return []
    const owned = section.units.filter(({ owner }) => owner?.unit === unit.id)
    const isTouched = [unit, ...owned].some(({ id }) => merged.changed.includes(id))
    if (base === 'translation' && !isTouched) return []
    const markFor = (tag: string): PhrasingContent => {
      const mark = unit.translation?.marks.get(tag) ?? unit.marks.get(tag)
      if (!mark) throw new Error(`${unit.id}: no tag has the id “${tag}”`)
      const properties = owned.flatMap(({ id, owner }) => {
        const text = texts.get(id)
        return owner?.tag === tag && text ? [[owner.property, plainContent(text)]] : []
      })
      return markWithTexts(mark, Object.fromEntries(properties))
    }
    meanings.push(JSON.stringify(meaningOfContent(content, markFor)))
    return [{ start: slot.start, end: slot.end, text: slotText(slot, content, markFor, source) }]
  })
  merged.meanings.set(section.id, meanings)
  return patches
}

/**
 * Writes the front matter of a new translation, with an address of its own words; the original’s
 * earlier addresses are not its.
 */
function newFrontMatter(
  { locale, page, takenSlugs }: PageUnits,
  { id }: SectionUnits,
  texts: Texts,
  merged: MergedPage,
): string {
  const textOf = (key: string) => plainContent(texts.get(`${id}:${key}`) ?? [])
  const scalar = (key: string) => `${key}: ${stringify(textOf(key), { lineWidth: 0 }).trimEnd()}\n`
  const title = textOf('shortTitle')
  const slug = slugOf(title, locale, page.id.split('/').at(-1) ?? '', takenSlugs)
  const isHome = page.id === homeId
  const address = isHome ? '' : `slug: ${slug}\n`
  if (!isHome && slug !== slugWords(title, locale)) merged.chosenSlug = slug
  return `---\n${scalar('title')}${scalar('shortTitle')}${scalar('description')}${address}keywords: ${keywordList(textOf('keywords'))}\n---\n\n`
}

/** A text for a range of a file. */
interface Patch extends TextRange {
  text: string
}

/** Writes a content as the place in the file holds it. */
function slotText(
  { form, property, start }: Slot,
  content: Inline[],
  markFor: (id: string) => PhrasingContent,
  source: string,
): string {
  const text = plainContent(content)
  switch (form) {
    case 'property':
      return `${property}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    case 'scalar':
      return stringify(text, { lineWidth: 0 }).trimEnd()
    case 'list':
      return keywordList(text)
    default: {
      // A line break in an item must be followed by what the item’s lines start with.
      const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
      return writeInline(content, markFor, form === 'cell').replaceAll(
        '\n',
        `\n${before.replace(/[^>\s]/g, ' ')}`,
      )
    }
  }
}

/** Writes the keywords of a unit, parted by {@link keywordSeparator}, as a list of YAML. */
function keywordList(text: string): string {
  const words = text.split(keywordSeparator.trim()).map((word) => word.trim())
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const
  return stringify(words.filter(Boolean), options).trimEnd()
}

/** Cuts a range out of a text, with its patches. */
function patched(text: string, { start, end }: TextRange, patches: Patch[]): string {
  let result = ''
  let at = start
  for (const patch of patches.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, patch.start) + patch.text
    at = patch.end
  }
  return result + text.slice(at, end)
}
