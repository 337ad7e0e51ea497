import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Locale } from '../../i18n/locales'
import { type CompiledBody, replaceFile } from '../../site/content'
import { contentCode, digest, platformDigest } from '../inputs.mjs'
import { compileBody } from '../markdown'
import { type CheckedBody, checkBody, parseBody } from './body'
import type { Fault } from './fault'
import type { Source } from './source'

/** Checks one body; when it has no fault, its compiled form is written. */
export type BodyCheck = (
  source: Source,
  pageId: string,
  locale: Locale,
  faults: Fault[],
) => CheckedBody

/**
 * Each text is parsed once, to be checked and compiled, and again only when it has changed, or the
 * code that does so.
 *
 * @param fileOf where the compiled body of a page is kept; without it none is
 */
export async function bodyCheck(
  fileOf?: (pageId: string, locale: Locale) => string,
): Promise<BodyCheck> {
  const code = fileOf && codeDigest()
  return (source, pageId, locale, faults) => {
    const file = fileOf?.(pageId, locale)
    const key = createHash('sha256')
      .update(`${code}\0${locale}\0${source.text}`)
      .digest('base64url')
    const kept = file && readCompiled(file)
    if (kept && kept.key === key) return kept.checked
    const own: Fault[] = []
    const tree = parseBody(source, own)
    const checked = checkBody(tree, source.file, own)
    faults.push(...own)
    if (file && tree && own.length === 0) {
      const kept: KeptBody = { key, checked, body: compileBody(tree, locale) }
      mkdirSync(dirname(file), { recursive: true })
      replaceFile(file, JSON.stringify(kept))
    }
    return checked
  }
}

interface KeptBody extends CompiledBody {
  key: string
  checked: CheckedBody
}

/** A file that is missing or damaged is made again. */
function readCompiled(file: string): KeptBody | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Returns a digest of all that decides what a text compiles to: shared code, and what runs it. */
export function codeDigest(): string {
  return digest(contentCode) + platformDigest()
}
