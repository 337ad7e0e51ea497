// @ts-check
// A worker thread begins as plain JavaScript; what it runs is TypeScript, unless it is bundled (run.mjs).
import { register } from 'tsx/esm/api'

register()

export const { compare } = await import('./thread')
