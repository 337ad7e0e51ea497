import { type Block, linksOf, textOf } from '../../site/sections'
import { missingNumbers, numbersIn, type TextNumber } from './numbers'
import { at, difference, differences, type SectionRule } from './rule'

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
    for (const [, message] of differences(links, others, place)) {
      report('links', translation.node, message)
    }
  }
}

function list(numbers: TextNumber[]): string {
  return numbers.map(({ written }) => `“${written}”`).join(', ')
}

/** The text of a block with that of its properties. */
function plainOf(block: Block): string {
  return [textOf(block), ...Object.values(block.texts)].join(' · ')
}
