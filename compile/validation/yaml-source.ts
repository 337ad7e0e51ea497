import leven from 'leven'
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Fault, Place } from './fault'
import { inPlainWords } from './schema-words'
import type { Source } from './source'
import { quotesNeeded, type YamlMistake, yamlMistake } from './yaml-faults'
import { oddValues } from './yaml-values'

/** A YAML text with the places of its keys and values. */
export interface YamlSource<T> {
  value: T
  /** Where the value at a path is, or the nearest value above it. */
  place: (...path: PropertyKey[]) => Place
}

/**
 * Parses YAML and checks its shape; reports the first syntax error, from which others follow, or
 * every unknown key and wrong value.
 *
 * @param firstLine the line of the file on which the text starts, for front matter
 */
export function parseYaml<T>(
  { file, text }: Source,
  schema: z.ZodType<T>,
  faults: Fault[],
  firstLine = 1,
): YamlSource<T> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const syntaxFault = syntaxFaultOf(text, document, lines, knownKeys(schema, []))
  if (syntaxFault) {
    const { line, column, message } = syntaxFault
    faults.push({ file, line: line + firstLine, column, message: `invalid YAML: ${message}` })
    return undefined
  }
  const place = (...path: PropertyKey[]) => at(offsetOf(document, path))
  const odd = oddValues(document, text)
  for (const { offset, message } of odd) faults.push({ file, ...at(offset), message })
  const result = schema.safeParse(document.toJS() ?? {}, { error: inPlainWords })
  if (result.success) return odd.length === 0 ? { value: result.data, place } : undefined
  if (document.contents === null) {
    const keys = knownKeys(schema, []).join(', ')
    faults.push({ file, ...at(0), message: `the file is empty; its keys are ${keys}` })
    return undefined
  }
  const { issues } = result.error
  const misspelt: string[] = []
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    for (const key of issue.keys) {
      const known = knownKeys(schema, issue.path)
      const meant = nearestKey(key, known)
      if (meant) misspelt.push([...issue.path, meant].join('.'))
      const message = unknownKey(key, known, meant)
      faults.push({ file, ...at(offsetOfKey(document, [...issue.path, key])), message })
    }
  }
  for (const issue of issues) {
    const name = issue.path.join('.') || 'the file'
    // A key that is misspelt is missing for no other reason.
    if (issue.code === 'unrecognized_keys' || misspelt.includes(name)) continue
    const isOfKey = issue.code === 'invalid_key'
    const { line, column } = isOfKey ? at(offsetOfKey(document, issue.path)) : place(...issue.path)
    const said = { column, message: issue.message }
    const written = text.split(/\r?\n/)[line - firstLine] ?? ''
    const { message, ...rest } = (isEmpty(document, issue.path) && quotesNeeded(written)) || said
    faults.push({ file, line, ...rest, message: `${name}: ${message}` })
  }
  return undefined
}

/** Returns the fault that keeps a document from being read at all, if there is one. */
function syntaxFaultOf(
  text: string,
  document: Document,
  lines: LineCounter,
  keys: readonly string[],
): YamlMistake | undefined {
  const [error = unresolvedAlias(document)] = document.errors
  if (!error) return undefined
  const { line, col: column } = lines.linePos(error.pos[0])
  if (error.code === 'DUPLICATE_KEY') {
    const [key] = /^[^:]*/.exec(text.slice(error.pos[0])) ?? []
    return { line: line - 1, column, message: `“${key}” stands here a second time; keep one` }
  }
  return yamlMistake(text, error.code, { line: line - 1, column }, keys)
}

/** A name that stands for a value (`*name`) which nothing above gives (`&name`): an emphasis, as a rule. */
function unresolvedAlias(document: Document) {
  let found: { pos: [number]; code: 'BAD_ALIAS' } | undefined
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined
      found = { pos: [alias.range?.[0] ?? 0], code: 'BAD_ALIAS' }
      return visit.BREAK
    },
  })
  return found as typeof found
}

function isEmpty(document: Document, path: PropertyKey[]): boolean {
  return ['', null, undefined].includes(document.getIn(path) as string | null | undefined)
}

function nearestKey(key: string, known: string[]): string | undefined {
  // Of two letters, both may be others.
  const most = Math.min(2, key.length - 1)
  return known.find((candidate) => leven(candidate.toLowerCase(), key.toLowerCase()) <= most)
}

function unknownKey(key: string, known: string[], meant: string | undefined): string {
  if (meant) return `“${key}” is not a key; did you mean “${meant}”?`
  if (known.length === 0) return `“${key}” is not a key here; remove it, or mend its spelling`
  return `“${key}” is not a key; the keys are ${known.join(', ')}`
}

/** The keys of a schema’s object at the top that people write; deeper ones are too many to list. */
function knownKeys(schema: z.ZodType, path: PropertyKey[]): string[] {
  if (path.length > 0) return []
  if ('shape' in schema) return Object.keys(schema.shape as object)
  const { keyType } = schema as { keyType?: { options?: (string | { options?: string[] })[] } }
  return (keyType?.options ?? []).flatMap((key) =>
    typeof key === 'string' ? key : (key.options ?? []),
  )
}

function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}

function offsetOfKey(document: Document, path: PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (!isMap(parent)) return offsetOf(document, path)
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? 0
}

function isNode(value: unknown): value is { range?: [number, number, number] } {
  return typeof value === 'object' && value !== null && 'range' in value
}
