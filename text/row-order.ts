// The browser’s module takes this file too: it imports nothing.

/** Orders rows by the text of a cell; what has none comes last in both directions. */
export function rowOrder<Row>(
  textOf: (row: Row) => string,
  descending: boolean,
  compare: (one: string, other: string) => number,
): (a: Row, b: Row) => number {
  return (a, b) => {
    const [one, other] = [textOf(a), textOf(b)]
    if (!one || !other) return Number(!one) - Number(!other)
    return (descending ? -1 : 1) * compare(one, other)
  }
}
