import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTurn } from '../compile/turn'
import { firstTargets, formatRecord, parseRecord, recordFile } from '../site/address-record'
import { readFormerAddresses, replaceFile } from '../site/content'
import { allPages, getPath, neutralPath, pageLocales } from '../site/registry'
import type { DeliveredFile } from './files'

/** The record of published addresses, below the project’s folder. */
export const recordPath = `content/${recordFile}`

/**
 * Adds what a build publishes to the record, which is one more file to commit. Where nobody may write
 * into the project, it says that it lacks something.
 *
 * @param files of the build
 * @param isOfNow whether the build is of the content as it is: asked when no command of authors is
 *   under way, whose lines would be lost
 * @returns the text of the record; undefined where the build is not of now, and would change it
 */
export async function keepRecord(
  root: string,
  files: Record<string, Pick<DeliveredFile, 'kind'>>,
  isOfNow: () => boolean = () => true,
): Promise<string | undefined> {
  return inTurn(root, 'the record of published addresses', async () => {
    const before = readRecord(root)
    const targets = firstTargets(parseRecord(before))
    const known = targets.size
    const former = readFormerAddresses()
    const pages = pagesByAddress()
    for (const [address, file] of Object.entries(files)) {
      if (isRecorded(address, file) && !(address in former)) {
        targets.set(address, pages.get(address))
      }
    }
    for (const [address, target] of Object.entries(former)) targets.set(address, target)
    const now = formatRecord(targets)
    if (now === before) return now
    if (!isOfNow()) return undefined
    try {
      replaceFile(join(root, recordPath), now)
    } catch (error) {
      if (!/^(EACCES|EPERM|EROFS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
      process.stdout.write(
        `${recordPath} cannot be written, and lacks ${targets.size - known} addresses that this build publishes\n`,
      )
      return before
    }
    process.stdout.write(`${recordPath} has ${targets.size - known} new addresses: commit it\n`)
    return now
  })
}

export function readRecord(root: string): string {
  const file = join(root, recordPath)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/**
 * Whether an address belongs on record. Pictures for other sites follow from the ids of pages, and
 * names of assets from their content: neither does.
 */
function isRecorded(address: string, { kind }: Pick<DeliveredFile, 'kind'>): boolean {
  return (
    (kind === 'page' || kind === 'file' || address.startsWith('/go/')) &&
    !address.startsWith('/share/')
  )
}

/** The id of the page at each address of one. */
function pagesByAddress(): Map<string, string> {
  return new Map(
    allPages().flatMap((page) =>
      [...pageLocales(page).map((locale) => getPath(page, locale)), neutralPath(page)].map(
        (address): [string, string] => [address, page.id],
      ),
    ),
  )
}

/**
 * Refuses a build that lacks an address on record: a second net below validation, which knows pages
 * and files but not what routes make.
 *
 * @param files of a build
 * @throws where an address on record would answer 404
 */
export function refuseDeadAddresses(root: string, files: Record<string, DeliveredFile>): void {
  const dead = parseRecord(readRecord(root)).filter(
    ({ address }) => !(address in files || address in readFormerAddresses()),
  )
  if (dead.length === 0) return
  const lines = dead.map(({ address, place }) => `${recordPath}:${place.line}:1: ${address}`)
  throw new Error(
    `${lines.join('\n')}\nThese were published, and the build has nothing there: write beside each what has taken its place, or “gone”`,
  )
}
