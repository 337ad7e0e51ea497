/** A language of the portal, in the table of `portal.config.ts` (docs/adding-a-language.md). */
export interface LocaleRow<Code extends string> {
  /** The language's own name, for language links (each in its own language, WCAG 3.1.2). */
  name: string
  /** BCP 47 tag for dates, numbers and sorting. */
  formatting: string
  openGraph: string
  direction: 'ltr' | 'rtl'
  /** Whether every page must exist in this language for the build to pass. */
  required: boolean
  /** Whether the tables that languages share must have every word in it. */
  tablesRequired: boolean
  /** Words that slugs leave out, and by which no title is filed. */
  articles: readonly string[]
  /**
   * Articles by which no name is filed: “The Bahamas” under B. One of another language is part of
   * the name.
   */
  nameArticles: readonly string[]
  /** ISO 639-2, by which sites and translation tools name it as well. */
  threeLetterCodes: readonly string[]
  /** Languages in which readers are shown a missing text, best first; the others follow. */
  fallbacks?: readonly Code[]
  /** First word of the addresses at which pages stand beside their text in another language. */
  comparisonSlug: string
  /** Where a rule of docs/translation-rules.md weighs otherwise in this language than usual. */
  severities?: Readonly<Record<string, 'error' | 'warning' | 'off'>>
}
