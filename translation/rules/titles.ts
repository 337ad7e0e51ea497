import type { Locale } from '../../i18n/locales'
import { frontMatterId } from '../../site/content'
import { fold } from '../../text/words'
import type { Titles } from '../page-titles'
import type { PagePair } from '../pairs'
import { pairRule, type SectionRule } from './rule'
import { strangeWords } from './title-meaning'
import { ownTextOf, wordsOf } from './words'

/** A title that is another page’s, or that says something else than the original’s. */
export async function titleRules(titles: Titles): Promise<SectionRule> {
  const strangeWord = await strangeWords()
  const owners = ownersOf(titles)
  return pairRule(({ original, translation, place, section, pair }, report) => {
    if (!['title', 'shortTitle', 'heading'].includes(original.kind)) return
    const says = ownTextOf(original)
    const owner =
      section.id === frontMatterId && otherOwner(says, ownTextOf(translation), pair, titles, owners)
    if (owner) {
      report('title', `is what the page ${owner} is called; ${place} says “${says}”`)
      return
    }
    const word = strangeWord(original, translation, pair)
    if (!word) return
    report(
      'title',
      `“${word}” stands for nothing in ${place}, as far as this page shows; does it mean the same?`,
      'warning',
    )
  })
}

/** Ids of pages by language and folded title. */
type Owners = Map<Locale, Map<string, string[]>>

function ownersOf(titles: Titles): Owners {
  const owners: Owners = new Map()
  for (const [locale, pages] of titles) {
    const found = new Map<string, string[]>()
    for (const [id, { title, shortTitle }] of pages) {
      for (const name of new Set([fold(title), fold(shortTitle)]))
        found.set(name, [...(found.get(name) ?? []), id])
    }
    owners.set(locale, found)
  }
  return owners
}

/** Finds another page with this title, unless the original has that page’s title as well. */
function otherOwner(
  original: string,
  title: string,
  { page, original: { locale: from }, translation: { locale } }: PagePair,
  titles: Titles,
  owners: Owners,
): string | undefined {
  const own = titles.get(locale)?.get(page.id)
  return owners
    .get(locale)
    ?.get(fold(title))
    ?.find((id) => {
      const other = titles.get(locale)?.get(id)
      const before = titles.get(from)?.get(id)
      if (id === page.id || !before || !other) return false
      if ([before.title, before.shortTitle].some((text) => fold(text) === fold(original)))
        return false
      // Of two pages that are called the same, the other is the wrong one.
      const nearness = (names = other) =>
        sharedWords(title, names.title) + sharedWords(title, names.shortTitle)
      return nearness(own) <= nearness(other)
    })
}

function sharedWords(text: string, other: string): number {
  const words = new Set(wordsOf(fold(other)))
  return wordsOf(fold(text)).filter((word) => words.has(word)).length
}
