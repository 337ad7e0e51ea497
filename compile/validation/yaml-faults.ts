import { counted } from './fault'

/** A mistake in a line of YAML, in words of those who write it. The column counts from 1. */
export interface YamlMistake {
  /** Counts from 0, as lines of an array. */
  line: number
  column: number
  message: string
}

/** A line such as `  - title: Cuba`. */
interface YamlEntry {
  indent: number
  key: string
  value: string
  /** Where the value begins, from 1. */
  column: number
}

/** Signs with a meaning of their own at the beginning of a value (YAML 1.2.2, 5.3). */
const special = /^(?:[@`%&*!|>#,\]}]|[-?](?=\s|$))/

/**
 * Finds the one mistake behind the parser’s errors: they follow from it, are said in terms of the
 * grammar, and often stand lines below.
 *
 * @param code of the parser’s first error
 * @param place of that error
 * @param keys that the text may have at the top
 */
export function yamlMistake(
  text: string,
  code: string,
  place: Pick<YamlMistake, 'line' | 'column'>,
  keys: readonly string[],
): YamlMistake {
  const lines = text.split(/\r?\n/)
  const at = place.line
  return (
    tab(lines, at) ??
    wrongColon(lines, at, keys) ??
    (isOpen(code) ? openQuote(lines, at) : undefined) ??
    colonInside(lines, at) ??
    wrongIndent(lines, at) ??
    closedEarly(lines, at) ??
    specialSign(lines, at) ??
    openBracket(lines, at, code) ?? { ...place, message: remaining(lines[at], code) }
  )
}

/** Reports a value that needs quotes to be a text; undefined where it needs none. */
export function quotesNeeded(line: string): Omit<YamlMistake, 'line'> | undefined {
  const entry = entryOf(line)
  const [sign] = (entry && special.exec(entry.value)) ?? []
  if (!entry || !sign) return undefined
  const message = `A value that begins with “${sign}” needs quotes: ${entry.key}: ${quoted(entry.value)}`
  return { column: entry.column, message }
}

function entryOf(line = ''): YamlEntry | undefined {
  const [, indent, dash = '', key, space, value] =
    /^( *)((?:- +)*)([\w@-]+|"[^"]*"|'[^']*')( *: +| *:$)(.*)$/.exec(line) ?? []
  if (indent === undefined || key === undefined || space === undefined) return undefined
  const start = indent.length + dash.length
  return {
    indent: start,
    key,
    value: value?.trim() ?? '',
    column: start + key.length + space.length + 1,
  }
}

/** Quotes a value so that it is a text, whatever is in it. */
function quoted(value: string): string {
  const bare = value.replace(/^(["'])(.*)\1$/, '$2')
  if (!bare.includes('"')) return `"${bare.replaceAll('\\', '\\\\')}"`
  return `'${bare.replaceAll("'", "''")}'`
}

function tab(lines: string[], at: number): YamlMistake | undefined {
  const found = /^( *)\t/.exec(lines[at] ?? '')
  if (!found) return undefined
  const message = 'A tab stands at the beginning of the line; put spaces in its place'
  return { line: at, column: (found[1]?.length ?? 0) + 1, message }
}

function wrongColon(
  lines: string[],
  line: number,
  keys: readonly string[],
): YamlMistake | undefined {
  const text = lines[line] ?? ''
  const [, indent = '', key, colon, after = ''] =
    /^( *(?:- +)*)([A-Za-z][\w-]*)\s*([:：])?(.*)$/.exec(text) ?? []
  if (key === undefined || entryOf(text)) return undefined
  const column = indent.length + key.length + 1
  const rest = after.trim()
  const proposed = `${key}: ${special.test(rest) ? quoted(rest) : rest}`
  if (colon === '：') {
    return { line, column, message: `The colon is not an ordinary one; write ${proposed}` }
  }
  if (colon && /^[\u00a0\u202f\u2009]/.test(after)) {
    const message = `The space after “${key}:” is a no-break space; type an ordinary one: ${proposed}`
    return { line, column: column + 1, message }
  }
  if (colon && !after.startsWith('//')) {
    return { line, column: column + 1, message: `A space is missing after the colon: ${proposed}` }
  }
  if (!keys.includes(key)) return undefined
  return { line, column, message: `A colon is missing after “${key}”: ${proposed}` }
}

const isOpen = (code: string) => code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY'

/** A value whose first quotation mark has no second one, however far the parser read on. */
function openQuote(lines: string[], at: number): YamlMistake | undefined {
  for (let line = Math.min(at, lines.length - 1); line >= 0; line -= 1) {
    const entry = entryOf(lines[line])
    const [mark] = /^["']/.exec(entry?.value ?? '') ?? []
    if (!entry || !mark) continue
    if (closes(entry.value, mark) !== undefined) {
      if (line === at) return undefined
      continue
    }
    const value = entry.value.slice(1).replace(/[”’»]$/, '')
    const message = `The quotation mark that opens the value is never closed by another ${mark}; write ${entry.key}: ${quoted(value)}`
    return { line, column: entry.column, message }
  }
  return undefined
}

/** Returns what follows the quotation mark that closes a value; undefined where none does. */
function closes(value: string, mark: string): string | undefined {
  const closed = mark === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/
  const [whole] = closed.exec(value) ?? []
  return whole === undefined ? undefined : value.slice(whole.length)
}

function colonInside(lines: string[], line: number): YamlMistake | undefined {
  const entry = entryOf(lines[line])
  if (!entry || /^["'[{|>]/.test(entry.value) || !/:(?:\s|$)/.test(entry.value)) return undefined
  const message = `A value with a colon needs quotes: ${entry.key}: ${quoted(entry.value)}`
  return { line, column: entry.column, message }
}

/** A key that does not stand below the ones that it belongs to: the parser stops at the one before or after. */
function wrongIndent(lines: string[], at: number): YamlMistake | undefined {
  const [above, here, below] = [at - 1, at, at + 1].map((line) => entryOf(lines[line]))
  const fault = (line: number, entry: YamlEntry, other: YamlEntry) => ({
    line,
    column: entry.indent + 1,
    message: `“${entry.key}” must begin in the same column as “${other.key}”; it has ${spaces(entry.indent)} before it, “${other.key}” has ${spaces(other.indent)}`,
  })
  if (here?.value && below && below.indent > here.indent && !/^[|>]/.test(here.value)) {
    return fault(at + 1, below, here)
  }
  if (!here || !above?.value || above.indent === here.indent) return undefined
  const isFirst = lines.slice(0, at - 1).every((line) => line.trim() === '')
  return isFirst ? fault(at - 1, above, here) : fault(at, here, above)
}

function spaces(count: number): string {
  return count === 0 ? 'none' : counted(count, 'space')
}

function closedEarly(lines: string[], line: number): YamlMistake | undefined {
  const entry = entryOf(lines[line])
  const [mark = ''] = /^["'[{]/.exec(entry?.value ?? '') ?? []
  if (!entry || !mark) return undefined
  const after = /["']/.test(mark)
    ? closes(entry.value, mark)?.trim()
    : /^(?:\[[^\]]*\]|\{[^}]*\})(.*)$/.exec(entry.value)?.[1]?.trim()
  if (!after || /^[#,\]}]/.test(after)) return undefined
  const end = { '[': '“]”', '{': '“}”' }[mark] ?? 'its second quotation mark'
  const message = `The value ends at ${end}, and more follows; put quotes around the whole: ${entry.key}: ${quoted(entry.value)}`
  return { line, column: entry.column, message }
}

function specialSign(lines: string[], line: number): YamlMistake | undefined {
  const needed = quotesNeeded(lines[line] ?? '')
  return needed && { line, ...needed }
}

/** A list or a group of values that is not closed, on this line or above it. */
function openBracket(lines: string[], at: number, code: string): YamlMistake | undefined {
  if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return undefined
  for (let line = Math.min(at, lines.length - 1); line >= 0; line -= 1) {
    const entry = entryOf(lines[line])
    const [bracket = ''] = /^[[{]/.exec(entry?.value ?? '') ?? []
    if (!entry || !bracket) continue
    const closing = bracket === '[' ? ']' : '}'
    const [open, comment] = entry.value.split(/\s(?=#)/)
    if (open?.endsWith(closing)) continue
    const message = comment?.includes(closing)
      ? `From “#” on the line is a remark, which hides the “${closing}”; put the word with “#” into quotes`
      : `The “${bracket}” after “${entry.key}:” is never closed; end it with “${closing}”, or put the value in quotes if it is a text`
    return { line, column: entry.column, message }
  }
  return undefined
}

const further: Record<string, string> = {
  ALIAS_PROPS: 'A value that begins with “*” needs quotes',
  BAD_ALIAS:
    'The name after “*” is given by no “&” above it; if this is a text, put it between quotes',
  BAD_DQ_ESCAPE:
    'A backslash has a meaning inside "…"; write it twice, or put the value between single quotes',
  BLOCK_AS_IMPLICIT_KEY: 'A value with a colon needs quotes',
  BLOCK_IN_FLOW:
    'Between two entries of [ … ] or { … } a comma is missing, or one with a colon needs quotes',
  MULTIPLE_DOCS: 'A line of hyphens (---) stands inside; delete it',
}

function remaining(text = '', code: string): string {
  if (/^ *-(?: |$)/.test(text)) return 'The hyphens of a list must all begin in the same column'
  if (further[code]) return further[code]
  if (/[[{]/.test(text)) {
    return 'Between two entries of [ … ] or { … } stands one comma; there is one too few or too many'
  }
  return /^\s*-[^\s-]/.test(text)
    ? 'A space is missing after the hyphen of the list'
    : 'The line is neither “key: value” nor part of the value above; write a value on one line, or begin the line with two spaces more than its key'
}
