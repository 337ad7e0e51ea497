import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTurn } from '../compile/turn'
import { firstTargets, formatRecord, parseRecord, recordFile } from '../site/address-record'
import { resolveAddress } from '../site/addresses'
import { readFormerAddresses, replaceFile } from '../site/content'
import type { BuildManifest, DeliveredFile } from './files'

/** The record of published addresses, below the project’s folder. */
export const recordPath = `content/${recordFile}`

/**
 * Adds what a build publishes to the record, which is one more file to commit. Where nobody may write
 * into the project, it says that it lacks something.
 *
 * @param folder of the build
 * @param isOfNow whether the build is of the content as it is: asked when no command of authors is
 *   under way, whose lines would be lost
 * @returns the text of the record; undefined where the build is not of now, and would change it
 */
export async function keepRecord(
  root: string,
  folder: string,
  isOfNow: () => boolean = () => true,
): Promise<string | undefined> {
  const { files }: BuildManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  return inTurn(root, 'the record of published addresses', async () => {
    const before = readRecord(root)
    const targets = firstTargets(parseRecord(before))
    const known = targets.size
    for (const [address, file] of Object.entries(files)) {
      if (isRecorded(address, file)) targets.set(address, pageIdOf(address))
    }
    for (const [address, target] of Object.entries(readFormerAddresses())) {
      targets.set(address, target)
    }
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
    !address.startsWith('/share/') &&
    !(address in readFormerAddresses())
  )
}

function pageIdOf(address: string): string | undefined {
  const resolution = resolveAddress(address)
  const isPage = resolution.kind === 'page' || resolution.kind === 'neutral'
  return isPage ? resolution.page.id : undefined
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
