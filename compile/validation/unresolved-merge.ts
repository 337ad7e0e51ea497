import type { Fault, Place } from './fault'
import type { Source } from './source'

// How git shows what it could not merge: git-merge(1), “How conflicts are presented”. A marker has
// seven signs at the start of its line; more where a conflict lies within another.
const opening = /^<{7,}(?: |$)/
const labelled = /^(?:>{7,} |\|{7,} [^|]*$)/
/** Markers without a label, which in Markdown are a heading’s underline and an empty quotation. */
const bare = /^(?:={7}|>{7,}|\|{7,})$/

/**
 * Where a text has the first line that git wrote because it could not merge two versions; undefined
 * where it has none. A fenced code block may show such lines.
 */
export function unresolvedMerge({ file, text }: Source): Place | undefined {
  if (!/^(?:<{7}|>{7}|={7}|\|{7})/m.test(text)) return undefined
  const lines = text.split(/\r?\n/)
  const isMarkdown = file.endsWith('.mdx')
  const frontMatterEnd = isMarkdown ? lines.indexOf('---', 1) : lines.length
  let fence: string | undefined
  for (const [index, line] of lines.entries()) {
    const [, ticks] = (isMarkdown && /^ {0,3}(`{3,}|~{3,})/.exec(line)) || []
    if (fence !== undefined) {
      if (ticks?.startsWith(fence) && line.trim() === ticks) fence = undefined
    } else if (ticks !== undefined) fence = ticks
    else if (
      opening.test(line) ||
      labelled.test(line) ||
      (index < frontMatterEnd && bare.test(line))
    ) {
      return { line: index + 1, column: 1 }
    }
  }
  return undefined
}

/** The only fault that is reported of a text in which a merge stands unresolved. */
export function unresolvedMergeFault(file: string, place: Place): Fault {
  return {
    file,
    ...place,
    message: `unresolved merge, line ${place.line}: two versions of a passage stand one after the other between the lines <<<<<<< and >>>>>>>; keep what is right of both, and delete these lines and the line ======= (also ||||||| and what follows it up to =======, if it is there)`,
  }
}

type State = 'both' | 'ours' | 'base' | 'theirs'

const marker = /^([<|=>])\1{6,}(?= |\r?$)/
const begins: Record<string, State> = { '<': 'ours', '|': 'base', '=': 'theirs', '>': 'both' }

/** Returns both versions of a text that git could not merge, without what they came from. */
export function versionsOf(text: string): { ours: string; theirs: string } {
  const versions = { ours: [] as string[], theirs: [] as string[] }
  let state: State = 'both'
  let size = 0
  for (const line of text.split('\n')) {
    const [signs = '', sign = ''] = marker.exec(line) ?? []
    if (state === 'both' ? sign === '<' : signs.length === size) {
      state = begins[sign] ?? state
      size = signs.length
    } else if (state !== 'both' || sign === '') {
      if (state === 'both' || state === 'ours') versions.ours.push(line)
      if (state === 'both' || state === 'theirs') versions.theirs.push(line)
    }
  }
  return { ours: versions.ours.join('\n'), theirs: versions.theirs.join('\n') }
}
