import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { generate } from 'selfsigned'
import { copyBuild, startPortal } from './servers'

/** What e2e/observatory/scan.mjs writes. */
interface Scan {
  grade: string
  score: number
  tests: { result: string; pass: boolean; modifier: number; description: string }[]
}

test('the MDN HTTP Observatory grades the server A+ behind TLS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'observatory-'))
  const build = copyBuild(join(folder, 'dist'), { origin: 'https://localhost' })
  const server = await startPortal({ build, env: { PUBLIC_ORIGIN: 'https://localhost' } })
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  const certificate = join(folder, 'certificate.pem')
  writeFileSync(certificate, cert)

  // TLS ends before the server, as at any edge.
  const tls = createTlsServer({ key, cert }, (incoming, outgoing) => {
    const { method, url, headers } = incoming
    const passed = request(server.origin + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(passed)
  })
  const httpsPort = await listen(tls)
  const plain = createServer(({ url }, response) => {
    response.writeHead(308, { Location: `https://localhost:${httpsPort}${url}` }).end()
  })
  const httpPort = await listen(plain)
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['e2e/observatory/scan.mjs', String(httpPort), String(httpsPort)],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate } },
    )
    const { grade, score, tests }: Scan = JSON.parse(stdout)
    expect(tests.filter(({ pass, modifier }) => !pass || modifier < 0)).toEqual([])
    expect(tests.length).toBeGreaterThan(8)
    expect(score).toBeGreaterThanOrEqual(100)
    expect(grade).toBe('A+')
  } finally {
    tls.close()
    plain.close()
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

async function listen(server: Server): Promise<number> {
  server.listen(0)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
