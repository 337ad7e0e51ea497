import { type Locale, localeTable } from '../../i18n/locales'

/** One thing that an editor must put right. Lines and columns count from 1. */
export interface Fault {
  /** Path below the content folder's parent, as editors see it: `content/pages/…`. */
  file: string
  line: number
  column: number
  /** Says what is wrong, and what to do. */
  message: string
  /** The language in which a page that may be missing is missing. */
  lacks?: Locale
  /** Set for faults of the order of pages, which is no matter of translations. */
  ofOrder?: true
}

export type Place = Pick<Fault, 'line' | 'column'>

export const startOfFile: Place = { line: 1, column: 1 }

export function formatFault({ file, line, column, message }: Fault): string {
  return `${file}:${line}:${column}: ${message}`
}

/** A number of things in English, such as “1 fault” and “2 faults”. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** Sorts faults by file, then by place in the file. */
export function sortFaults<Sorted extends Fault>(faults: Sorted[]): Sorted[] {
  return [...faults].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  )
}

/** Shortens a list for people: one line for a language that lacks several pages, as new ones do. */
export function withoutRepetition<Listed extends Fault>(faults: Listed[]): Listed[] {
  const lacking = new Map<Locale, Listed[]>()
  for (const fault of faults) {
    if (fault.lacks) lacking.set(fault.lacks, [...(lacking.get(fault.lacks) ?? []), fault])
  }
  return faults.flatMap((fault) => {
    const same = (fault.lacks && lacking.get(fault.lacks)) || []
    if (!fault.lacks || same.length < 2) return fault
    if (same[0] !== fault) return []
    const { name } = localeTable[fault.lacks]
    const message = `${same.length} pages are missing in ${name}; “npm run translation -- status --locale ${fault.lacks}” lists them`
    return { ...fault, file: 'content/pages', message }
  })
}
