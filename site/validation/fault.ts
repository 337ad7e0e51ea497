/** One thing that an editor must put right. Lines and columns count from 1. */
export interface Fault {
  /** Path below the content folder's parent, as editors see it: `content/pages/…`. */
  file: string
  line: number
  column: number
  /** What is wrong, and what to do. */
  message: string
}

export type Place = Pick<Fault, 'line' | 'column'>

export const startOfFile: Place = { line: 1, column: 1 }

export function formatFault({ file, line, column, message }: Fault): string {
  return `${file}:${line}:${column}: ${message}`
}

/** By file, then by place in it. */
export function sortFaults<Sorted extends Fault>(faults: Sorted[]): Sorted[] {
  return [...faults].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  )
}
