import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pageAddresses } from '../../compile/validation/addresses'
import { type BodyCheck, bodyCheck } from '../../compile/validation/bodies'
import type { CheckedBody } from '../../compile/validation/body'
import type { CheckedContent } from '../../compile/validation/checked-content'
import { type Fault, formatFault } from '../../compile/validation/fault'
import { lockFile } from '../../compile/validation/file-names'
import { acceptedOf, digestsOf, originalOf } from '../../compile/validation/freshness'
import { sameMeaning } from '../../compile/validation/schemas'
import { readSource } from '../../compile/validation/source'
import { validateContent } from '../../compile/validation/validate-content'
import { firstTargets, formatRecord, gone, recordFile } from '../../site/address-record'
import { lockText } from '../accept'
import { UsageError } from '../outcome'
import { writeAll } from '../xliff/write-all'
import { type Redirect, rewriteSettings, rewriteText } from './rewrite'

/** A change of pages and of what names them. */
export interface Restructuring {
  /** The id of a page from now on; null for one that is deleted. */
  idOf(id: string): string | null
  /** The id that changes, of a page or a section, and what it becomes; none where something is deleted. */
  names?: readonly [from: string, to: string]
  /** Whether a page gets other addresses. */
  hasNewAddress(id: string): boolean
  /** The page that the addresses of a deleted page lead to; none where they are gone. */
  takenBy?: string | undefined
  redirect: Redirect
  newHeadingId(page: string, id: string): string
  /** A last change of a text, such as another slug. */
  edit?(text: string, page: string, name: string): string
}

/**
 * Moves, renames or deletes pages with all that names them: links, settings, what was accepted, and the
 * record of addresses. All of it, or nothing where it would bring a fault that was not there.
 *
 * @returns the files that it has changed, apart from the pages themselves
 * @throws UsageError with the faults
 */
export async function restructure(root: string, plan: Restructuring): Promise<string[]> {
  const checkBody = rememberingCheck(await bodyCheck())
  const validate = (folder: string) =>
    validateContent(join(folder, 'content'), join(root, 'public'), checkBody)
  const before = await validate(root)
  const pages = [...before.content.pages.values()]
  const unread = pages.flatMap((page) => page.unread)
  if (unread.length > 0) {
    throw new UsageError(`Put this right first:\n${unread.map(formatFault).join('\n')}`)
  }
  const moved = pages.map(({ id }) => id).filter((id) => plan.idOf(id) !== id)
  const files = newTexts(root, before.content, plan)
  const stage = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    cpSync(join(root, 'content'), join(stage, 'content'), { recursive: true })
    write(stage, files)
    for (const id of moved) moveFolder(stage, id, plan.idOf(id))
    const { content } = await validate(stage)
    for (const [file, text] of newLocks(root, before.content, content, plan)) files.set(file, text)
    write(stage, files)
    refuseNewFaults(before.faults, (await validate(stage)).faults, plan)
  } finally {
    rmSync(stage, { recursive: true })
  }
  write(root, files)
  for (const id of moved) moveFolder(root, id, plan.idOf(id))
  return [...files.keys()]
}

function write(root: string, files: Map<string, string>): void {
  writeAll(new Map([...files].map(([file, text]) => [join(root, file), text])))
}

/** Checks a text once, however often it is validated. */
function rememberingCheck(checkBody: BodyCheck): BodyCheck {
  const known = new Map<string, { checked: CheckedBody; faults: Fault[] }>()
  return (source, pageId, locale, faults) => {
    const key = `${source.file}\0${source.text}`
    let found = known.get(key)
    if (!found) {
      const own: Fault[] = []
      found = { checked: checkBody(source, pageId, locale, own), faults: own }
      known.set(key, found)
    }
    faults.push(...found.faults)
    return found.checked
  }
}

const folderOf = (id: string) => `content/pages/${id}`

/** The texts that change, by their new paths; the record among them. */
function newTexts(root: string, content: CheckedContent, plan: Restructuring): Map<string, string> {
  const files = new Map<string, string>()
  const record = newRecord(content, plan)
  if (record !== formatRecord(firstTargets(content.record)))
    files.set(`content/${recordFile}`, record)
  for (const { id, folder } of content.pages.values()) {
    const now = plan.idOf(id)
    if (now === null) continue
    const newHeadingId = (heading: string) => plan.newHeadingId(id, heading)
    for (const name of readdirSync(join(root, folder))) {
      if (name !== 'page.yml' && !/^[a-z]+\.mdx$/.test(name)) continue
      const source = readSource(join(root, folder, name), `${folder}/${name}`)
      if ('message' in source) continue
      const rewritten =
        name === 'page.yml'
          ? rewriteSettings(source.text, now, plan.redirect, newHeadingId)
          : rewriteText(source, id, plan.redirect, newHeadingId)
      const text = plan.edit?.(rewritten, id, name) ?? rewritten
      if (text !== source.text) files.set(`${folderOf(now)}/${name}`, text)
    }
  }
  return files
}

/** Moves or removes the files of a page; folders below it are pages of their own. */
function moveFolder(root: string, id: string, to: string | null): void {
  const folder = join(root, folderOf(id))
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const target = to !== null && join(root, folderOf(to), entry.name)
    // It is there already where its text has changed.
    if (!target || existsSync(target)) rmSync(join(folder, entry.name))
    else {
      mkdirSync(dirname(target), { recursive: true })
      renameSync(join(folder, entry.name), target)
    }
  }
  for (let empty = folder; readdirSync(empty).length === 0; empty = dirname(empty)) rmdirSync(empty)
}

function newRecord(content: CheckedContent, plan: Restructuring): string {
  const targets = firstTargets(content.record)
  const { documents, aliases } = pageAddresses(content)
  // A page may have been published by another copy of the project than this one.
  for (const [address, id] of [...aliases, ...documents]) {
    if (plan.hasNewAddress(id)) targets.set(address, id)
  }
  for (const [address, target] of targets) {
    if (target && target !== gone && !target.startsWith('/')) {
      targets.set(address, plan.idOf(target) ?? plan.takenBy ?? gone)
    }
  }
  return formatRecord(targets)
}

/** Returns locks that accept the same sections as they are written now; what was stale stays so. */
function newLocks(
  root: string,
  before: CheckedContent,
  after: CheckedContent,
  plan: Restructuring,
): Map<string, string> {
  const locks = new Map<string, string>()
  for (const page of before.pages.values()) {
    const now = after.pages.get(plan.idOf(page.id) ?? '')
    const [from, to] = [originalOf(page), now && originalOf(now)]
    if (!page.accepted || !now || !from || !to) continue
    const [digests, newDigests] = [digestsOf(from), digestsOf(to)]
    const carry = (section: string, digest: string) => {
      const id = plan.newHeadingId(page.id, section)
      return [id, digest === digests[section] ? (newDigests[id] ?? digest) : digest]
    }
    const translations = [...page.texts.keys()].filter((locale) => locale !== from.locale)
    const accepted = translations.map((locale) => [
      locale,
      Object.fromEntries(
        Object.entries(acceptedOf(page, locale)).map(([id, digest]) => carry(id, digest)),
      ),
    ])
    const said = Object.entries(page.accepted.value[sameMeaning] ?? {}).map(([section, text]) => {
      const [digest = '', ...who] = text.split(' ')
      const [id, newDigest] = carry(section, digest)
      return [id, [newDigest, ...who].join(' ')]
    })
    const text = lockText(translations, {
      ...Object.fromEntries(accepted),
      [sameMeaning]: Object.fromEntries(said),
    })
    const isSame = text === readFileSync(join(root, page.folder, lockFile), 'utf8')
    if (!isSame) locks.set(`${folderOf(now.id)}/${lockFile}`, text)
  }
  return locks
}

/** Refuses faults that were not there before; an old one is the same under the new id. */
function refuseNewFaults(before: Fault[], after: Fault[], { names }: Restructuring): void {
  const keyOf = ({ message }: Fault) => message.replace(/:\d+/g, '')
  const known = before.map(keyOf).map((key) => (names ? key.replaceAll(...names) : key))
  const added = after.filter((fault) => {
    const at = known.indexOf(keyOf(fault))
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
  if (added.length === 0) return
  const list = added.map(formatFault).join('\n')
  throw new UsageError(`Nothing was written, since this would be wrong:\n${list}`)
}
