import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../delivery/setup.mjs'
import type { Locale } from '../i18n/locales'

/** Where the right page stands among an engine’s results, from 0; -1 where it does not. */
export interface Judged {
  kind: string
  place: number
}

export interface Measured {
  judged: Judged[]
  /** What its indexes take, in megabytes. */
  memory: number
}

/** A query with the sections that answer it, by their page’s id and their own: `page#section`. */
interface JudgedQuery {
  query: string
  right: string[]
}

/** By language and kind of query. */
export type JudgedSet = Record<Locale, Record<string, JudgedQuery[]>>

export function readJudgedSet(): JudgedSet {
  return parse(readFileSync(join(root, 'bench', 'search-queries.yml'), 'utf8'))
}
