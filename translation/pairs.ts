import type { Block, Section } from '../compile/sections'
import type { CheckedPage } from '../compile/validation/checked-content'
import type { Locale } from '../i18n/locales'

/** The text of a page in one language, for rules to compare. */
export interface SectionedText {
  file: string
  locale: Locale
  sections: Section[]
  /** The keywords of the front matter, where there is one. */
  keywords?: string[]
  /** Keywords that are the original’s, word for word. */
  keptKeywords?: string[]
}

/** Two blocks that should say the same. */
interface AlignedBlocks {
  original: Block
  translation: Block
}

/** A section in two languages. */
export interface SectionPair {
  id: string
  original: Section
  translation: Section
  blocks: AlignedBlocks[]
  /** Blocks of the original that have no counterpart. */
  missing: Block[]
  /** Blocks of the translation that have no counterpart. */
  extra: Block[]
  /** Pairs in which two paragraphs of one side are one on the other. */
  regrouped: AlignedBlocks[]
  /** Pairs whose translation stands where another’s should. */
  moved: AlignedBlocks[]
}

/** A page in two languages. Sections that only one of them has are reported by validation. */
export interface PagePair {
  page: CheckedPage
  original: SectionedText
  translation: SectionedText
  sections: SectionPair[]
}
