import leven from 'leven'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Fault, Place } from './fault'
import type { Source } from './source'

/** A YAML text with the places of its keys and values. */
export interface YamlSource<T> {
  value: T
  /** Where the value at a path is, or the nearest value above it. */
  place: (...path: PropertyKey[]) => Place
}

/**
 * Parses YAML and checks its shape; reports every syntax error, unknown key and wrong value.
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
  for (const error of document.errors) {
    faults.push({ file, ...at(error.pos[0]), message: `invalid YAML: ${error.message}` })
  }
  if (document.errors.length > 0) return undefined
  const place = (...path: PropertyKey[]) => at(offsetOf(document, path))
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return { value: result.data, place }
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const message = unknownKey(key, knownKeys(schema, issue.path))
        faults.push({ file, ...at(offsetOfKey(document, [...issue.path, key])), message })
      }
      continue
    }
    const name = issue.path.join('.') || 'the file'
    faults.push({ file, ...place(...issue.path), message: `${name}: ${issue.message}` })
  }
  return undefined
}

function unknownKey(key: string, known: string[]): string {
  // Of two letters, both may be others.
  const most = Math.min(2, key.length - 1)
  const nearest = known.find(
    (candidate) => leven(candidate.toLowerCase(), key.toLowerCase()) <= most,
  )
  if (nearest) return `“${key}” is not a key; did you mean “${nearest}”?`
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
