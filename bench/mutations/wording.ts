import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../delivery/setup.mjs'
import {
  frontMatterFromOriginal,
  type Mutation,
  onBlock,
  onLine,
  onText,
  pick,
  replaced,
  type Sample,
} from './edits'
import { type Exchanges, exchanges } from './opposites'
import { informal, otherWords } from './readers'

/** Kinds of fault in which a text is well made and says something else. Not tuned to what is found. */
export const wordingMutations: Record<string, Mutation> = {
  ...Object.fromEntries(Object.entries(exchanges).map(([kind, words]) => [kind, exchanged(words)])),
  'opposites of one paragraph exchanged': exchangedWithin,
  'keywords untranslated': frontMatterFromOriginal('keywords'),
  'keyword untranslated': (sample) => {
    const [before, after] = [sample.original, sample.source].map(keywordsOf) as [string[], string[]]
    const left = before.flatMap((word, index) =>
      // Names and acronyms may be the same in every language.
      /^\p{Ll}/u.test(word) && !after.includes(word) && after[index] ? index : [],
    )
    const index = pick(left, sample)
    return index === undefined
      ? undefined
      : withKeywords(sample, after.with(index, before[index] ?? ''))
  },
  'keywords dropped': (sample) =>
    withKeywords(sample, keywordsOf(sample.source).slice(0, 1 + Math.floor(sample.random() * 2))),
  'short title of another page': titleOfAnother('shortTitle'),
  'title of another page': titleOfAnother('title'),
  'title with another meaning': (sample) => {
    const name = pick(['title', 'shortTitle'], sample) ?? ''
    const line = new RegExp(`(?<=^${name}: ).*$`, 'm').exec(sample.source)
    const changed = line && inOtherWords(line[0], sample)
    return line && changed
      ? replaced(sample.source, [line.index, line.index + line[0].length], changed)
      : undefined
  },
  'heading with another meaning': (sample) =>
    onLine(/(?<=^##+ ).*(?= \{\/\*)/m, (heading) => inOtherWords(heading, sample))(sample),
  'headings exchanged': (sample) => {
    const headings = [...sample.source.matchAll(/(?<=^##+ ).*(?= \{\/\*)/gm)]
    const [first, second] = headings.slice(Math.floor(sample.random() * (headings.length - 1)))
    if (!first || !second) return undefined
    const { index, input, 0: text } = second
    const later = replaced(input, [index, index + text.length], first[0])
    return later && replaced(later, [first.index, first.index + first[0].length], text)
  },
  'singular after a numeral': onText(
    /(?<=(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|dix|douze|dos|tres|cuatro|cinco|seis|siete|ocho|diez|doce|\d\d?) )(?!mois |fois |pays)\p{L}{3,}s(?!\p{L})/u,
    (word, { locale }) =>
      locale === 'fr'
        ? word.slice(0, -1)
        : word
            .replace(/íses$/, 'ís')
            .replace(/ones$/, 'ón')
            .replace(/(?<=[lrds])es$|(?<=[aeiou])s$/, ''),
  ),
  'article of the other gender': onText(
    /(?<!\p{L})(?:une?|una|Une?|Una)(?= \p{Ll}{3})/u,
    (word, { locale }) => {
      const pairs: Record<string, string> =
        locale === 'fr'
          ? { un: 'une', une: 'un', Un: 'Une', Une: 'Un' }
          : { un: 'una', una: 'un', Un: 'Una', Una: 'Un' }
      return pairs[word] ?? word
    },
  ),
  'article of the other number beside a numeral': onText(
    /(?<!\p{L})(?:[Ll][eo]s|[Ll]as|[Dd]es|[Cc]es)(?= (?:deux|trois|quatre|six|dix|dos|tres|cuatro|seis|diez|\d\d) )/u,
    (word) => {
      const singular: Record<string, string> = {
        les: 'le',
        los: 'el',
        las: 'la',
        des: 'du',
        ces: 'ce',
      }
      const other = singular[word.toLowerCase()] ?? word
      return /^\p{Lu}/u.test(word) ? capitalized(other) : other
    },
  ),
  'familiar address': exchanged(informal),
}

/** Puts the one of two words for the other, at one place. */
function exchanged(words: Exchanges): Mutation {
  const both = (['fr', 'es'] as const).map((locale) => [locale, swapsOf(words[locale])] as const)
  const swaps = new Map<string, Swap[]>(both)
  return (sample) => {
    const list = (swaps.get(sample.locale) ?? []).filter(([pattern]) => pattern.test(sample.source))
    const start = Math.floor(sample.random() * list.length)
    // Each pair of words has its turn, however rare it is.
    for (const index of list.keys()) {
      const [pattern, other] = list[(start + index) % list.length] as Swap
      const change = (match: string) => (/^\p{Lu}/u.test(match) ? capitalized(other) : other)
      const changed = onText(pattern, change)(sample)
      if (changed) return changed
    }
    return undefined
  }
}

type Swap = [pattern: RegExp, other: string]

/** Both ways, where both are plain words. */
function swapsOf(words: Exchanges['fr']): Swap[] {
  return words.flatMap(([word, other]): Swap[] => [
    [patternOf(word), other],
    ...(/[?(\\[]/.test(word) ? [] : [[patternOf(other), word] satisfies Swap]),
  ])
}

function patternOf(word: string): RegExp {
  const [first = '', rest] = [word.charAt(0), word.slice(1)]
  const capital = /\p{Ll}/u.test(first) ? `[${first}${first.toUpperCase()}]` : first
  // What ends with an apostrophe stands before a letter.
  return new RegExp(`(?<![\\p{L}’])${capital}${rest}${/[’)]$/.test(word) ? '' : '(?!\\p{L})'}`, 'u')
}

/** Two opposites of one paragraph, each in the place of the other. */
function exchangedWithin(sample: Sample): string | undefined {
  const locale = sample.locale === 'fr' ? 'fr' : 'es'
  const swaps = Object.values(exchanges)
    .flatMap((words) => words[locale])
    .map(([word, other]) => (text: string) => {
      const either = new RegExp(`(?<![\\p{L}’])(?:${word}|${other})(?!\\p{L})`, 'gu')
      if (new Set(text.match(either)).size < 2) return undefined
      return text.replace(either, (match) => (match === word ? other : word))
    })
    .filter((swap) => sample.source.split('\n').some((line) => swap(line)))
  const swap = pick(swaps, sample)
  // Some draws, since only few paragraphs hold both.
  for (let draw = 0; swap && draw < 20; draw += 1) {
    const changed = onBlock('paragraph', swap)(sample)
    if (changed) return changed
  }
  return undefined
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function keywordsOf(source: string): string[] {
  return /^keywords: \[(.*)\]$/m.exec(source)?.[1]?.split(', ') ?? []
}

function withKeywords({ source }: Sample, keywords: string[]): string | undefined {
  return source.replace(/^keywords: .*$/m, `keywords: [${keywords.join(', ')}]`)
}

/** The texts of every page’s front matter, by language. */
function titlesIn(locale: string, name: string): string[] {
  const folder = join(root, 'content', 'pages')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`${locale}.mdx`))
    .map((path) =>
      new RegExp(`(?<=^${name}: ).*$`, 'm').exec(readFileSync(join(folder, path), 'utf8')),
    )
    .flatMap((match) => match?.[0] ?? [])
}

function titleOfAnother(name: string): Mutation {
  const line = new RegExp(`(?<=^${name}: ).*$`, 'm')
  return (sample) => {
    const own = line.exec(sample.source)
    const others = titlesIn(sample.locale, name).filter((title) => title !== own?.[0])
    return own
      ? replaced(sample.source, [own.index, own.index + own[0].length], pick(others, sample))
      : undefined
  }
}

/** Another title altogether, or one word of it replaced by that of another thing. */
function inOtherWords(title: string, sample: Sample): string | undefined {
  const { titles, nouns } = otherWords[sample.locale === 'fr' ? 'fr' : 'es']
  if (sample.random() < 0.5) return pick(titles, sample)
  const words = [...title.matchAll(/(?<![\p{L}’-])\p{L}{5,}(?![\p{L}-])/gu)]
  const word = pick(words, sample)
  const noun = pick(nouns, sample) ?? ''
  const other = /^\p{Lu}/u.test(word?.[0] ?? '') ? capitalized(noun) : noun
  return word && replaced(title, [word.index, word.index + word[0].length], other)
}
