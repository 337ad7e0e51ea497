import { basename, dirname } from 'node:path/posix'
import { dataPages } from '../../subject/data-pages'
import type { CheckedContent } from './checked-content'
import { type Fault, startOfFile } from './fault'

/** Checks the pages that are made of data files: the files among each other, and their addresses. */
export function checkDataPages(content: CheckedContent, faults: Fault[]): void {
  const taken = new Map<string, string>()
  const lacking = new Set<string>()
  for (const [id, { kind, file, source }] of content.dataPages) {
    const folder = dirname(id)
    if (!content.pages.has(folder)) lacking.add(folder)
    if (!source) continue
    const written = content.pages.get(id)
    if (written) {
      const message = `the folder has the id of the page that ${file} makes; rename or remove it`
      faults.push({ file: written.folder, ...startOfFile, message })
    }
    for (const [locale, slug] of Object.entries(kind.slugs(basename(id), source.value))) {
      const address = `${locale} ${folder}/${slug}`
      const owner = taken.get(address)
      taken.set(address, owner ?? file)
      if (!owner) continue
      const message = `the name has the address of ${owner}; choose another`
      faults.push({ file, ...source.place('name', locale), message })
    }
  }
  for (const folder of lacking) {
    const message = `is missing; the pages of ${folder} lie below it`
    faults.push({ file: `content/pages/${folder}/page.yml`, ...startOfFile, message })
  }
  for (const kind of dataPages) kind.check(content, faults)
}

/**
 * Writes the texts of the pages that are made of data. An author who is in the middle of a written page
 * may still look at those; where data or words of the interface are at fault, the texts stay as they are.
 */
export async function writeDataPages(content: CheckedContent, faults: Fault[]): Promise<void> {
  for (const kind of dataPages) {
    const inputs = [`content/${kind.folder}/`, 'content/data/', 'messages/']
    const isFaulty = faults.some(({ file }) => inputs.some((path) => file.startsWith(path)))
    if (!isFaulty) await kind.writeBodies(content)
  }
}
