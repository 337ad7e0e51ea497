import fc from 'fast-check'
import { bytes, inTarget, mostly, secrets } from './hostile-text'

/** Origins that no answer may lead to, as a browser would understand them. */
export const evilAddresses = [
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

export const queryArbitrary = fc.oneof(
  fc.constant(''),
  fc.constantFrom('?', '??', '?#', `?${secrets.query}`, '?next=//evil.example', '?"<b>\\^`{|}'),
  fc.constantFrom(...evilAddresses).map((address) => `?to=${address}`),
  inTarget.map((text) => `?${text}`),
)

/** @param paths that the server knows */
export const targetArbitrary = (paths: string[]) =>
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
