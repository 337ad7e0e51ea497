import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FileTask } from './files'
import { finishFile } from './finish-file'
import { compressedForms } from './previous-build'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finish-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function finish(name: string, text: string, previous?: FileTask['previous']) {
  const target = join(folder, name)
  const task = { source: Buffer.from(text), target, name: '/en/list.csv', quality: 9, edition: 0 }
  const finished = await finishFile({ ...task, ...(previous && { previous }) })
  if ('refusal' in finished) throw new Error(finished.refusal)
  return { file: target, ...finished }
}

/** What nginx makes an entity tag of. */
function tagOf(file: string): string {
  const { mtimeMs, size } = statSync(file)
  return `${Math.floor(mtimeMs / 1000)}-${size}`
}

it('gives a text of the same length another entity tag in nginx, however soon it comes', async () => {
  let previous: Awaited<ReturnType<typeof finish>> | undefined
  const tags = new Map(['', ...compressedForms].map((form) => [form, new Set<string>()]))
  const texts = ['first', 'other', 'third']
  for (const text of texts) {
    previous = await finish(`${text}.csv`, text, previous)
    for (const [form, seen] of tags) seen.add(tagOf(previous.file + form))
  }
  for (const seen of tags.values()) expect(seen.size).toBe(texts.length)
})
