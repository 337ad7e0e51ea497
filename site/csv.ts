/** The answer of a route that is lines of cells as CSV (RFC 4180). */
export function csvResponse(lines: string[][]): Response {
  const text = lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
