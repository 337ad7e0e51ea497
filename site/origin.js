// @ts-check
// Plain JavaScript without packages: `npm start` asks it before anything is installed.

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * The public origin of the portal (`https://example.org`), from `PUBLIC_ORIGIN`. Every absolute
 * address (canonical, hreflang, sitemap, page tools) is built from it, never from a request.
 *
 * @param {Environment} [env]
 * @returns {string}
 * @throws when `PUBLIC_ORIGIN` is not an origin, or without it `PORT` not a port.
 */
export function publicOrigin(env = process.env) {
  const value = env.PUBLIC_ORIGIN ?? `http://localhost:${portNumber(env)}`
  let url
  try {
    url = new URL(value)
  } catch {
    throw new Error(explain(value, 'it is not a URL'))
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(explain(value, `its scheme is “${url.protocol}”, not https: or http:`))
  }
  if (url.username || url.password) throw new Error(explain(value, 'it holds a user name'))
  if (url.pathname !== '/' || url.search || url.hash || value.endsWith('/')) {
    throw new Error(explain(value, 'it has more than a scheme, a host and a port'))
  }
  return url.origin
}

/**
 * The port to serve on, from `PORT`. Not 0, by which a system chooses one: pages name theirs.
 *
 * @param {Environment} [env]
 * @returns {number} 3000 unless it is set
 * @throws when `PORT` is not a port.
 */
export function portNumber({ PORT = '3000' } = process.env) {
  const port = Number(PORT)
  if (/^\d{1,5}$/.test(PORT) && port > 0 && port < 65_536) return port
  throw new Error(`PORT is “${PORT}”: give a whole number from 1 to 65535, for example PORT=3001`)
}

/**
 * @param {string} value
 * @param {string} fault
 */
function explain(value, fault) {
  return `PUBLIC_ORIGIN is “${value}”: ${fault}. Set it to the public address of the portal without a path or final slash, for example PUBLIC_ORIGIN=https://portal.example.org`
}
