/**
 * Opposites that are taken for each other in translation, with the words for either side in each
 * language; a language without a table is not looked at. A form is a phrase: `export*` is every word
 * that begins so, `#` is figures, and a capital letter counts as written. Where several fit, the longest
 * does. `neither` lists phrases that hold one of the words and say neither.
 */
export type Opposites = Record<string, { one: string; other: string; neither?: string }>
