import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

// Typed message keys and ICU arguments: https://next-intl.dev/docs/workflows/typescript
const withNextIntl = createNextIntlPlugin({
  requestConfig: './site/request.ts',
  experimental: {
    createMessagesDeclaration: readdirSync(new URL('messages', import.meta.url))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `./messages/${name}`),
  },
})

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Writes dist/, the documents that the server delivers. https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
  adapterPath: fileURLToPath(new URL('delivery/adapter.mjs', import.meta.url)),
  // Addresses are normalised by our own redirect table, which keeps the query and knows every
  // language; Next's rule would add a second hop. https://nextjs.org/docs/app/api-reference/config/next-config-js/skipTrailingSlashRedirect
  skipTrailingSlashRedirect: true,
  // Metadata of a per-request page stays in <head>, where readers without script need it.
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/htmlLimitedBots
  htmlLimitedBots: /.*/,
  // Fonts are preloaded by elements in the document, which works without the server’s headers.
  // None fits into one character; of 0 React complains at each request of an author’s.
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/reactMaxHeadersLength
  reactMaxHeadersLength: 1,
  // `npm test` checks the types of everything; a fault in a test must not stop a reader’s build.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Default: one less than the machine has. https://github.com/vercel/next.js/blob/canary/packages/next/src/server/config-shared.ts
    cpus: availableParallelism(),
    // The 404 outside every language needs a document of its own, since there is no root layout above [locale].
    // https://nextjs.org/docs/app/api-reference/file-conventions/not-found#global-not-foundjs-experimental
    globalNotFound: true,
  },
}

export default withNextIntl(config)
