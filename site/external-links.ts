/** A page of another site that content links to. */
interface ExternalPage {
  /** BCP 47. */
  language: string
  /** The addresses of the page by language, its own included, as far as they are listed. */
  versions: Record<string, string>
}

/** `content/external-links.yml`: languages (BCP 47) by address. */
type ExternalLinkEntries = Record<
  string,
  string | { language: string; counterparts?: Record<string, string> }
>

/** Pages of other sites by address. */
export type ExternalPages = Map<string, ExternalPage>

/** Every address of `content/external-links.yml`, those of counterparts too. */
export function externalPages(entries: ExternalLinkEntries): ExternalPages {
  const pages: ExternalPages = new Map()
  for (const [address, entry] of Object.entries(entries)) {
    const { language, counterparts = {} } = typeof entry === 'string' ? { language: entry } : entry
    const versions = { ...counterparts, [language]: address }
    for (const [code, version] of Object.entries(versions)) {
      pages.set(version, { language: code, versions })
    }
  }
  return pages
}
