import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import { documentCases, pageCases } from './pages'

const vnu = createRequire(import.meta.url)('vnu-jar') as string

/** Messages of the checker that are not faults of ours. Each must still occur, so that the list cannot rot. */
const explained: { pattern: RegExp; reason: string }[] = []

interface CheckerMessage {
  type: 'info' | 'error' | 'non-document-error'
  subType?: string
  url: string
  lastLine?: number
  message: string
  extract?: string
}

test('every document is valid HTML for the Nu HTML Checker', async ({ request }, testInfo) => {
  test.skip(!process.env.JAVA_PATH, 'Java is not installed')
  test.setTimeout(600_000)
  const folder = testInfo.outputPath('html')
  await mkdir(folder, { recursive: true })
  for (const { path } of [...pageCases, ...documentCases]) {
    const response = await request.get(path, { maxRedirects: 0 })
    await writeFile(`${folder}/${path.replaceAll(/\W/g, '_')}.html`, await response.body())
  }
  const { stdout, stderr } = spawnSync(
    process.env.JAVA_PATH ?? 'java',
    ['-jar', vnu, '--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html', folder],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  expect(stderr).toBe('')
  const { messages } = JSON.parse(stdout) as { messages: CheckerMessage[] }
  const isExplained = ({ message }: CheckerMessage) =>
    explained.some(({ pattern }) => pattern.test(message))
  const faults = messages.filter(
    (message) =>
      (message.type !== 'info' || message.subType === 'warning') && !isExplained(message),
  )
  expect(
    faults.map(({ url, lastLine, message, extract }) => `${url}:${lastLine} ${message} ${extract}`),
  ).toEqual([])
  for (const { pattern, reason } of explained) {
    expect(
      messages.some(({ message }) => pattern.test(message)),
      reason,
    ).toBe(true)
  }
})
