// The browser’s module takes this file too: it imports nothing.

/**
 * Orders names as an index of the language does: without an article of the language at their start, by
 * letter, then by accent, and numbers by what they count.
 *
 * @param language BCP 47
 * @param articles in small letters; what is elided (`l`) is followed by an apostrophe
 */
export function nameOrder(
  language: string,
  articles: readonly string[],
): (one: string, other: string) => number {
  const { compare } = new Intl.Collator(language, { numeric: true })
  const filed = articleFilter(articles)
  return (one, other) => compare(filed(one), filed(other)) || compare(one, other)
}

/** Takes what does not count from the start of a text: an article, quotation marks, “¿”. */
export function articleFilter(articles: readonly string[]): (text: string) => string {
  const words = articles.length > 0 ? `(?:(?:${articles.join('|')})(?:\\s+|['’])(?=\\S))?` : ''
  const start = new RegExp(`^[^\\p{L}\\p{N}]*${words}`, 'iu')
  return (text) => text.replace(start, '')
}
