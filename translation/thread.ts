import { Tinypool } from 'tinypool'
import { type Comparison, comparePages, loadRules } from './compare'

const root: string = Tinypool.workerData
const rules = await loadRules(root)

/** What a thread does: compares the languages of pages. @param paths their files, from the content folder */
export const compare = (paths: string[]): Promise<Comparison> => comparePages(root, paths, rules)
