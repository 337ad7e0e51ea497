import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import type { BuildManifest } from '../delivery/files'
import {
  type Headers,
  kindHeaders,
  negotiatedHeaders,
  redirectHeaders,
  securityHeaders,
} from '../delivery/headers'
import { samples } from './pages'
import { type Answer, ask, type Question } from './raw-http'

const manifest: BuildManifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))
const page = samples[0]?.path ?? ''
const asset = Object.keys(manifest.files).find((address) => /\.css$/.test(address)) ?? ''
const image = '/icon-512.png'

const html = 'text/html; charset=utf-8'
const compressed = { Vary: 'Accept-Encoding' }
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** An answer of every kind: how to get it, and all headers that it has besides the security headers. */
const answers: [kind: string, question: Question, status: number, headers: Headers][] = [
  [
    'a page',
    { path: page },
    200,
    { ...kindHeaders.page, ...compressed, ...etag(page), 'Content-Type': html },
  ],
  [
    'a page that the browser has',
    { path: page, headers: { 'If-None-Match': etag(page).ETag } },
    304,
    { ...kindHeaders.page, ...compressed, ...etag(page) },
  ],
  [
    'an asset',
    { path: asset },
    200,
    {
      ...kindHeaders.asset,
      ...compressed,
      ...etag(asset),
      'Content-Type': 'text/css; charset=utf-8',
    },
  ],
  [
    'a file',
    { path: image },
    200,
    { ...kindHeaders.file, ...etag(image), 'Content-Type': 'image/png' },
  ],
  ['a moved address', { path: page.toUpperCase() }, 308, { ...redirectHeaders, Location: page }],
  [
    'the language choice',
    { path: '/' },
    200,
    { ...kindHeaders.choice, ...etag('/'), ...negotiatedHeaders, 'Content-Type': html },
  ],
  [
    'a negotiated address',
    { path: '/', headers: { 'Accept-Language': 'fr' } },
    302,
    { ...negotiatedHeaders, Location: '/fr' },
  ],
  [
    'an unknown address',
    { path: '/x' },
    404,
    { ...kindHeaders.error, ...compressed, 'Content-Type': html },
  ],
  [
    'an error document',
    { path: '/en/500' },
    500,
    { ...kindHeaders.error, ...compressed, 'Content-Type': html },
  ],
  [
    'a method that is not allowed',
    { path: page, method: 'DELETE' },
    405,
    { 'Cache-Control': 'no-store', Allow: 'GET, HEAD' },
  ],
  [
    'a form without a length',
    { path: '/language', method: 'POST', headers: form },
    411,
    { 'Cache-Control': 'no-store' },
  ],
  [
    'a form that is too large',
    { path: '/language', method: 'POST', headers: { ...form, 'Content-Length': '9999' } },
    413,
    { 'Cache-Control': 'no-store' },
  ],
  [
    'a form that holds nonsense',
    { path: '/language', method: 'POST', headers: form, body: 'choice=xx' },
    400,
    { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/plain;charset=UTF-8' },
  ],
  [
    'a choice of language',
    { path: '/language', method: 'POST', headers: form, body: 'choice=fr&page=home' },
    303,
    {
      'Cache-Control': 'private, no-store',
      Location: '/fr',
      'Set-Cookie': 'locale=fr; Path=/; Max-Age=31536000; SameSite=Lax',
    },
  ],
  [
    'what a search has found',
    { path: '/en/search?q=visa' },
    200,
    { ...kindHeaders.requested, ...compressed, 'Content-Type': html },
  ],
  [
    'suggestions',
    { path: '/api/suggest?q=visa&locale=fr' },
    200,
    { 'Cache-Control': 'private, no-store', 'Content-Type': 'application/json' },
  ],
  [
    'suggestions in no language',
    { path: '/api/suggest?q=visa' },
    400,
    { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/plain;charset=UTF-8' },
  ],
  [
    'the state of the server',
    { path: '/healthz' },
    200,
    { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  ],
]

function etag(address: string): { ETag: string } {
  return { ETag: `"${manifest.files[address]?.etag}"` }
}

/** Headers that Node.js adds to an answer for its connection. */
const connectionHeaders = new Set(['connection', 'content-length', 'date', 'transfer-encoding'])

for (const [kind, question, status, headers] of answers) {
  test(`${kind} has the headers of the table, and no others`, async ({ baseURL }) => {
    const answer = await ask(`${baseURL}`, question)
    expect(answer.status).toBe(status)
    expect(ownHeaders(answer)).toEqual(
      lowerCase({ ...securityHeaders(manifest.origin), ...headers }),
    )
  })
}

for (const [kind, question, status] of answers.filter(([, { method }]) => !method)) {
  test(`${kind} has the same headers without a body for HEAD`, async ({ baseURL }) => {
    const get = await ask(`${baseURL}`, question)
    const head = await ask(`${baseURL}`, { ...question, method: 'HEAD' })
    expect(head.status).toBe(status)
    expect(head.body.length).toBe(0)
    const withoutDate = ({ headers }: Answer) =>
      new Map([...headers].filter(([name]) => name !== 'date'))
    expect(withoutDate(head)).toEqual(withoutDate(get))
  })
}

test('every coding of a page has a tag of its own, which answers 304', async ({ baseURL }) => {
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body }
  const tags = new Set<string>()
  for (const [coding, decoded] of Object.entries(decode)) {
    const accept = { 'Accept-Encoding': coding }
    const answer = await ask(`${baseURL}`, { path: page, headers: accept })
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(coding)
    expect(hash(decoded(answer.body))).toBe(manifest.files[page]?.etag)
    const tag = answer.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    tags.add(tag)
    for (const condition of [tag, `W/${tag}`, `"other", W/"x",${tag} `, '*']) {
      const headers = { ...accept, 'If-None-Match': condition }
      const known = await ask(`${baseURL}`, { path: page, headers })
      expect(known.status, condition).toBe(304)
      expect(known.headers.get('etag')).toBe(tag)
    }
    for (const condition of ['"other"', tag.slice(1, -1), `"x${tag.slice(1)}`]) {
      const headers = { ...accept, 'If-None-Match': condition }
      expect((await ask(`${baseURL}`, { path: page, headers })).status, condition).toBe(200)
    }
  }
  expect(tags.size).toBe(3)
})

test('a range is answered with the whole, which HTTP allows', async ({ baseURL }) => {
  const whole = await ask(`${baseURL}`, { path: image })
  for (const range of ['bytes=0-0', 'bytes=-1', 'bytes=999999999-', 'bytes=0-0,5-6', 'x']) {
    const answer = await ask(`${baseURL}`, { path: image, headers: { Range: range } })
    expect(answer.status).toBe(200)
    expect(answer.headers.has('content-range')).toBe(false)
    expect(answer.headers.has('accept-ranges')).toBe(false)
    expect(answer.body.equals(whole.body)).toBe(true)
  }
})

function ownHeaders({ headers }: Answer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !connectionHeaders.has(name)))
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** The entity tag that the build gives a content. */
const hash = (content: Buffer) =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22)
