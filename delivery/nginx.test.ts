import { expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { queriedAddresses } from '../site/queried-pages'
import type { DeliveredFile } from './files'
import type { FileKind } from './headers'
import { nginxConfiguration } from './nginx'

const delivered = (kind: FileKind, addresses: string[]) =>
  Object.fromEntries(
    addresses.map((address): [string, DeliveredFile] => {
      const file = kind === 'file' ? address.slice(1) : `${address.slice(1)}/index.html`
      return [address, { file, kind, type: 'text/plain', etag: '', compressed: false }]
    }),
  )

const errors = locales.flatMap((locale) =>
  [400, 404, 500, 503].map((status) => `/${locale}/${status}`),
)

/** How many locations nginx has for a portal of so many pages, each with a picture to share. */
function locationsFor(pages: number): number {
  const names = Array.from({ length: pages }, (_, index) => `/en/page-${index}`)
  const files = {
    ...delivered('error', ['/404', ...errors]),
    ...delivered('page', [...queriedAddresses().map(({ address }) => address), ...names]),
    ...delivered('file', ['/en/list.csv', ...names.map((name) => `/share${name}.png`)]),
  }
  const { server } = nginxConfiguration({
    version: '1.0.0',
    origin: 'https://portal.example',
    files,
  })
  expect(server).toContain('location = /en/list.csv {')
  return server.match(/^location /gm)?.length ?? 0
}

it('has no more locations for more pages, since each takes nginx memory', () => {
  expect(locationsFor(9000)).toBe(locationsFor(1))
})
