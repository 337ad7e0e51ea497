import { connect } from 'node:net'

// HTTP by the byte: what no well-behaved client sends, and what the server really answers.

/** One answer as it came over the wire (RFC 9112). */
export interface Answer {
  status: number
  /** By name in lower case; several of one name are joined by a line feed. */
  headers: Map<string, string>
  /** Without its transfer coding, but as the content coding left it. */
  body: Buffer
}

/**
 * Sends bytes over a connection of their own and reads until the server closes it.
 *
 * @throws when the server leaves it open for longer than it may wait for any request
 */
export function exchange(origin: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(origin)
  const received: Buffer[] = []
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('data', (chunk: Buffer) => received.push(chunk))
    // A server that refuses a request closes without reading the rest: a reset is no fault.
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(received)))
    socket.setTimeout(60_000, () => {
      reject(new Error('The server left a client waiting'))
      socket.destroy()
    })
    socket.write(bytes)
  })
}

export interface Question {
  path: string
  method?: string
  headers?: Record<string, string>
  /** Its length is stated unless the headers do. */
  body?: string
}

/** Asks one thing over a connection of its own, with no headers but those given. */
export async function ask(origin: string, question: Question): Promise<Answer> {
  const { path, method = 'GET', body = '' } = question
  const headers = {
    Host: 'localhost',
    Connection: 'close',
    ...(body && { 'Content-Length': String(body.length) }),
    ...question.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const bytes = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  const [answer, ...others] = parseAnswers(await exchange(origin, bytes), [method])
  if (!answer || others.length > 0) throw new Error(`${path} has ${others.length} answers too many`)
  return answer
}

/**
 * Reads the answers on a connection; interim ones (1xx) are left out.
 *
 * @param methods of the requests, in their order: an answer to HEAD has no body
 * @throws when anything is not an answer, or one is cut off
 */
export function parseAnswers(bytes: Buffer, methods: string[] = []): Answer[] {
  const answers: Answer[] = []
  let rest = bytes
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n')
    const [line = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const [, status] = /^HTTP\/1\.1 ([1-5]\d\d) [\x20-\x7e]*$/.exec(line) ?? []
    if (end < 0 || !status) throw new Error(`No answer, but ${JSON.stringify(rest.toString())}`)
    rest = rest.subarray(end + 4)
    const answer: Answer = { status: Number(status), headers: parseHeaders(lines), body: rest }
    if (answer.status < 200) continue
    const bodiless = methods[answers.length] === 'HEAD' || [204, 304].includes(answer.status)
    const [body, length] = bodiless ? [Buffer.alloc(0), 0] : bodyOf(answer)
    answer.body = body
    rest = rest.subarray(length)
    answers.push(answer)
  }
  return answers
}

function parseHeaders(lines: string[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name, value] = /^([\w-]+): ([\t\x20-\x7e]*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`No header, but “${line}”`)
    const key = name.toLowerCase()
    headers.set(key, headers.has(key) ? `${headers.get(key)}\n${value}` : value)
  }
  return headers
}

/** The body, and how many bytes it takes on the wire (RFC 9112, 6.3). */
function bodyOf({ headers, body }: Answer): [Buffer, number] {
  if (headers.get('transfer-encoding') === 'chunked') return joinChunks(body)
  const length = Number(headers.get('content-length') ?? body.length)
  if (length > body.length) throw new Error('An answer is cut off')
  return [body.subarray(0, length), length]
}

function joinChunks(bytes: Buffer): [Buffer, number] {
  const chunks: Buffer[] = []
  for (let place = 0; ; ) {
    const line = bytes.indexOf('\r\n', place)
    const size = Number.parseInt(bytes.toString('latin1', place, line), 16)
    const start = line + 2
    if (line < 0 || start + size + 2 > bytes.length) throw new Error('An answer is cut off')
    if (size === 0) return [Buffer.concat(chunks), start + 2]
    chunks.push(bytes.subarray(start, start + size))
    place = start + size + 2
  }
}
