import type { Link, Nodes, Paragraph, Root, Strong } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Block, sectionsOf } from '../../compile/sections'
import { parseBody } from '../../compile/validation/body'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { isForeign } from '../../translation/rules/words'

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

export function pick<Value>(values: Value[], { random }: Sample): Value | undefined {
  return values[Math.floor(random() * values.length)]
}

export function treeOf(source: string): Root {
  const tree = parseBody({ file: '', text: source }, [])
  if (!tree) throw new Error('The content has a syntax fault')
  return tree
}

export function blocksOf(source: string): Block[] {
  return sectionsOf(treeOf(source)).flatMap(({ blocks }) => blocks)
}

export type Span = [start: number, end: number]

export function spanOf({ position }: Pick<Nodes, 'position'>): Span {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

export function replaced(
  source: string,
  [start, end]: Span,
  text: string | undefined,
): string | undefined {
  return text === undefined || text === source.slice(start, end)
    ? undefined
    : source.slice(0, start) + text + source.slice(end)
}

/** Changes a block of one kind, chosen at random. */
export function onBlock(
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
    const range = block && spanOf(block.node)
    return range && replaced(source, range, change(source.slice(...range), sample))
  }
}

/** Puts the block of the original at the same place instead. */
export function fromOriginal(kind: string): Mutation {
  return (sample) => {
    const { source, original } = sample
    const [blocks, others] = [source, original].map((text) =>
      blocksOf(text).filter((block) => block.kind === kind),
    ) as [Block[], Block[]]
    if (blocks.length !== others.length) return undefined
    const block = pick(blocks, sample)
    const other = block && others[blocks.indexOf(block)]
    return (
      block && other && replaced(source, spanOf(block.node), original.slice(...spanOf(other.node)))
    )
  }
}

export function frontMatterFromOriginal(name: string): Mutation {
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
export function onText(
  pattern: RegExp,
  change: (match: string, sample: Sample) => string,
): Mutation {
  const global = new RegExp(pattern, `${pattern.flags}g`)
  return (sample) => {
    const { source } = sample
    const found = proseOf(source).flatMap((range) =>
      [...source.slice(...range).matchAll(global)].map(
        (match): Span => [range[0] + match.index, range[0] + match.index + match[0].length],
      ),
    )
    const range = pick(found, sample)
    return range && replaced(source, range, change(source.slice(...range), sample))
  }
}

function proseOf(source: string): Span[] {
  const ranges: Span[] = []
  visit(treeOf(source), (node: Nodes) => {
    if (isForeign(node)) return 'skip'
    if (node.type === 'text') ranges.push(spanOf(node))
    return undefined
  })
  return ranges
}

/** Changes one match of a pattern in the body. */
export function onLine(pattern: RegExp, change: (match: string) => string | undefined): Mutation {
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
export function onLink(change: (url: string) => string | undefined): Mutation {
  return (sample) => {
    const { source } = sample
    const changeable = nodesOfType(source, isLink).filter(({ url }) => change(url) !== undefined)
    const link = pick(changeable, sample)
    return link && replaced(source, spanOf(link), withUrl(source, link, change(link.url) ?? ''))
  }
}

/** Leaves only what a node holds. */
export function unwrapped(type: 'link' | 'strong'): Mutation {
  return (sample) => {
    const { source } = sample
    const node = pick(
      nodesOfType(source, (node): node is Link | Strong => node.type === type),
      sample,
    )
    const [first, last] = [node?.children[0]?.position, node?.children.at(-1)?.position]
    const inside = source.slice(first?.start.offset, last?.end.offset)
    return node && replaced(source, spanOf(node), inside)
  }
}

/** Exchanges the addresses of two links in one text. */
export function swapLinks(sample: Sample): string | undefined {
  const { source } = sample
  const pairs = nodesOfType(source, (node): node is Paragraph => node.type === 'paragraph')
    .map(({ children }) => children.filter(isLink))
    .filter(([first, second]) => first && second && first.url !== second.url)
  const [first, second] = pick(pairs, sample) ?? []
  if (!first || !second) return undefined
  const later = replaced(source, spanOf(second), withUrl(source, second, first.url))
  return later && replaced(later, spanOf(first), withUrl(source, first, second.url))
}

function isLink(node: Nodes): node is Link {
  return node.type === 'link'
}

export function nodesOfType<Kind extends Nodes>(
  source: string,
  test: (node: Nodes) => node is Kind,
): Kind[] {
  const nodes: Kind[] = []
  visit(treeOf(source), (node: Nodes) => {
    if (test(node)) nodes.push(node)
  })
  return nodes
}

function withUrl(source: string, link: Link, url: string): string {
  return source.slice(...spanOf(link)).replace(`(${link.url})`, `(${url})`)
}

/** Changes the list of sections below the introduction. */
export function onSections(change: (sections: string[], index: number) => void): Mutation {
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

export type GlossaryTerm = Glossary[string]

/** Replaces a form of a term by another. */
export function withTerm(
  forms: (
    term: GlossaryTerm,
    sample: Sample,
    other: GlossaryTerm,
  ) => [string[] | undefined, string[] | undefined],
): Mutation {
  return (sample) => {
    const terms = Object.values(sample.glossary)
    const start = Math.floor(sample.random() * terms.length)
    for (const index of terms.keys()) {
      const term = terms[(start + index) % terms.length] as GlossaryTerm
      const [from, to] = forms(
        term,
        sample,
        terms[(start + index + 7) % terms.length] as GlossaryTerm,
      )
      const [word, other] = [from?.[0], to?.[0]]
      if (!word || !other || word === other) continue
      const changed = onText(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'), () => other)(sample)
      if (changed) return changed
    }
    return undefined
  }
}
