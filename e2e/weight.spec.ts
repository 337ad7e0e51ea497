import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { BuildManifest } from '../delivery/files'

const { files }: BuildManifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))

/** Promised for every document and what it loads, in bytes as Brotli (docs/performance.md). */
const most = { document: 9000, stylesheets: 9000, script: 5000, fonts: 40_000 }

test('no document is heavier than promised, nor loads more than promised', () => {
  const heavy: string[] = []
  const documents = Object.entries(files).filter(([, { type }]) => type.startsWith('text/html'))
  expect(documents.length).toBeGreaterThan(100)
  for (const [address, { file, kind }] of documents) {
    const html = readFileSync(`dist/documents/${file}`, 'utf8')
    const weights = {
      document: weightOf(address),
      stylesheets: sum(html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)),
      script: sum(html.matchAll(/<script [^>]*src="([^"]+)"/g)),
      fonts: sum(html.matchAll(/<link rel="preload" href="([^"]+)" as="font"/g)),
    }
    for (const [what, weight] of Object.entries(weights) as [keyof typeof most, number][]) {
      if (kind === 'page') expect(weight, `${address}: ${what}`).toBeGreaterThan(0)
      if (weight > most[what]) heavy.push(`${address}: ${what} ${weight} bytes`)
    }
  }
  expect(heavy).toEqual([])
})

function sum(addresses: Iterable<RegExpMatchArray>): number {
  return [...addresses].reduce((total, [, address = '']) => total + weightOf(address), 0)
}

/** Of a file as most browsers get it. */
function weightOf(address: string): number {
  const file = files[address]
  if (!file) throw new Error(`The build has no ${address}`)
  return statSync(`dist/documents/${file.file}${file.compressed ? '.br' : ''}`).size
}
