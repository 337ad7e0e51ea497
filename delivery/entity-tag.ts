import { createHash } from 'node:crypto'

/** A hash of a content, the same on every replica, for its entity tags. */
export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}

/** A strong entity tag, which names one sequence of bytes (RFC 9110, 8.8.3.3): a coding has its own. */
export function entityTag(hash: string, coding: string | undefined): string {
  return `"${hash}${coding ? `-${coding}` : ''}"`
}

/** `If-None-Match` compares weakly (RFC 9110, 13.1.2): a cache may have made the tag weak. */
export function matchesTag(condition: string | undefined, tag: string | undefined): boolean {
  if (!condition || !tag) return false
  if (condition === tag || condition.trim() === '*') return true
  return condition.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
