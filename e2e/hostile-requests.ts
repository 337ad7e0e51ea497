import fc from 'fast-check'

/** A request as it goes over the wire, a character for each byte. */
export interface HostileRequest {
  bytes: string
  /** Whether it is malformed in a way that lets two servers read two different requests in it. */
  smuggles: boolean
}

/** Readable in the message of a failed test. */
const toText = (request: HostileRequest) => JSON.stringify(request.bytes.slice(0, 1000))

/** What logs must not hold. */
export const secrets = { query: 'q5ecret', cookie: 'c5ecret', address: '192.0.2.77' }

const characters = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((code) => String.fromCharCode(code))
const string = (...units: fc.Arbitrary<string>[]) =>
  fc.string({ unit: fc.oneof(...units), maxLength: 40 })
const bytes = string(characters(0, 255))
// What gets past a parser of requests.
const inTarget = string(characters(0x21, 0x7e))
const inHeader = string(characters(0x20, 0x7e), characters(0x80, 0xff))
/** Mostly the first, so that most requests get past the parser. */
const mostly = <Usual, Rare>(usual: fc.Arbitrary<Usual>, rare: fc.Arbitrary<Rare>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: rare })

/** Origins that no answer may lead to, as a browser would understand them. */
const evilAddresses = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%09/evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example/en',
  'HTTPS:\\\\evil.example',
  '///evil.example',
  '/.//evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '%0d%0aLocation:%20https://evil.example',
]

const segments = [
  ...['..', '.', '', '%2e%2e', '.%2e', '%252e%252e', '%c0%ae%c0%ae', '%e0%80%ae%e0%80%ae', '..%2f'],
  ...['..\\', '..%5c', '%5c', '%uff0e%uff0e', '%ef%bc%8e%ef%bc%8e', '..;', '..%00'],
  ...['%00', '%', '%z', '%E0%A4%A', '%ff', '%f8%80%80%80', '%ed%a0%80', '%0d%0aX-Injected:%201'],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'undefined', 'NaN', '.git', '.env'],
  ...['manifest.json', 'server', 'server.mjs', 'etc', 'passwd', 'index.html', 'index.html.br'],
  ...['<script>alert(1)</script>', '%3Cscript%3Ealert(1)%3C/script%3E', '"onload=alert(1)', "'--"],
  ...[
    'en',
    'EN',
    'fr',
    'es',
    'go',
    '400',
    '404',
    '500',
    'home',
    '_next',
    'static',
    'language',
    'healthz',
  ],
  ...['%65n', 'e%6e', '%E2%80%AE', '%F0%9F%98%80', ':80', '@'],
]

/** Addresses that lead to the right one. */
const spellings = [
  (path: string) => path.toUpperCase(),
  (path: string) => `${path}/`,
  (path: string) => `/${path}`,
  (path: string) => path.replaceAll('/', '//'),
  (path: string) => path.replace('e', '%C3%A9'),
]

const pathArbitrary = (paths: string[]) =>
  fc.oneof(
    fc.constantFrom(...paths),
    fc.constantFrom(...evilAddresses),
    fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom(...spellings))
      .map(([path, respell]) => respell(path)),
    fc
      .array(mostly(fc.oneof(fc.constantFrom(...segments), inTarget), bytes), { maxLength: 6 })
      .map((parts) => `/${parts.join('/')}`),
    fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom(...segments, ...evilAddresses))
      .map((parts) => parts.join('/')),
    fc
      .tuple(fc.constantFrom('a', '/', '%2e', '../', '%00', '\xff'), fc.constantFrom(500, 65_536))
      .map(([unit, length]) => `/${unit.repeat(length / unit.length)}`),
  )

const queryArbitrary = fc.oneof(
  fc.constant(''),
  fc.constantFrom('?', '??', '?#', `?${secrets.query}`, '?next=//evil.example', '?"<b>\\^`{|}'),
  fc.constantFrom(...evilAddresses).map((address) => `?to=${address}`),
  inTarget.map((text) => `?${text}`),
)

const targetArbitrary = (paths: string[]) =>
  fc
    .tuple(
      mostly(
        fc.oneof(
          { weight: 9, arbitrary: fc.constant('') },
          fc.constantFrom(
            'http://evil.example',
            'HTTP://evil.example:99',
            'https://u:p@evil.example',
          ),
        ),
        fc.constantFrom(
          'http://',
          'http://[::1',
          'ftp://evil.example',
          'evil.example:443',
          '*',
          'x',
        ),
      ),
      pathArbitrary(paths),
      queryArbitrary,
    )
    .map((parts) => parts.join(''))

const knownMethods = 'GET HEAD POST PUT DELETE OPTIONS TRACE PROPFIND PATCH'.split(' ')

const unknownMethods = [
  ...['get', 'GETS', 'G', '', 'PRI', 'FOO', 'M-SEARCH', 'GET\t', 'GE T', '\0', '\x16\x03\x01'],
  'CONNECT',
]

const many = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length))

const headerValues: Record<string, string[]> = {
  Host: [
    'evil.example',
    '',
    'a b',
    '[::1',
    'evil.example:99999999',
    '//evil',
    'localhost@evil',
    '\0',
  ],
  'Accept-Language': [
    'fr',
    'en;q=NaN',
    ';;;,,,;q=',
    `${many('fr;q=0.1,', 9000)}`,
    '*;q=-1',
    '\xff',
  ],
  Cookie: [
    ...['locale=//evil.example', 'locale="fr"', 'locale=__proto__', '=;=;=', ';;;;', 'locale'],
    ...[
      `locale=fr; ${secrets.cookie}=1`,
      `a=${many('x', 9000)}`,
      '"locale=fr',
      'locale=%00',
      '\xff',
    ],
  ],
  'X-Forwarded-Host': ['evil.example', 'evil.example, other.example', '', '\xff'],
  'X-Forwarded-Proto': ['https', 'javascript', 'http,https', ''],
  'X-Forwarded-For': [secrets.address, '", "', many('1.1.1.1,', 5000)],
  'X-Forwarded-Port': ['1', '-1', 'x'],
  Forwarded: [`for=${secrets.address};host=evil.example;proto=https`],
  Range: ['bytes=0-0', 'bytes=-1', 'bytes=0-99999999999', 'bytes=5-1', 'bytes=0-1,2-3', 'x=1', ''],
  'If-Range': ['"x"', 'W/"x"', 'x'],
  'If-None-Match': ['*', '"x"', 'W/"x", "y"', '"', ',,,', '\xff', many('"x",', 9000)],
  'If-Match': ['"x"', '*'],
  'If-Modified-Since': ['Thu, 01 Jan 1970 00:00:00 GMT', 'x', 'Sat, 99 Foo 99999 99:99:99 GMT'],
  'Accept-Encoding': [
    'br;q=0',
    '*',
    'identity;q=0',
    'gzip;q=1;q=0',
    '*;q=0',
    'br;q=x',
    ',,,',
    '\xff',
  ],
  Expect: ['100-continue', 'x'],
  Connection: ['close', 'keep-alive', 'close, upgrade', 'host', 'close, host', '\xff'],
  Upgrade: ['h2c', 'websocket'],
  Origin: ['https://evil.example', 'null', 'x'],
  Referer: ['https://evil.example/', '"><script>alert(1)</script>'],
  'User-Agent': ['"><script>alert(1)</script>', '{"level":60}\\n', ''],
  'Next-Action': ['x', many('0', 40)],
  RSC: ['1'],
  'Next-Router-State-Tree': ['x', '%5B%22%22%5D'],
  'x-middleware-subrequest': ['middleware', many('src/middleware:', 75)],
  'x-nextjs-data': ['1'],
  'x-matched-path': ['/500', '//evil.example'],
  'x-http-method-override': ['DELETE'],
}

const headerArbitrary = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .constantFrom(...Object.keys(headerValues))
      .chain((name) =>
        fc.constantFrom(...(headerValues[name] ?? [])).map((value) => `${name}: ${value}`),
      ),
  },
  { weight: 1, arbitrary: inHeader.map((value) => `X: ${value}`) },
)

const headersArbitrary = fc.oneof(
  { weight: 18, arbitrary: fc.array(mostly(headerArbitrary, bytes), { maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      Array.from({ length: 1500 }, (_, index) => `X-${index}: 1`),
      Array.from({ length: 5000 }, () => 'A: b'),
      [`X: ${many('x', 70_000)}`],
      [`${many('x', 70_000)}: x`],
    ),
  },
)

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
