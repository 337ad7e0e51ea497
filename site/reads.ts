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
  /**
   * A setting of a page; of a language, in which documents read less and less of more and more pages:
   * its stale sections there, its front matter, what links to it show of that, whether it has any.
   */
  | ['setting', id: string, name: string]
  | ['stale', id: string, locale: Locale]
  | ['text', id: string, locale: Locale]
  | ['link', id: string, locale: Locale]
  | ['has', id: string, locale: Locale]
  /** The page below another that a slug names in a language. */
  | ['slug', parent: string, locale: Locale, slug: string]
  /** What an address stands for that has no document any more. */
  | ['former', address: string]
  /** Whether there are at most so many texts. */
  | ['texts', most: `${number}`]
  /** A namespace of the interface text of a language. */
  | ['messages', locale: Locale, namespace: string]

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

/** Interface text that notes the namespaces that are read of it; the text itself where nobody asks. */
export function watchedMessages<Watched extends object>(
  messages: Watched,
  locale: Locale,
): Watched {
  if (!shared.portalReads) return messages
  return new Proxy(messages, {
    get(target, namespace) {
      if (Object.hasOwn(target, namespace)) noteRead('messages', locale, String(namespace))
      return Reflect.get(target, namespace)
    },
    ownKeys(target) {
      for (const namespace of Object.keys(target)) noteRead('messages', locale, namespace)
      return Reflect.ownKeys(target)
    },
  })
}

interface WatchedPage {
  id: string
  texts: Partial<Record<Locale, object>>
}

/** What of a page says nothing of its content, or leads to what is noted itself. */
const unnoted = new Set<string | symbol>(['id', 'parent', 'then'])

/** The front matter that a link to a page shows, or is made of. */
export const linkFields = ['slug', 'shortTitle'] as const

function watchedText(text: object, id: string, locale: string): object {
  return new Proxy(text, {
    get(target, field) {
      const isOfLink = linkFields.some((name) => name === field)
      noteRead(isOfLink ? 'link' : 'text', id, locale as Locale)
      return Reflect.get(target, field)
    },
    ownKeys(target) {
      noteRead('text', id, locale as Locale)
      return Reflect.ownKeys(target)
    },
  })
}

/** A page that notes what is read of it; the page itself where nobody asks. */
export function watchedPage<Watched extends WatchedPage>(page: Watched): Watched {
  if (!shared.portalReads) return page
  const { id } = page
  const watched = Object.fromEntries(
    Object.entries(page.texts).map(([locale, text]) => [locale, watchedText(text, id, locale)]),
  )
  const texts = new Proxy(watched, {
    get(target, locale) {
      noteRead('has', id, locale as Locale)
      return Reflect.get(target, locale)
    },
    ownKeys(target) {
      for (const locale of locales) noteRead('has', id, locale)
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
