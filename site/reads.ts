import { type Locale, locales } from '../i18n/locales'

// A document is the same as long as all is the same that was read of the content while it was rendered.
// Whatever reads content says here what it reads; what a build keeps of that tells the next one which
// documents a change reaches (delivery/read-values.ts has the values).

/** The reads of the document that is being rendered, one at a time; undefined where nobody asks. */
const shared = globalThis as { portalReads?: Set<string> }

/**
 * Renders a document, and says what it has read. Modules that keep pages must be loaded after the first
 * call, and only one document may be rendered at a time.
 */
export async function recordReads<Result>(
  render: () => Promise<Result>,
): Promise<{ result: Result; reads: string[] }> {
  const reads = new Set<string>()
  shared.portalReads = reads
  const result = await render()
  return { result, reads: [...reads].sort() }
}

/** Something that is read of the content: what it is, and where there are many, which one. */
export type Read =
  /** A file that content is compiled to, below `.contentlayer/`. */
  | ['file', path: string]
  /** Which pages there are, in their order; whether one is there; which are below it. */
  | ['pages']
  | ['exists', id: string]
  | ['children', id: string]
  /** A setting of a page; its front matter in a language; its stale sections there. */
  | ['setting', id: string, name: string]
  | ['text', id: string, locale: Locale]
  | ['stale', id: string, locale: Locale]
  /** The page below another that a slug names in a language. */
  | ['slug', parent: string, locale: Locale, slug: string]
  /** Whether there are at most so many texts. */
  | ['texts', most: `${number}`]

export function noteRead(...read: Read): void {
  shared.portalReads?.add(read.join('\0'))
}

/** Makes what is kept for every document, of which each notes by itself what it reads. */
export function withoutNotes<Result>(make: () => Result): Result {
  const reads = shared.portalReads
  if (reads) shared.portalReads = new Set()
  try {
    return make()
  } finally {
    if (reads) shared.portalReads = reads
  }
}

interface WatchedPage {
  id: string
  texts: Partial<Record<Locale, object>>
}

/** What of a page says nothing of its content, or leads to what is noted itself. */
const unnoted = new Set<string | symbol>(['id', 'parent', 'then'])

/** A page that notes what is read of it; the page itself where nobody asks. */
export function watchedPage<Watched extends WatchedPage>(page: Watched): Watched {
  if (!shared.portalReads) return page
  const { id } = page
  const texts = new Proxy(page.texts, {
    get(target, locale) {
      noteRead('text', id, locale as Locale)
      return Reflect.get(target, locale)
    },
    ownKeys(target) {
      for (const locale of locales) noteRead('text', id, locale)
      return Reflect.ownKeys(target)
    },
  })
  return new Proxy(page, {
    get(target, name) {
      if (name === 'texts') return texts
      if (name === 'children' || name === 'drafts') noteRead('children', id)
      else if (!unnoted.has(name)) noteRead('setting', id, String(name))
      return Reflect.get(target, name)
    },
  })
}
