import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FileForms } from './files'
import { finishFile } from './finish-file'
import { reuseFile } from './previous-build'

let folder: string
let before: FileForms

const content = Buffer.from('<p>A document</p>'.repeat(100))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'previous-'))
  const file = join(folder, 'before.html')
  const finished = await finishFile({
    source: content,
    target: file,
    name: '/',
    quality: 11,
    edition: 0,
  })
  if ('refusal' in finished) throw new Error(finished.refusal)
  before = { ...finished, file }
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const damages: [name: string, damage: (file: string) => void][] = [
  ['missing', (file) => rmSync(file)],
  ['empty', (file) => truncateSync(file)],
  ['cut short', (file) => truncateSync(file, 20)],
  [
    'changed in one bit',
    (file) => {
      const bytes = readFileSync(file)
      bytes[10] = (bytes[10] ?? 0) ^ 1
      writeFileSync(file, bytes)
    },
  ],
  ['longer', (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.of(0)]))],
]

it('takes over a file with its compressed forms when all are whole', () => {
  expect(reuseFile(before, join(folder, 'after.html'))).toBe(true)
  for (const form of ['', '.br', '.gz']) {
    const [old, taken] = ['before', 'after'].map((name) =>
      readFileSync(join(folder, `${name}.html${form}`)),
    )
    expect(taken).toEqual(old)
  }
})

it.each(
  damages.flatMap(([name, damage]) =>
    ['', '.br', '.gz'].map((form) => [name, form, damage] as const),
  ),
)('makes a file again where it is %s (%s)', async (_, form, damage) => {
  damage(before.file + form)
  const target = join(folder, 'after.html')
  expect(reuseFile(before, target)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('after'))).toEqual([])
  const finished = await finishFile({
    source: content,
    target,
    name: '/',
    quality: 11,
    edition: 0,
    previous: before,
  })
  const { file: __, ...expected } = before
  expect(finished).toEqual(expected)
  expect(readFileSync(target).equals(content)).toBe(true)
  expect(existsSync(`${target}.br`) && existsSync(`${target}.gz`)).toBe(true)
  expect(reuseFile({ ...before, file: target }, join(folder, 'next.html'))).toBe(true)
})
