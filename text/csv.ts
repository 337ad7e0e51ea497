/** Tells a spreadsheet that the file is UTF-8: without it, Excel reads the letters of one old code page. */
const byteOrderMark = '\ufeff'

/**
 * The answer of a route that is lines of cells as CSV (RFC 4180), as a spreadsheet opens it. A text
 * that it would take for a formula gets an apostrophe before it (OWASP, “CSV Injection”); a number
 * keeps its sign.
 */
export function csvResponse(lines: string[][]): Response {
  const text = lines.map((cells) => `${cells.map(asText).map(quoted).join(',')}\r\n`).join('')
  // Response encodes a string as it is, byte order mark included.
  return new Response(byteOrderMark + text, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  })
}

/**
 * Keeps a cell from being taken for a formula. Spreadsheets also look behind white space, and read
 * the wide forms of these signs.
 */
function asText(cell: string): string {
  const isFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell)
  return isFormula && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
