import type { CheckedContent, CheckedPage } from '../../compile/validation/checked-content'
import { originalOf } from '../../compile/validation/freshness'
import { plainKey } from './inline'
import type { PageUnits } from './page-units'
import type { ReturnedFile, ReturnedUnit } from './read'
import type { Unit } from './units'

// Tools write the path of their own copy over that of the original, drop what they do not need, and
// number units anew. What a text is can still be certain: by its names, or by what it says.

/**
 * The original that a `<file>` names, as a path from the project’s folder; also with the folders of
 * another machine before it, backslashes, or in the form of a URL.
 */
export function namedOriginal({
  original,
}: ReturnedFile): { file: string; id: string } | undefined {
  const path = decoded(original).replaceAll('\\', '/').normalize('NFC')
  const [, file, id] = /(?:^|\/)(content\/pages\/([^?#]+)\/[^/?#]+\.mdx)$/.exec(path) ?? []
  return file === undefined || id === undefined || climbs(file) ? undefined : { file, id }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function climbs(path: string): boolean {
  return path.split(/[\\/]/).includes('..')
}

/**
 * The page that a `<file>` was made of: the one that it names; where it names none, the one that its
 * units name, or the only one whose sections all have the digests of its skeleton.
 */
export function pageOf(file: ReturnedFile, { pages }: CheckedContent): CheckedPage | undefined {
  const named = namedOriginal(file)
  const page = pages.get(named?.id ?? '')
  if (page) return originalOf(page)?.file === named?.file ? page : undefined
  // No tool names its copy so.
  if (climbs(file.original)) return undefined
  const ids = new Set(file.units.flatMap(({ resname }) => resname.split('#').slice(0, -1)))
  const [id = '', ...others] = ids
  if (others.length > 0) return undefined
  return pages.get(id) ?? onlyPageOf(file, [...pages.values()])
}

function onlyPageOf({ skeleton }: ReturnedFile, pages: CheckedPage[]): CheckedPage | undefined {
  const digests = Object.entries(skeleton?.sections ?? {})
  const fitting = pages.filter((page) => {
    const sections = originalOf(page)?.sections ?? []
    return digests.every(([id, digest]) =>
      sections.some((section) => section.id === id && section.digest === digest),
    )
  })
  return digests.length > 0 && fitting.length === 1 ? fitting[0] : undefined
}

/** The section that a unit names, or its id. */
export function sectionIdOf({ id, resname = '' }: { id: string; resname?: string }): string {
  return resname ? resname.slice(resname.indexOf('#') + 1) : id.slice(0, id.lastIndexOf(':'))
}

/**
 * Finds what each unit of a file is in the page, by its id. Where no unit has an id of the page,
 * all were numbered anew: then a unit is what has its source, if just as many units of the page
 * have it.
 */
export function matchUnits(file: ReturnedFile, page: PageUnits): Map<ReturnedUnit, Unit> {
  const sections = page.sections.filter(({ id }) => file.skeleton?.sections[id] !== undefined)
  const units = new Map(sections.flatMap((section) => section.units.map((unit) => [unit.id, unit])))
  const byId = file.units.flatMap((returned): [ReturnedUnit, Unit][] => {
    const unit = units.get(returned.id)
    const isNamed = ['', `${page.page.id}#${sectionIdOf({ id: returned.id })}`].includes(
      returned.resname,
    )
    return unit && isNamed ? [[returned, unit]] : []
  })
  if (file.units.some(({ id }) => units.has(id))) return new Map(byId)
  const isNamed = file.units.every(({ resname }) => resname)
  const keyOf = (unit: Unit | ReturnedUnit) =>
    JSON.stringify([isNamed && sectionIdOf(unit), plainKey(unit.source)])
  const returned = grouped(file.units, keyOf)
  return new Map(
    [...grouped([...units.values()], keyOf)].flatMap(([key, same]): [ReturnedUnit, Unit][] => {
      const list = returned.get(key) ?? []
      if (list.length !== same.length) return []
      return same.map((unit, index) => [list[index] as ReturnedUnit, unit])
    }),
  )
}

function grouped<Value>(values: Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}
