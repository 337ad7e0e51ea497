import { existsSync } from 'node:fs'
import { join } from 'node:path/posix'
import { LineCounter, parseDocument, visit } from 'yaml'
import { listFiles, readSource } from '../compile/validation/source'
import type { Finding } from './outcome'
import { placeholderIn, placeholderMessage } from './rules/placeholders'

/** Files whose texts many pages show, from the project’s folder. */
const shared =
  /^(?:content\/(?:(?:data|countries)\/.+|glossary|search-names)\.yml|messages\/.+\.json)$/

/** Texts of data, countries, terms and the interface that say that they are still to be written. */
export async function sharedPlaceholders(root: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const folder of ['content', 'messages']) {
    if (!existsSync(join(root, folder))) continue
    for (const path of listFiles(join(root, folder))) {
      const file = `${folder}/${path}`
      if (shared.test(file)) findings.push(...placeholdersOf(root, file))
    }
  }
  return findings
}

function placeholdersOf(root: string, file: string): Finding[] {
  const source = readSource(join(root, file), file)
  // What cannot be read is for validation to say.
  if ('message' in source) return []
  const lines = new LineCounter()
  const findings: Finding[] = []
  visit(parseDocument(source.text, { lineCounter: lines }), {
    Scalar(key, { value, range }) {
      const found = key !== 'key' && typeof value === 'string' && placeholderIn(value)
      if (!found || !range) return
      const { line, col: column } = lines.linePos(range[0])
      const message = placeholderMessage(found)
      findings.push({ rule: 'placeholder', severity: 'error', file, line, column, message })
    },
  })
  return findings
}
