import leven from 'leven'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type Block, contentTree, linksOf } from '../../site/sections'
import { missingNumbers, numbersIn, type TextNumber } from './numbers'
import { at, difference, differences, type SectionRule } from './rule'
import { plainOf } from './words'

/**
 * Addresses, telephone numbers and identifiers, which are the same in every language. The letters of
 * an identifier are an acronym, which is translated: SOR/2017-204, DORS/2017-204.
 */
const verbatim =
  /https?:\/\/[^\s)]+[^\s).,;]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<=[A-Z]\/)\d{4}-\d+|\+\d[\d ()-]{7,}\d|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b/g

/** Numbers, dates, links, and what is written the same in every language. */
export const substanceRules: SectionRule = (section, pair, report) => {
  for (const { original, translation } of section.blocks) {
    const place = at(pair, original)
    const before = plainOf(original)
    const after = plainOf(translation)
    const from = numbersIn(before.replace(verbatim, ' '), pair.original.locale)
    const to = numbersIn(after.replace(verbatim, ' '), pair.translation.locale)
    const lost = missingNumbers(from, to)
    const added = missingNumbers(to, from)
    if (lost.length + added.length > 0) {
      report(
        'numbers',
        translation.node,
        [
          lost.length > 0 && `${list(lost)} of ${place} is missing`,
          added.length > 0 && `${list(added)} is not in ${place}`,
        ]
          .filter(Boolean)
          .join('; '),
      )
    }
    for (const text of difference(before.match(verbatim) ?? [], after.match(verbatim) ?? [])) {
      report('verbatim', translation.node, `“${text}” of ${place} is missing`)
    }
    const linkTo = (url: string) => `the link to (${url})`
    const links = linksOf(original).map(linkTo)
    const others = linksOf(translation).map(linkTo)
    const different = differences(links, others, place)
    for (const [, message] of different) report('links', translation.node, message)
    if (different.length === 0 && areSwapped(textLinks(original), textLinks(translation))) {
      report(
        'links',
        translation.node,
        `its links are in another order than those of ${place}, but its words are not`,
      )
    }
  }
}

function list(numbers: TextNumber[]): string {
  return numbers.map(({ written }) => `“${written}”`).join(', ')
}

interface TextLink {
  url: string
  text: string
}

function textLinks(block: Block): TextLink[] {
  const links: TextLink[] = []
  visit(contentTree(block), 'link', (node) => {
    links.push({ url: node.url, text: plainText(node) })
  })
  return links
}

/**
 * Whether the texts of the same links are more alike, as names and cognates are, where they stand at
 * the same place than where they lead to the same address.
 */
function areSwapped(before: TextLink[], after: TextLink[]): boolean {
  if (before.every(({ url }, index) => url === after[index]?.url)) return false
  const distance = (partner: (link: TextLink, index: number) => TextLink | undefined) =>
    before.reduce((sum, link, index) => sum + leven(link.text, partner(link, index)?.text ?? ''), 0)
  const byPlace = distance((_, index) => after[index])
  return byPlace < distance(({ url }) => after.find((other) => other.url === url))
}
