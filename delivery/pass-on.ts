import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { maxBody } from './requests'

/** Fields that are about one connection, and no matter of the next (RFC 9110, 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]

/**
 * Passes a request on to a server on this machine, and its answer back as it comes.
 *
 * @throws when there is no answer, with nothing sent
 */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  agent: Agent,
): Promise<void> {
  const hasBody = request.method === 'POST'
  const length = Number(request.headers['content-length'])
  // A body that no route takes is refused by what its head says. It stays where it is, so that the
  // connection on which it is missing serves no further request.
  const isRefused = hasBody && length > maxBody
  const passed = ask({
    host: '127.0.0.1',
    port,
    agent: isRefused ? false : agent,
    method: request.method,
    // What Node.js reads in a target, but does not write.
    path: request.url?.replace(/[^!-\xff]/g, encodeURIComponent),
    headers: headersOf(request, hasBody),
  })
  // Once all is sent, nothing is left to abort.
  response.on('close', () => response.writableFinished || passed.destroy())
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    passed.on('response', resolve).on('error', reject)
  })
  if (hasBody && length > 0 && !isRefused) request.pipe(passed)
  else passed.end()
  const answer = await answered
  const headers = passedHeaders(answer.rawHeaders)
  // A request whose rest nobody reads ends its connection on both sides.
  if (answer.headers.connection === 'close') headers.push('Connection', 'close')
  response.writeHead(answer.statusCode as number, answer.statusMessage, headers)
  await pipeline(answer, response).catch(() => response.destroy())
}

function headersOf({ rawHeaders, headers }: IncomingMessage, hasBody: boolean): string[] {
  // What only the reader’s connection expects has been answered there.
  const left = hasBody ? ['expect'] : ['expect', 'content-length']
  const passed = passedHeaders(rawHeaders, left)
  // HTTP/1.0 does without.
  if (!headers.host) passed.push('Host', 'localhost')
  return passed
}

/** Leaves out what is of one connection, in the form of Node.js: name, value, name, value. */
function passedHeaders(rawHeaders: string[], left: string[] = []): string[] {
  const out = new Set([...hopByHop, ...left])
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== 'connection') continue
    for (const name of rawHeaders[index + 1]?.split(',') ?? []) out.add(name.trim().toLowerCase())
  }
  return rawHeaders.filter((_, index) => !out.has(rawHeaders[index & ~1]?.toLowerCase() ?? ''))
}
