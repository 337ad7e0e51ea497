import fc from 'fast-check'
import { bytes, inHeader, many, mostly, secrets } from './hostile-text'

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

export const headerArbitrary = fc.oneof(
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

export const headersArbitrary = fc.oneof(
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
