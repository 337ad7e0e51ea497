import { Tinypool } from 'tinypool'
import { type Comparison, comparePages, loadRules } from './compare'
import type { Titles } from './page-titles'

const { root, titles }: { root: string; titles: Titles } = Tinypool.workerData
const rules = await loadRules(root, titles)

/** What a thread does: compares the languages of pages. @param paths their files, from the content folder */
export const compare = (paths: string[]): Promise<Comparison> => comparePages(root, paths, rules)
