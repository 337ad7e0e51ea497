/**
 * The public origin of the portal (`https://example.org`), from `PUBLIC_ORIGIN`. Every absolute
 * address (canonical, hreflang, sitemap, page tools) is built from it, never from a request.
 *
 * @throws when `PUBLIC_ORIGIN` is not an origin.
 */
export function publicOrigin(env: Record<string, string | undefined> = process.env): string {
  const value = env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT ?? 3000}`
  let url: URL
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

function explain(value: string, fault: string): string {
  return `PUBLIC_ORIGIN is “${value}”: ${fault}. Set it to the public address of the portal without a path or final slash, for example PUBLIC_ORIGIN=https://portal.example.org`
}
