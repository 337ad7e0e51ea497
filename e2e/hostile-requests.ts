import fc from 'fast-check'
import { headerArbitrary, headersArbitrary } from './hostile-headers'
import { evilAddresses, queryArbitrary, targetArbitrary } from './hostile-targets'
import { bytes, many, mostly, secrets } from './hostile-text'

/** A request as it goes over the wire, a character for each byte. */
export interface HostileRequest {
  bytes: string
  /** Whether it is malformed in a way that lets two servers read two different requests in it. */
  smuggles: boolean
}

/** Readable in the message of a failed test. */
const toText = (request: HostileRequest) => JSON.stringify(request.bytes.slice(0, 1000))

const knownMethods = 'GET HEAD POST PUT DELETE OPTIONS TRACE PROPFIND PATCH'.split(' ')

const unknownMethods = [
  ...['get', 'GETS', 'G', '', 'PRI', 'FOO', 'M-SEARCH', 'GET\t', 'GE T', '\0', '\x16\x03\x01'],
  'CONNECT',
]

interface Parts {
  method: string
  target: string
  version?: string
  headers: string[]
  body?: string
  eol?: string
}

function write({ method, target, version = ' HTTP/1.1', headers, body = '', eol = '\r\n' }: Parts) {
  return `${method} ${target}${version}${eol}${headers.join(eol)}${headers.length > 0 ? eol : ''}${eol}${body}`
}

const plain = (paths: string[]) =>
  fc
    .record({
      method: mostly(
        fc.oneof({ weight: 5, arbitrary: fc.constant('GET') }, fc.constantFrom(...knownMethods)),
        fc.constantFrom(...unknownMethods),
      ),
      target: targetArbitrary(paths),
      version: mostly(
        fc.constant(' HTTP/1.1'),
        fc.constantFrom('', ' HTTP/1.0', ' HTTP/0.9', ' HTTP/2.0', ' HTTP/9', ' http/1.1', ' \0'),
      ),
      host: mostly(fc.constant(['Host: localhost']), fc.constant([])),
      headers: headersArbitrary,
      eol: mostly(fc.constant('\r\n'), fc.constantFrom('\n', '\r')),
    })
    .map(({ host, headers, ...parts }) => ({
      bytes: write({ ...parts, headers: [...host, ...headers] }),
      smuggles: false,
    }))

const field = fc.oneof(
  fc.constantFrom('', 'en', 'fr', 'home', 'about', 'EN', 'xx', '../..', '__proto__', 'a\r\nX: 1'),
  fc.constantFrom(...evilAddresses),
  bytes,
)

/** What the form of `/language` may be sent: fields, types and lengths of all kinds. */
const form = fc
  .record({
    fields: fc.array(
      fc.tuple(
        fc.constantFrom('page', 'from', 'choice', 'next', 'choice[]', '__proto__', ''),
        field,
      ),
      { maxLength: 5 },
    ),
    type: fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-16',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'application/json',
      'text/plain',
      'x',
      '\xff',
    ),
    padding: fc.constantFrom('', '', '', many('x', 8000), many('&x=y', 20_000), many('%', 4000)),
    encoded: fc.boolean(),
    headers: fc.array(headerArbitrary, { maxLength: 2 }),
    query: queryArbitrary,
  })
  .map(({ fields, type, padding, encoded, headers, query }) => {
    const encode = encoded ? encodeURIComponent : (text: string) => text
    const body =
      (type.startsWith('multipart')
        ? `${fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`
        : fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')) + padding
    return {
      bytes: write({
        method: 'POST',
        target: `/language${query}`,
        headers: [
          'Host: localhost',
          `Content-Type: ${type}`,
          `Content-Length: ${body.length}`,
          ...headers,
        ],
        body,
      }),
      smuggles: false,
    }
  })

const hidden = `GET /en?${secrets.query} HTTP/1.1\r\nHost: evil.example\r\n\r\n`
const chunk = (size: string) => `${size}\r\nx=y\r\n0\r\n\r\n${hidden}`

/** Headers and a body that a proxy and a server may measure differently (RFC 9112, 11.2). */
const smuggling: [headers: string[], body: string][] = [
  [['Content-Length: 3', 'Transfer-Encoding: chunked'], chunk('3')],
  [['Transfer-Encoding: chunked', 'Content-Length: 3'], chunk('3')],
  [['Content-Length: 3', 'Content-Length: 4'], `x=y${hidden}`],
  [['Content-Length: 3, 4'], `x=y${hidden}`],
  [['Content-Length: +3'], `x=y${hidden}`],
  [['Content-Length: -3'], hidden],
  [['Content-Length: 0x3'], hidden],
  [['Content-Length: 3 3'], hidden],
  [['Content-Length: 18446744073709551619'], hidden],
  [['Content-Length:'], hidden],
  [['Content-Length : 3'], `x=y${hidden}`],
  [['Transfer-Encoding : chunked'], chunk('3')],
  [['Transfer-Encoding: xchunked'], chunk('3')],
  [['Transfer-Encoding: chunked, identity'], chunk('3')],
  [['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunk('3')],
  [['Transfer-Encoding: identity'], chunk('3')],
  [['Transfer-Encoding: \x0bchunked'], chunk('3')],
  [['Transfer-Encoding:\n chunked'], chunk('3')],
  [['X: y\r\n Transfer-Encoding: chunked', 'Content-Length: 3'], chunk('3')],
  [['X: y\nTransfer-Encoding: chunked', 'Content-Length: 3'], chunk('3')],
  [['X: y\rTransfer-Encoding: chunked', 'Content-Length: 3'], chunk('3')],
  [['\0Transfer-Encoding: chunked', 'Content-Length: 3'], chunk('3')],
  [['Transfer-Encoding: chunked'], chunk('G')],
  [['Transfer-Encoding: chunked'], chunk('-3')],
  [['Transfer-Encoding: chunked'], chunk('0x3')],
  [['Transfer-Encoding: chunked'], chunk('3 ')],
  [['Transfer-Encoding: chunked'], chunk('FFFFFFFFFFFFFFFFF')],
  [['Transfer-Encoding: chunked'], '3\nx=y\n0\n\n'],
  [['Transfer-Encoding: chunked'], '3\r\nx=yZZ0\r\n\r\n'],
]

const smuggled = fc
  .tuple(
    fc.constantFrom('GET', 'POST'),
    fc.constantFrom('/language', '/en', '/', '/go/home'),
    fc.constantFrom(...smuggling),
  )
  .map(([method, target, [headers, body]]) => ({
    bytes: write({ method, target, headers: ['Host: localhost', ...headers], body }),
    smuggles: true,
  }))

/** @param paths that the server knows: pages, files and addresses that depend on the reader */
export const hostileRequest = (paths: string[]): fc.Arbitrary<HostileRequest> =>
  fc
    .oneof(
      { weight: 6, arbitrary: plain(paths) },
      { weight: 3, arbitrary: form },
      { weight: 2, arbitrary: smuggled },
      { weight: 1, arbitrary: bytes.map((text) => ({ bytes: text, smuggles: false })) },
    )
    .map((request) => Object.assign(request, { [fc.toStringMethod]: () => toText(request) }))
