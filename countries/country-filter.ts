// The browser’s module takes this file too: it imports nothing.

/** The filters of the countries, by the names of their parameters in an address. */
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

/** Returns the `sort` that a column’s header asks for: its own, or if it has that, the reverse. */
export function nextSort(column: string, parameter: string): string {
  const sort = sortOf(parameter)
  const reverse = column === sort.column && !sort.descending
  if (column === 'name' && !reverse) return ''
  return reverse ? `-${column}` : column
}
