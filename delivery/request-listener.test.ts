import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { requestListener } from './request-listener'

let close: (() => void) | undefined

afterEach(() => {
  close?.()
  vi.restoreAllMocks()
})

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

async function serve(handle: Handler): Promise<string> {
  const server = createServer(requestListener(handle))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  close = () => server.close()
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** Answers every path with its name, as Next does with 200. */
const echo: Handler = async (request, response) => {
  response.statusCode = 200
  response.end(request.url)
}

it.each([
  ['/fr/x', 'fr'],
  ['/es/crisis-en-venezuela/x', 'es'],
])('serves the 404 document of the language for %s with status 404', async (path, locale) => {
  const response = await fetch((await serve(echo)) + path)
  expect(response.status).toBe(404)
  expect(await response.text()).toMatch(new RegExp(`^/${locale}/404`))
})

it('serves the 500 document of the path’s language when a page fails', async () => {
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const origin = await serve(async (request, response) => {
    if (request.url === '/fr') throw new Error('the page failed')
    await echo(request, response)
  })
  const failed = await fetch(`${origin}/fr`)
  expect(failed.status).toBe(500)
  expect(await failed.text()).toBe('/fr/500')
  expect(log).toHaveBeenCalledWith(expect.stringContaining('the page failed'))
  expect((await fetch(`${origin}/en`)).status).toBe(200)
})

it('says 500 in plain text when even the error document fails, and goes on', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const origin = await serve(() => Promise.reject(new Error('nothing works')))
  expect((await fetch(`${origin}/fr`)).status).toBe(500)
  expect((await fetch(`${origin}/fr/x`)).status).toBe(500)
})
