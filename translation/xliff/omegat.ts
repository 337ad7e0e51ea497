import { join } from 'node:path'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import type { Inline } from './inline'
import type { PageUnits, SectionUnits } from './page-units'
import { escaped, stateOf } from './write'

/**
 * The files of a project for OmegaT, by their path in its folder, but for the XLIFF. OmegaT takes
 * what stands in `<target>` for the text to translate, so the targets there are to be the sources.
 * The translations lie in memories: those that are right, which OmegaT fills in, and those that
 * are to be revised, which it offers with the words that have changed.
 *
 * @param pages of one original language
 * @returns also the pages without the units that a memory cannot tell apart: whose text has two
 * translations, or whose translation has other tags. Their translation stays as it is.
 * @see https://omegat.sourceforge.io/manual-standard/en/chapter.translation.memories.html
 */
export function omegatProject(pages: PageUnits[], from: Locale, to: Locale, terms: Glossary) {
  const right = new Map<string, Set<string>>()
  const offered: Pair[] = []
  for (const section of pages.flatMap(({ sections }) => sections)) {
    for (const unit of section.units) {
      const { source, former = { content: source }, translation } = unit
      const isRight = stateOf(unit, section) === 'translated'
      const [text, target] = [segment(isRight ? source : former.content), translation?.content]
      const written = target && segment(target)
      if (!written || !text) continue
      if (isRight) right.set(text, (right.get(text) ?? new Set()).add(written))
      else offered.push([text, written])
    }
  }
  const isTold: UnitTest = (unit, section) => {
    const { source, translation } = unit
    if (!translation || stateOf(unit, section) !== 'translated') return true
    return (
      segment(translation.content) !== undefined && right.get(segment(source) ?? '')?.size === 1
    )
  }
  const pairs = [...right].flatMap(([text, targets]) =>
    [...targets].map((target): Pair => [text, target]),
  )
  const isSure = ([text]: Pair) => right.get(text)?.size === 1
  return {
    pages: withUnits(pages, isTold),
    files: new Map([
      ['omegat.project', projectFile(from, to)],
      [join('omegat', 'filters.xml'), filters],
      [join('tm', 'auto', 'right.tmx'), memory(from, to, pairs.filter(isSure))],
      [
        join('tm', 'offered.tmx'),
        memory(from, to, [...offered, ...pairs.filter((pair) => !isSure(pair))]),
      ],
      [join('glossary', 'terms.utf8'), glossaryText(from, to, terms)],
    ]),
  }
}

type Pair = [source: string, target: string]
type UnitTest = (unit: SectionUnits['units'][number], section: SectionUnits) => boolean

function withUnits(pages: PageUnits[], test: UnitTest): PageUnits[] {
  return pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({
      ...section,
      units: section.units.filter((unit) => test(unit, section)),
    })),
  }))
}

/**
 * Writes the project’s file: folders as OmegaT calls them by itself; one segment for each unit,
 * whatever its sentences.
 */
function projectFile(from: Locale, to: Locale): string {
  const folders = ['source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file']
  const settings = [...folders, 'dictionary_dir'].map((name) => `<${name}>__DEFAULT__</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
${settings.join('\n')}
<source_lang>${from}</source_lang>
<target_lang>${to}</target_lang>
<sentence_seg>false</sentence_seg>
</project></omegat>
`
}

/**
 * The settings of filters: tags at the ends of a text belong to it, or it would not be the one that
 * the memory has.
 */
const filters = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="false" ignoreFileContext="false"/>
`

/** Writes a memory in TMX 1.4 of OmegaT’s own kind: only in that does OmegaT compare tags. */
function memory(from: Locale, to: Locale, pairs: Pair[]): string {
  const units = pairs.map(
    ([source, target]) =>
      `<tu><tuv xml:lang="${from}"><seg>${source}</seg></tuv><tuv xml:lang="${to}"><seg>${target}</seg></tuv></tu>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="OmegaT" creationtoolversion="3.6" o-tmf="OmegaT TMX" segtype="paragraph" adminlang="en" srclang="${from}" datatype="plaintext"/>
<body>
${units.join('')}</body>
</tmx>
`
}

/**
 * Writes a text as a segment of a memory, in which OmegaT numbers tags from 0; undefined where a
 * tag has no number in the original.
 */
function segment(content: Inline[]): string | undefined {
  const parts = content.map((part) => {
    if (typeof part === 'string') return escaped(part)
    const id = Number(part.id)
    const inside = segment(part.content ?? [])
    if (Number.isNaN(id) || inside === undefined) return undefined
    if (!part.content) return `<ph x="${id}">&lt;x${id - 1}/&gt;</ph>`
    return `<bpt i="${id}" x="${id}">&lt;g${id - 1}&gt;</bpt>${inside}<ept i="${id}">&lt;/g${id - 1}&gt;</ept>`
  })
  return parts.includes(undefined) ? undefined : parts.join('')
}

function glossaryText(from: Locale, to: Locale, terms: Glossary): string {
  const lines = Object.values(terms).flatMap(
    ({ [from]: names = [], [to]: others = [], acronym }) => [
      ...names.map((name) => `${name}\t${others.join(' / ')}`),
      ...(acronym?.[from] ?? []).map((name) => `${name}\t${(acronym?.[to] ?? others).join(' / ')}`),
    ],
  )
  return `${lines.join('\n')}\n`
}
