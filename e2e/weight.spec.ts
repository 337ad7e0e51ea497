import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { BuildManifest } from '../delivery/files'
import { samples } from './pages'

const { files }: BuildManifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))

/** Promised for every document and what it loads, in bytes as Brotli (docs/performance.md). */
const most = { document: 9000, stylesheets: 9000, script: 5000, fonts: 40_000, all: 59_999 }

/**
 * The same of a document with the map of the Americas. With its headers it goes into the ten packets
 * that a server sends before it waits for the reader (RFC 6928).
 */
const mostWithMap = { ...most, document: 13_300, all: 64_000 }

test('no document is heavier than promised, nor loads more than promised', () => {
  const heavy: string[] = []
  const documents = Object.entries(files).filter(([, { type }]) => type.startsWith('text/html'))
  expect(documents.length).toBeGreaterThan(100)
  for (const [address, { file, kind }] of documents) {
    const html = read(file)
    const stylesheets = [...html.matchAll(stylesheetLinks)].map(([, path]) => read(path)).join()
    const parts = {
      document: weightOf(address),
      stylesheets: sum(html.matchAll(stylesheetLinks)),
      script: sum(html.matchAll(/<script [^>]*src="([^"]+)"/g)),
      fonts: sum(stylesheets.matchAll(/url\(\.\.(\/media\/[^)]+\.woff2)\)/g), '/_next/static'),
    }
    const all = Object.values(parts).reduce((total, weight) => total + weight)
    const limits = html.includes('class="map"') ? mostWithMap : most
    for (const [what, weight] of Object.entries({ ...parts, all }) as [
      keyof typeof most,
      number,
    ][]) {
      if (kind === 'page') expect(weight, `${address}: ${what}`).toBeGreaterThan(0)
      if (weight > limits[what]) heavy.push(`${address}: ${what} ${weight} bytes`)
    }
  }
  expect(heavy).toEqual([])
})

test('a phone loads no font, a wide screen does', async ({ page }) => {
  const [sample] = samples
  if (!sample) throw new Error('There is no page to look at')
  let fonts = 0
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts += 1
  })
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(sample.path, { waitUntil: 'networkidle' })
  expect(fonts).toBe(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(() => fonts).toBe(3)
})

const stylesheetLinks = /<link rel="stylesheet" href="([^"]+)"/g

function read(path = ''): string {
  return readFileSync(`dist/documents/${path}`, 'utf8')
}

function sum(paths: Iterable<RegExpMatchArray>, folder = ''): number {
  return [...paths].reduce((total, [, path]) => total + weightOf(folder + path), 0)
}

/** Of a file as most browsers get it. */
function weightOf(address: string): number {
  const file = files[address]
  if (!file) throw new Error(`The build has no ${address}`)
  return statSync(`dist/documents/${file.file}${file.compressed ? '.br' : ''}`).size
}
