// The browser’s module takes this file too: it imports nothing.

/** What the countries can be filtered by; the names are those of the parameters of an address. */
export const filterNames = ['region', 'agreement', 'membership', 'mission'] as const

export type FilterName = (typeof filterNames)[number]

/** Whether a country, by the values that it has for each filter, has every one that is asked for. */
export function matchesFilters(
  valuesOf: (name: FilterName) => string[],
  asked: (name: FilterName) => string | null | undefined,
): boolean {
  return filterNames.every((name) => {
    const value = asked(name)
    return !value || valuesOf(name).includes(value)
  })
}

/** The column that the parameter `sort` names, and the direction: “-” before it is descending. */
export function sortOf(parameter: string): { column: string; descending: boolean } {
  const descending = parameter.startsWith('-')
  return { column: (descending ? parameter.slice(1) : parameter) || 'name', descending }
}

/** What a column’s header asks for: its own order, or the reverse of that when it has it. */
export function nextSort(column: string, parameter: string): string {
  const sort = sortOf(parameter)
  const reverse = column === sort.column && !sort.descending
  if (column === 'name' && !reverse) return ''
  return reverse ? `-${column}` : column
}

/** To make one takes longer than to order a menu. */
const collators = new Map<string, Intl.Collator>()

/**
 * Orders names as a dictionary of the language does; English files “The Bahamas” under B.
 *
 * @param language BCP 47
 */
export function nameCollator(language: string): (a: string, b: string) => number {
  const collator = collators.get(language) ?? new Intl.Collator(language, { numeric: true })
  collators.set(language, collator)
  return (a, b) => collator.compare(a.replace(/^The /, ''), b.replace(/^The /, ''))
}

/** Orders rows by the text of a cell; what has none comes last in both directions. */
export function rowOrder<Row>(
  textOf: (row: Row) => string,
  descending: boolean,
  language: string,
): (a: Row, b: Row) => number {
  const compare = nameCollator(language)
  return (a, b) => {
    const [one, other] = [textOf(a), textOf(b)]
    if (!one || !other) return Number(!one) - Number(!other)
    return (descending ? -1 : 1) * compare(one, other)
  }
}
