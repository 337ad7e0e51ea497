import { attributesOf, type Block, nodesOf, textOf } from '../../compile/sections'
import { differences, pairRule, placeInOriginal, type SectionRule } from './rule'

/** The blocks of a section: number, order, kind and nesting; forms of tables and headings; components. */
export const structureRules: SectionRule = (section, pair, report) => {
  for (const block of section.missing) {
    const place = section.translation.blocks.at(-1)?.node
    report(
      'blocks',
      place,
      `the section ${section.id} lacks the ${nameOf(block)} of ${placeInOriginal(pair, block)}${quote(block)}`,
    )
  }
  for (const block of section.extra) {
    report(
      'blocks',
      block.node,
      `the original’s section ${section.id} has no such ${nameOf(block)}${quote(block)}`,
    )
  }
  for (const { original, translation } of section.regrouped) {
    report(
      'blocks',
      translation.node,
      `these paragraphs are divided otherwise than those of ${placeInOriginal(pair, original)}`,
      'warning',
    )
  }
  const [moved] = section.moved
  if (moved) {
    report(
      'blocks',
      moved.translation.node,
      `this paragraph stands where another does in the original: it translates ${placeInOriginal(pair, moved.original)}; put it back into the original’s order`,
    )
  }
  compareBlocks(section, pair, report)
}

const compareBlocks = pairRule(({ original, translation, place }, report) => {
  if (original.form !== translation.form) {
    report(
      original.kind === 'table' ? 'table-shape' : 'blocks',
      `this ${nameOf(original)} is ${describe(translation)}, but ${describe(original)} in ${place}`,
    )
  }
  if (textOf(original) && !textOf(translation)) {
    report('blocks', `this ${nameOf(original)} is empty; ${place} is not`)
  }
  for (const [name, value] of Object.entries(original.properties)) {
    const other = translation.properties[name]
    if (other === value) continue
    report(
      'components',
      `${name} is “${other ?? ''}”, but “${value}” in ${place}; it is the same in every language`,
    )
  }
  const [before, after] = [inlineOf(original), inlineOf(translation)]
  if (before.emphasis > 0 && after.emphasis === 0) {
    report('emphasis', `the emphasis of ${place} is lost`)
  }
  for (const [name, message] of differences(before.components, after.components, place)) {
    // Not every language abbreviates the same words.
    report('components', message, name === 'Term' ? 'warning' : 'error')
  }
})

function nameOf({ kind, path }: Block): string {
  const names: Record<string, string> = {
    listItem: 'list item',
    tableRow: 'table row',
    tableCell: 'table cell',
    blockquote: 'quotation',
  }
  const name = names[kind] ?? (/^[A-Z]/.test(kind) ? `<${kind}>` : kind)
  return path.includes('listItem') && kind === 'paragraph' ? 'list item’s paragraph' : name
}

function quote(block: Block): string {
  const text = textOf(block)
  if (!text) return ''
  return `: “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`
}

function describe({ kind, form }: Block): string {
  if (kind === 'heading') return `of level ${form}`
  if (kind === 'table') return `of ${form} rows and columns`
  return form || 'plain'
}

/** Emphasis, inline components and images within a block. Their order is the sentence’s. */
function inlineOf(block: Block): { emphasis: number; components: string[] } {
  const found = { emphasis: 0, components: [] as string[] }
  for (const node of nodesOf(block)) {
    if (node.type === 'emphasis' || node.type === 'strong') found.emphasis += 1
    if (node.type !== 'image' && node.type !== 'mdxJsxTextElement') continue
    const name = node.type === 'image' ? 'image' : node.name
    // A passage in another language is one for the readers of some languages only.
    if (name === 'Lang') continue
    const properties = Object.entries(attributesOf(node).properties)
    found.components.push([name, ...properties.map((entry) => entry.join('='))].join(' '))
  }
  return found
}
