import { Tinypool } from 'tinypool'
import { comparePages, loadRules, type PageFindings } from './compare'
import type { Titles } from './page-titles'

const { root, titles }: { root: string; titles: Titles } = Tinypool.workerData
const rules = await loadRules(root, titles)

/**
 * Compares the languages of pages, in a thread.
 *
 * @param pages the files of each, from the content folder
 */
export const compare = (pages: string[][]): Promise<PageFindings[]> =>
  comparePages(root, pages, rules)
