import { Tinypool } from 'tinypool'
import { type Comparison, comparePages, loadRules } from './compare'
import type { Titles } from './page-titles'

const { root, titles }: { root: string; titles: Titles } = Tinypool.workerData
const rules = await loadRules(root, titles)

/** What a thread does: compares the languages of pages. @param pages the files of each, from the content folder */
export const compare = (pages: string[][]): Promise<Comparison[]> =>
  comparePages(root, pages, rules)
