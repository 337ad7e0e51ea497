// @ts-check
// A worker thread begins as plain JavaScript; what it runs is TypeScript.

import { Tinypool } from 'tinypool'
import { register } from 'tsx/esm/api'

register()
const { comparePages, loadRules } = await import('./compare')
const rules = await loadRules(Tinypool.workerData)

/** @param {string[]} paths the files of the pages, from the content folder */
export default (paths) => comparePages(Tinypool.workerData, paths, rules)
