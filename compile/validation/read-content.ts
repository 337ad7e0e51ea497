import { basename, dirname, join } from 'node:path/posix'
import { dataPages } from '../../subject/data-pages'
import type { BodyCheck } from './bodies'
import type { CheckedContent, DataPageKind } from './checked-content'
import type { Fault } from './fault'
import { dataPageKind } from './file-names'
import { forgetOthers, type KeptContent, keptNames, readKeptFile } from './kept-content'
import { readFile } from './read-file'
import { findRenamedSections } from './renamed-sections'
import { listFiles } from './source'
/**
 * Reads the files below the content folder and reports the faults of each.
 *
 * @param paths of a part of the content, from its folder; every file when left out
 * @param kept of the reading before, by the same check of bodies
 */
export async function readContent(
  folder: string,
  checkBody: BodyCheck,
  faults: Fault[],
  paths?: string[],
  kept?: KeptContent,
): Promise<CheckedContent> {
  const content: CheckedContent = {
    pages: new Map(),
    dataPages: new Map(),
    dataTables: new Map(),
    undescribed: new Set(),
    facts: undefined,
    externalLinks: new Map(),
    unread: new Set(),
    glossary: {},
    placeNames: {},
    mentionFinders: [],
    words: new Set(),
    record: [],
    documents: new Map(),
    misnamed: new Set(),
  }
  const read = (path: string) => {
    const file = join(folder, path)
    const readNow = () => readFile(folder, path, checkBody)
    const { faults: own, note } = kept ? readKeptFile(file, kept, readNow) : readNow()
    faults.push(...own)
    note(content)
  }
  const all = paths ?? listFiles(folder)
  if (kept)
    forgetOthers(
      all.map((path) => join(folder, path)),
      kept,
    )
  // Pages made of data first: what they tell of is looked for in the texts of the others.
  const made = new Set(all.filter(dataPageKind))
  made.forEach(read)
  for (const kind of dataPages) {
    const values = soundValues(content, kind)
    const { placeNames, mentionsIn } = kept ? keptNames(kind, values, kept) : kind.names(values)
    Object.assign(content.placeNames, placeNames)
    content.mentionFinders.push(mentionsIn)
  }
  for (const path of all) if (!made.has(path)) read(path)
  findRenamedSections(content, dirname(folder))
  return content
}

/** The values of the data files of a kind that have no faults, by the names of the files. */
function soundValues({ dataPages: all }: CheckedContent, kind: DataPageKind) {
  return new Map(
    [...all].flatMap(([id, page]) =>
      page.kind === kind && page.source ? [[basename(id), page.source.value]] : [],
    ),
  )
}
