import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { root } from '../compile/inputs.mjs'
import { bodyCheck } from '../compile/validation/bodies'
import type { CheckedContent } from '../compile/validation/checked-content'
import { writeDataPages } from '../compile/validation/data-pages'
import { type Fault, formatFault } from '../compile/validation/fault'
import { checkFreshness } from '../compile/validation/freshness'
import { keptFiles, validateContent } from '../compile/validation/validate-content'
import { externalLinksFile, glossaryFile, replaceChanged } from '../site/content'
import { checkedBodyFile, type Taken, takeOverSound } from './last-good'

/** The result of a check of the content: its faults, and whether there is something new to show. */
export interface CheckReport extends Taken {
  faults: Fault[]
}

// A process of its own below the preview’s folder: it checks the content when it starts and whenever it
// is asked to, keeps what it has parsed, and can end without the server.

const folder = join(root, 'content')
const checkBody = await bodyCheck(checkedBodyFile)

async function check(): Promise<void> {
  const found = await validateContent(folder, join(root, 'public'), checkBody)
  const { faults, content } = found
  const taken = await takeOverSound(folder, content, withoutStale(faults, content))
  await writeDataPages(content, faults)
  const kept = keptFiles(found)
  const sources = { 'glossary.yml': glossaryFile(), 'external-links.yml': externalLinksFile() }
  for (const [source, path] of Object.entries(sources)) {
    const isFaulty = faults.some(({ file }) => file === `content/${source}`)
    if (isFaulty && existsSync(path)) kept.delete(path)
  }
  for (const [file, text] of kept) taken.texts = replaceChanged(file, text) || taken.texts
  const report: CheckReport = { ...taken, faults }
  process.send?.(report)
}

/**
 * Leaves out the faults of translations that do not follow their original: these are shown as they
 * are, and say so.
 */
function withoutStale(faults: Fault[], { pages }: CheckedContent): Fault[] {
  const stale: Fault[] = []
  for (const page of pages.values()) checkFreshness(page, pages, stale, stale)
  const known = new Set(stale.map(formatFault))
  return faults.filter((fault) => !known.has(formatFault(fault)))
}

/** Milliseconds until a check that failed begins again: a file may go while it is read. */
const pause = 200
const mostTries = 5

async function checkAtLast(): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await check()
    } catch (error) {
      // The next that is saved may put it right.
      if (tries === mostTries) return void process.stderr.write(`${(error as Error).message}\n`)
      await setTimeout(pause)
    }
  }
}

let checks = checkAtLast()
process.on('message', () => {
  checks = checks.then(checkAtLast)
})
process.on('disconnect', () => process.exit())
