import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'htmlparser2'
import { beforeAll, describe, expect, it } from 'vitest'
import { getPage, getPath, homeId } from '../site/registry'
import {
  clientComponentsOf,
  flightData,
  flightScript,
  importedModules,
  isFrameworkPart,
  stylesheetImportersOf,
} from './next'
import { renderPage } from './render-page'

// What the delivery relies on in the Next that is installed, shown on the portal’s own build. Where one of
// these fails after an upgrade, next.ts is what to change.

const route = join(process.cwd(), '.next/server/app/[locale]/[[...slug]]/page.js')
const { preview } = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8'))
const path = getPath(getPage(homeId), 'en')

let rendered: string
let flight: string

beforeAll(async () => {
  const page = await renderPage({ entry: route, path, bypassToken: preview.previewModeId })
  rendered = page.toString()
  flight = [...rendered.matchAll(flightScript)].map(([, data]) => flightData(data ?? '')).join('')
})

describe('a page that a route’s file renders', () => {
  it('is whole, with flight data in scripts of one form', () => {
    expect(rendered).toMatch(/^<!DOCTYPE html>.*<h1.*<\/html>$/s)
    // Of an id, a type and a value: https://github.com/facebook/react/blob/main/packages/react-client/src/ReactFlightClient.js
    expect(flight).toMatch(/^[0-9a-f]+:/m)
    expect(rendered.replace(flightScript, '')).not.toContain('__next_f')
  })

  it('names the client components that it imports, and Next’s own are among them', () => {
    expect(importedModules(flight).length).toBeGreaterThan(0)
  })

  it('has no scripts beside the framework’s, our module’s and data', () => {
    const document = parseDocument(rendered.replace(flightScript, ''))
    const others: string[] = []
    const visit = (node: (typeof document.children)[number]): void => {
      if (isFrameworkPart(node)) return
      if (!('children' in node)) return
      if ('name' in node && node.name === 'script') {
        others.push(node.attribs.src?.replace(/\/[^/]*$/, '') ?? String(node.attribs.type))
      }
      node.children.forEach((child) => {
        visit(child as (typeof document.children)[number])
      })
    }
    document.children.forEach(visit)
    expect(new Set(others)).toEqual(
      new Set(['/enhance', 'application/ld+json', 'speculationrules']),
    )
  })
})

describe('what Next writes beside a route’s file', () => {
  it('says which stylesheets its layouts import', async () => {
    const importers = await stylesheetImportersOf([route])
    expect([...importers.keys()].every((address) => /^\/_next\/.*\.css$/.test(address))).toBe(true)
    expect([...importers.values()].flatMap((names) => [...names])).toContain('app/[locale]/layout')
  })

  it('names no client component of the portal, which has none', async () => {
    expect(await clientComponentsOf(route)).toEqual({})
    const manifest = route.replace(/\.js$/, '_client-reference-manifest.js')
    expect(readFileSync(manifest, 'utf8')).toContain('clientModules')
  })
})
