import type { Link, Nodes, Paragraph, Root, Strong } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Locale } from '../i18n/locales'
import { type Block, sectionsOf } from '../site/sections'
import { parseBody } from '../site/validation/body'
import type { Glossary } from '../site/validation/schemas'
import { isForeign } from '../translation/rules/words'

/** A translation that a fault is to be put into, with its original. */
export interface Sample {
  locale: Locale
  source: string
  original: string
  glossary: Glossary
  /** From 0 up to 1, the same at every run. */
  random(): number
}

/** Puts one fault into a translation; undefined where there is no place for it. */
export type Mutation = (sample: Sample) => string | undefined

/** mulberry32: numbers from 0 up to 1 that only depend on the seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Kinds of fault that translations and their later edits bring. Not tuned to what is found. */
export const mutations: Record<string, Mutation> = {
  'paragraph dropped': onBlock('paragraph', () => ''),
  'paragraph doubled': onBlock('paragraph', (text) => `${text}\n\n${text}`),
  'paragraph cut in half': onBlock('paragraph', (text) => {
    const words = text.split(' ')
    return words.length < 12 ? undefined : `${words.slice(0, words.length / 2).join(' ')}.`
  }),
  'sentence dropped': onBlock('paragraph', (text, { random }) => {
    const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u)
    if (sentences.length < 2) return undefined
    sentences.splice(Math.floor(random() * sentences.length), 1)
    return sentences.join(' ')
  }),
  'paragraph untranslated': fromOriginal('paragraph'),
  'heading untranslated': fromOriginal('heading'),
  'list item untranslated': fromOriginal('listItem'),
  'description untranslated': frontMatterFromOriginal('description'),
  'title untranslated': frontMatterFromOriginal('title'),
  'digit changed': onText(/\d/, (digit) => String((Number(digit) + 3) % 10)),
  'number dropped': onText(/\d[\d.,\u00a0 ]*\d ?/, () => ''),
  'decimal sign lost': onText(/(?<=\d)[.,](?=\d)/, () => ''),
  'number word changed': onText(
    /(?<!\p{L})(?:trois|quatre|cinq|six|tres|cuatro|cinco|seis)(?!\p{L})/u,
    (word) => (/^[tc]/.test(word) ? (/s$/.test(word) ? 'ocho' : 'sept') : 'diez'),
  ),
  'month changed': onText(
    /(?<!\p{L})(?:janvier|mars|juin|juillet|octobre|décembre|enero|marzo|junio|julio|octubre|diciembre)(?!\p{L})/u,
    (_, { locale }) => (locale === 'fr' ? 'février' : 'febrero'),
  ),
  'link leads elsewhere': onLink((url) => (/^http/.test(url) ? undefined : 'about/privacy')),
  'external link changed': onLink((url) =>
    /^http/.test(url) ? 'https://www.canada.ca/en.html' : undefined,
  ),
  'link lost': unwrapped('link'),
  'links swapped': swapLinks,
  'emphasis lost': unwrapped('strong'),
  'list item dropped': onBlock('listItem', () => ''),
  'list item doubled': onBlock('listItem', (text) => `${text}\n${text}`),
  'table row dropped': onLine(/^\|(?!\s*:?-+).*\|$/m, () => ''),
  'table cells shifted': onLine(/^\|(?!\s*:?-+).*\|$/m, (line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.length < 3 ? undefined : `|${[...cells.slice(1), cells[0]].join('|')}|`
  }),
  'table cell emptied': onLine(/^\|(?!\s*:?-+).*\|$/m, (line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.length < 2 || !cells.at(-1)?.trim()
      ? undefined
      : `|${[...cells.slice(0, -1), ' '].join('|')}|`
  }),
  'heading id renamed': onLine(/\{\/\* #[a-z0-9-]+ \*\/\}/, (id) => id.replace(' */', '-2 */')),
  'heading level changed': onLine(/^##+ .*$/m, (line) => `#${line}`),
  'heading dropped': onLine(/^##+ .*$/m, () => ''),
  'section dropped': onSections((sections, index) => sections.splice(index, 1)),
  'sections swapped': onSections((sections, index) => {
    if (index + 1 < sections.length)
      sections.splice(index, 2, ...sections.slice(index, index + 2).reverse())
  }),
  'date of a component changed': onLine(/(?:date|asOf)="\d{4}[^"]*"/, (text) =>
    text.replace(/\d(?=\D*"$)/, (digit) => String((Number(digit) % 8) + 1)),
  ),
  'component unwrapped': onLine(/^<(?:Notice|Definitions|KeyFigures)[^>]*>$/m, () => ''),
  'acronym untranslated': withTerm((term, { locale }) => [
    term.acronym?.[locale],
    term.acronym?.en,
  ]),
  'term replaced': withTerm((term, { locale }, other) => [term[locale], other[locale]]),
  'no-break space lost': onText(/ (?=[:»%])|(?<=«) /, () => ''),
  'quotation marks of another language': onText(/« ?([^»]+?) ?»|“([^”]+)”/, (text, { locale }) =>
    locale === 'fr' ? `“${text.slice(2, -2)}”` : `"${text.slice(1, -1)}"`,
  ),
  'straight apostrophe': onText(/(?<=\p{L})’(?=\p{L})/u, () => "'"),
  'accent lost': onText(/[áéíóúàèéêôûîñç]/, (letter) => letter.normalize('NFD')[0] ?? ''),
  'letters swapped': onText(
    /(?<=\p{Ll})(\p{Ll})(?!\1)(\p{Ll})(?=\p{Ll})/u,
    ([a = '', b = '']) => b + a,
  ),
  'word doubled': onText(/(?<= )\p{Ll}{2,} /u, (word) => word + word),
  'negation lost': onText(/(?<= )(?:ne|n’|no) ?(?=\p{Ll})/u, () => ''),
  'place name changed': onText(
    /(?:Pérou|Chili|Colombie|Mexique|Perú|Chile|Colombia|México)(?!\p{L})/u,
    (_, { locale }) => (locale === 'fr' ? 'Équateur' : 'Ecuador'),
  ),
}

function pick<Value>(values: Value[], { random }: Sample): Value | undefined {
  return values[Math.floor(random() * values.length)]
}

function treeOf(source: string): Root {
  const tree = parseBody({ file: '', text: source }, [])
  if (!tree) throw new Error('The content has a syntax fault')
  return tree
}

function blocksOf(source: string): Block[] {
  return sectionsOf(treeOf(source)).flatMap(({ blocks }) => blocks)
}

type Range = [start: number, end: number]

function rangeOf({ position }: Pick<Nodes, 'position'>): Range {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

function replaced(
  source: string,
  [start, end]: Range,
  text: string | undefined,
): string | undefined {
  return text === undefined || text === source.slice(start, end)
    ? undefined
    : source.slice(0, start) + text + source.slice(end)
}

/** Changes a block of one kind, chosen at random. */
function onBlock(
  kind: string,
  change: (text: string, sample: Sample) => string | undefined,
): Mutation {
  return (sample) => {
    const { source } = sample
    const block = pick(
      blocksOf(source).filter(
        (block) => block.kind === kind && block.path.split('/').at(-1) !== 'listItem',
      ),
      sample,
    )
    const range = block && rangeOf(block.node)
    return range && replaced(source, range, change(source.slice(...range), sample))
  }
}

/** Puts the block of the original at the same place instead. */
function fromOriginal(kind: string): Mutation {
  return (sample) => {
    const { source, original } = sample
    const [blocks, others] = [source, original].map((text) =>
      blocksOf(text).filter((block) => block.kind === kind),
    ) as [Block[], Block[]]
    if (blocks.length !== others.length) return undefined
    const block = pick(blocks, sample)
    const other = block && others[blocks.indexOf(block)]
    return (
      block &&
      other &&
      replaced(source, rangeOf(block.node), original.slice(...rangeOf(other.node)))
    )
  }
}

function frontMatterFromOriginal(name: string): Mutation {
  const line = new RegExp(`^${name}: .*$`, 'm')
  return ({ source, original }) => {
    const [text] = line.exec(original) ?? []
    const found = line.exec(source)
    return found && text !== undefined
      ? replaced(source, [found.index, found.index + found[0].length], text)
      : undefined
  }
}

/** Changes one match of a pattern in the prose. */
function onText(pattern: RegExp, change: (match: string, sample: Sample) => string): Mutation {
  const global = new RegExp(pattern, `${pattern.flags}g`)
  return (sample) => {
    const { source } = sample
    const found = proseOf(source).flatMap((range) =>
      [...source.slice(...range).matchAll(global)].map(
        (match): Range => [range[0] + match.index, range[0] + match.index + match[0].length],
      ),
    )
    const range = pick(found, sample)
    return range && replaced(source, range, change(source.slice(...range), sample))
  }
}

function proseOf(source: string): Range[] {
  const ranges: Range[] = []
  visit(treeOf(source), (node: Nodes) => {
    if (isForeign(node)) return 'skip'
    if (node.type === 'text') ranges.push(rangeOf(node))
    return undefined
  })
  return ranges
}

/** Changes one match of a pattern in the body. */
function onLine(pattern: RegExp, change: (match: string) => string | undefined): Mutation {
  const global = new RegExp(pattern, `${pattern.flags}g`)
  return (sample) => {
    const { source } = sample
    const body = source.indexOf('\n---') + 4
    const match = pick([...source.slice(body).matchAll(global)], sample)
    const start = body + (match?.index ?? 0)
    return match && replaced(source, [start, start + match[0].length], change(match[0]))
  }
}

/** Gives a link another address. */
function onLink(change: (url: string) => string | undefined): Mutation {
  return (sample) => {
    const { source } = sample
    const changeable = nodesOf(source, isLink).filter(({ url }) => change(url) !== undefined)
    const link = pick(changeable, sample)
    return link && replaced(source, rangeOf(link), withUrl(source, link, change(link.url) ?? ''))
  }
}

/** Leaves only what a node holds. */
function unwrapped(type: 'link' | 'strong'): Mutation {
  return (sample) => {
    const { source } = sample
    const node = pick(
      nodesOf(source, (node): node is Link | Strong => node.type === type),
      sample,
    )
    const [first, last] = [node?.children[0]?.position, node?.children.at(-1)?.position]
    const inside = source.slice(first?.start.offset, last?.end.offset)
    return node && replaced(source, rangeOf(node), inside)
  }
}

/** Exchanges the addresses of two links in one text. */
function swapLinks(sample: Sample): string | undefined {
  const { source } = sample
  const pairs = nodesOf(source, (node): node is Paragraph => node.type === 'paragraph')
    .map(({ children }) => children.filter(isLink))
    .filter(([first, second]) => first && second && first.url !== second.url)
  const [first, second] = pick(pairs, sample) ?? []
  if (!first || !second) return undefined
  const later = replaced(source, rangeOf(second), withUrl(source, second, first.url))
  return later && replaced(later, rangeOf(first), withUrl(source, first, second.url))
}

function isLink(node: Nodes): node is Link {
  return node.type === 'link'
}

function nodesOf<Kind extends Nodes>(source: string, test: (node: Nodes) => node is Kind): Kind[] {
  const nodes: Kind[] = []
  visit(treeOf(source), (node: Nodes) => {
    if (test(node)) nodes.push(node)
  })
  return nodes
}

function withUrl(source: string, link: Link, url: string): string {
  return source.slice(...rangeOf(link)).replace(`(${link.url})`, `(${url})`)
}

/** Changes the list of sections below the introduction. */
function onSections(change: (sections: string[], index: number) => void): Mutation {
  return (sample) => {
    const parts = sample.source.split(/^(?=## )/m)
    const [introduction = '', ...sections] = parts
    if (sections.length < 2) return undefined
    change(sections, Math.floor(sample.random() * sections.length))
    const source = introduction + sections.join('\n')
    return sections.length === parts.length - 1 &&
      sections.every((text, index) => text === parts[index + 1])
      ? undefined
      : source
  }
}

type Term = Glossary[string]

/** Replaces a form of a term by another. */
function withTerm(
  forms: (term: Term, sample: Sample, other: Term) => [string[] | undefined, string[] | undefined],
): Mutation {
  return (sample) => {
    const terms = Object.values(sample.glossary)
    const start = Math.floor(sample.random() * terms.length)
    for (const index of terms.keys()) {
      const term = terms[(start + index) % terms.length] as Term
      const [from, to] = forms(term, sample, terms[(start + index + 7) % terms.length] as Term)
      const [word, other] = [from?.[0], to?.[0]]
      if (!word || !other || word === other) continue
      const changed = onText(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'), () => other)(sample)
      if (changed) return changed
    }
    return undefined
  }
}
