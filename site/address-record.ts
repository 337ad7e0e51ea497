// Every address that was ever published, in content/addresses.txt: one line each, so that git merges
// what two branches add. The build adds lines, and nobody removes one (docs/addresses.md).

/** The name of the record of addresses in the content folder. */
export const recordFile = 'addresses.txt'

/** The target of an address whose page or file is not there any more, and will not be. */
export const gone = 'gone'

/** A line of the record. */
export interface RecordedAddress {
  address: string
  /**
   * The id of the page that the address stands for; another address, to which its file has moved;
   * or {@link gone}. A file that has not moved has none.
   */
  target: string | undefined
  place: { line: number; column: number }
}

/**
 * By address without a document, what it stands for: the id of a page, the address of a file, or
 * {@link gone}.
 */
export type FormerAddresses = Record<string, string>

const heading = `# Every address that the portal has published, and the page that it stands for. The build
# adds new ones; no line is ever removed. What to write where a page is gone: docs/addresses.md
`

/** Reads the record; what two branches have added to it may stand in any order, or twice. */
export function parseRecord(text: string): RecordedAddress[] {
  return text.split('\n').flatMap((line, index) => {
    const [address = '', ...rest] = line.trim().split(/\s+/)
    if (address === '' || address.startsWith('#')) return []
    const target = rest.length > 0 ? rest.join(' ') : undefined
    return { address, target, place: { line: index + 1, column: 1 } }
  })
}

/** @param targets by address; undefined for a file */
export function formatRecord(targets: ReadonlyMap<string, string | undefined>): string {
  const lines = [...targets].map(([address, target]) => (target ? `${address} ${target}` : address))
  return `${heading}${lines.sort().join('\n')}\n`
}

/** Says what is wrong with the form of a line; undefined where nothing is. */
export function recordLineFault({ address, target = '' }: RecordedAddress): string | undefined {
  if (!/^\/[^?#]+$/.test(address)) {
    return `“${address}” is no address; it begins with “/”, and has neither “?” nor “#”`
  }
  if (!/\s/.test(target)) return undefined
  return `write one word after the address: the id of a page, or “${gone}”`
}

/** The record by address. After a merge an address may have two lines. */
export function targetsByAddress(record: RecordedAddress[]): Map<string, (string | undefined)[]> {
  const targets = new Map<string, (string | undefined)[]>()
  for (const { address, target } of record) {
    targets.set(address, [...(targets.get(address) ?? []), target])
  }
  return targets
}

/** Returns the record by address with one target for each, the first, as a record is written. */
export function firstTargets(record: RecordedAddress[]): Map<string, string | undefined> {
  return new Map([...targetsByAddress(record)].map(([address, [target]]) => [address, target]))
}

/**
 * Finds what has become of a page: its id now, {@link gone}, or undefined where nobody has said. A
 * page whose neutral address (`/go/old`) has another page beside it has moved there, and with it,
 * unless their own lines say otherwise, the pages below it.
 *
 * @param exists whether the content has a page of this id
 */
export function followPage(
  id: string,
  targets: ReadonlyMap<string, (string | undefined)[]>,
  exists: (id: string) => boolean,
  passed: readonly string[] = [],
): string | undefined {
  if (id === gone || exists(id)) return id
  if (passed.includes(id)) return undefined
  const follow = (next: string) => followPage(next, targets, exists, [...passed, id])
  const stated = (targets.get(`/go/${id}`) ?? []).flatMap((target) => {
    return target && target !== id ? (follow(target) ?? []) : []
  })
  if (stated.length > 0) return stated.find((target) => target !== gone) ?? gone
  const [above, name] = [id.slice(0, Math.max(0, id.lastIndexOf('/'))), id.split('/').at(-1)]
  const place = above && !exists(above) ? follow(above) : undefined
  if (!place || place === gone) return place
  return exists(`${place}/${name}`) ? `${place}/${name}` : undefined
}
