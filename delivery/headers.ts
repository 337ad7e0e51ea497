/**
 * The headers of every answer: one table for the server and for the files of an edge.
 *
 * Sources: Content Security Policy Level 3, Trusted Types, RFC 9111 (caching), RFC 5861 (stale
 * content), RFC 8246 (immutable), RFC 6797 (HSTS), the Fetch standard (CORP) and the HTML standard (COEP).
 * There is no COOP: docs/decisions/12-no-opener-policy.md.
 */

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'inline-speculation-rules'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  // For suggestions, and for what audits a page from inside it, such as Lighthouse, which reads /robots.txt.
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * All off, but what the page tools use. Sharing (web-share) is left at its default, the page itself,
 * and Bluetooth at asking the reader: browsers without them report their names as faults.
 */
const permissionsPolicy = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
].join(', ')

export type Headers = Record<string, string>

/** Returns the headers of every answer; HSTS only where the origin is https (RFC 6797, 7.2). */
export function securityHeaders(origin: string): Headers {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
    // The origin alone: an edge that logs a fault logs the referrer too, with what a reader searched for.
    'Referrer-Policy': 'strict-origin',
    ...(origin.startsWith('https:') && {
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    }),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
}

/**
 * Lets a cache in front of the server show an answer for 5 minutes, and after a fault for a week.
 * Without `stale-while-revalidate`, which browsers follow too
 * (docs/decisions/17-nothing-of-yesterday.md).
 */
const fresh = 'public, max-age=0, s-maxage=300, stale-if-error=604800'

/** Headers that say where and how long an answer may be kept, by the kind of file. */
export const kindHeaders = {
  page: { 'Cache-Control': fresh },
  choice: { 'Cache-Control': 'private, no-store' },
  /** Made for one reader: a cache that kept it would keep what they asked for, too. */
  requested: { 'Cache-Control': 'private, no-store' },
  error: { 'Cache-Control': 'no-cache' },
  /** Kept for good: the name of an asset holds a hash of its content. */
  asset: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  file: { 'Cache-Control': fresh },
} satisfies Record<string, Headers>

export type FileKind = keyof typeof kindHeaders

/** Headers of a redirect: a moved address may move again. */
export const redirectHeaders: Headers = { 'Cache-Control': 'public, max-age=300' }

/** Headers of an answer that depends on the reader’s language (RFC 9110, 12.5.5). */
export const negotiatedHeaders = {
  'Cache-Control': 'private, no-store',
  Vary: 'Accept-Language, Cookie, Accept-Encoding',
} satisfies Headers
