import { readFileSync } from 'node:fs'
import type { OriginTask } from './files'

/** Returns a text in which every absolute address of the portal begins with another origin. */
export function withOrigin({ text, from, to }: OriginTask): Buffer {
  const origin = from.replace(/[.\\[\]]/g, '\\$&')
  // “http://localhost” is no part of “http://localhost:3000” or of “http://localhost.example”.
  const pattern = new RegExp(`${origin}(?![\\w-]|[.:]\\w)`, 'g')
  return Buffer.from(readFileSync(text, 'utf8').replace(pattern, () => to))
}
