// @ts-check
// Plain JavaScript without packages: it runs on a fresh machine, before anything is installed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project’s folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The folders of code that builds, servers and commands share. */
export const sharedCode = [
  'charts',
  'compile',
  'countries',
  'i18n',
  'search',
  'site',
  'subject',
  'text',
]

/** Files and folders that content is checked and compiled with. */
export const contentCode = [...sharedCode, 'portal.config.ts']

/** Files and folders, besides the content, that Next makes pages from. */
export const pageCode = [
  ...contentCode,
  'app',
  'components',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Files and folders that the built portal is made of, below the project’s folder. */
export const buildInputs = [
  ...pageCode,
  'content',
  'contentlayer.config.ts',
  'delivery',
  'deploy/nginx',
  'enhance',
  'messages',
  'package.json',
  'public',
]

/** Those of them that change without any code: what editors write, and the files that they publish. */
const contentInputs = ['content', 'messages', 'public']

/** Files and folders that the translation command is made from. */
export const translationCode = [...contentCode, 'delivery', 'package-lock.json', 'translation']

/** Files that are no inputs: those that a build writes, and tests, which the portal never loads. */
const notInputs = /^public\/enhance\/|\.d\.json\.ts$|\.(?:test|spec)\.[cm]?[jt]sx?$/

/**
 * Names of files that are not the project’s. `.well-known` is not among them: it holds what other
 * programs ask a site for (RFC 8615).
 */
const foreignFile =
  /^\.(?!well-known$)|~$|^~|^#.*#$|\.(?:bak|orig|sw[a-p]|tmp)$|^(?:(?:eh)?thumbs\.db|desktop\.ini|icon\r|\$recycle\.bin|__macosx)$/i

/**
 * Whether a file is not the project’s but one that a system or an editor leaves beside it
 * (`.DS_Store`, `Thumbs.db`, `desktop.ini`, `._fr.mdx`, `.fr.mdx.swp`, `fr.mdx~`, `#fr.mdx#`).
 *
 * @param {string} name of a file or folder, without a path
 * @returns {boolean}
 */
export function isForeignFile(name) {
  return foreignFile.test(name)
}

/**
 * Lists the files at or below paths, in one order everywhere. A path that does not exist has none.
 *
 * @param {string[]} paths below the project’s folder
 * @returns {string[]} relative to it, with “/”
 */
function inputFiles(paths) {
  /** @type {string[]} */
  const files = []
  /** @param {string} folder */
  const addFolder = (folder) => {
    for (const entry of entriesOf(folder)) {
      const path = `${folder}/${entry.name}`
      if (isForeignFile(entry.name)) continue
      if (isFolder(entry, path)) addFolder(path)
      else files.push(path)
    }
  }
  for (const path of paths) {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    if (found?.isDirectory()) addFolder(path)
    else if (found) files.push(path)
  }
  return files.filter((file) => !notInputs.test(file)).sort()
}

/**
 * Returns what is in a folder; nothing where it has gone since it was listed.
 *
 * @param {string} folder
 */
function entriesOf(folder) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return []
    throw error
  }
}

/**
 * @param {import('node:fs').Dirent} entry
 * @param {string} path
 */
function isFolder(entry, path) {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  return statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false
}

/**
 * A digest of files and folders, by name and content.
 *
 * @param {string[]} paths below the project’s folder
 * @returns {string} hexadecimal
 */
export function digest(paths) {
  const hash = createHash('sha256')
  for (const file of inputFiles(paths)) hash.update(`${file}\0${fileState(file).content}`)
  return hash.digest('hex')
}

/** @type {Map<string, { stamp: string, isSettled: boolean, content: string }>} */
const knownFiles = new Map()

/** Milliseconds: two changes of a file that are nearer may have one time, on some file systems. */
const tick = 2_000

/**
 * Returns the state of a file of the project, or at an absolute path: a digest of its content, and when
 * it was changed last, since a text that is saved twice may be the same again; empty for a file that has
 * gone since it was listed, as those of editors do. A file that the process knows is not read again while
 * its time, size and number are the same: the time of a change (ctime) cannot be set back.
 *
 * @param {string} file
 */
export function fileState(file) {
  const now = Date.now()
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(resolve(root, file))
    const stamp = `${ino} ${size} ${mtimeMs} ${ctimeMs}`
    const known = knownFiles.get(file)
    if (known?.isSettled && known.stamp === stamp)
      return { content: known.content, changed: ctimeMs }
    const content = createHash('sha256')
      .update(readFileSync(resolve(root, file)))
      .digest('hex')
    knownFiles.set(file, { stamp, isSettled: ctimeMs < now - tick, content })
    return { content, changed: ctimeMs }
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return { content: '', changed: undefined }
    }
    throw error
  }
}

/** npm’s lists of packages: of those that are installed; where it keeps none, of those to be. */
const packageLists = ['node_modules/.package-lock.json', 'package-lock.json']

/** @type {{ of: string, digest: string } | undefined} */
let knownPlatform

/**
 * A digest of what runs the project’s code: Node.js, the tables of languages in it (ICU, CLDR), and
 * the installed packages that are not only for tests.
 *
 * @returns {string} hexadecimal
 */
export function platformDigest() {
  const file = packageLists.find((path) => fileState(path).content) ?? ''
  const { node, icu, cldr, tz, unicode } = process.versions
  const versions = [node, icu, cldr, tz, unicode]
  const of = `${fileState(file).content} ${versions}`
  if (knownPlatform?.of !== of) {
    /** @type {{ packages: Record<string, { dev?: boolean }> }} */
    const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'))
    const needed = Object.entries(packages).filter(([, { dev }]) => !dev)
    const digest = createHash('sha256')
      .update(JSON.stringify([...versions, needed]))
      .digest('hex')
    knownPlatform = { of, digest }
  }
  return knownPlatform.digest
}

/** @type {{ of: string, letters: string } | undefined} */
let knownLetters

/**
 * Returns the letters of the interface, in order. Fonts are cut to them, so that another letter is
 * another font, and needs the code compiled anew.
 */
export function interfaceLetters() {
  const of = digest(['messages'])
  if (knownLetters?.of !== of) {
    const texts = inputFiles(['messages']).map((file) => readFileSync(join(root, file), 'utf8'))
    const letters = new Set(texts.join('').normalize('NFC').replace(/\s/g, ''))
    knownLetters = { of, letters: [...letters].sort().join('') }
  }
  return knownLetters.letters
}

/**
 * Reads all that a build is made from. To be called once, before the build begins.
 *
 * @typedef {object} BuildInputs
 * @property {string} digest of all of it, hexadecimal
 * @property {string} platform digest of what runs the code
 * @property {Map<string, string>} files the state of each file: its content, and when it was changed
 *   last, since a text that is saved twice may be the same again
 *
 * @returns {BuildInputs}
 */
export function readInputs() {
  const platform = platformDigest()
  const files = readStates(buildInputs)
  const hash = createHash('sha256').update(platform)
  for (const [file, state] of files) hash.update(`${file}\0${contentOf(state)}`)
  return { digest: hash.digest('hex'), platform, files }
}

/**
 * Reads the states of the files at or below paths, as `BuildInputs` has them.
 *
 * @param {string[]} paths below the project’s folder
 * @returns {Map<string, string>}
 */
function readStates(paths) {
  return new Map(
    inputFiles(paths).map((file) => {
      const { changed, content } = fileState(file)
      return [file, `${changed} ${content}`]
    }),
  )
}

/**
 * Returns the digest of the content in a state.
 *
 * @param {string} state
 */
const contentOf = (state) => state.slice(state.indexOf(' ') + 1)

/**
 * Returns a digest of what a file of the project holds: as it was when inputs were read that have it,
 * else as it is now.
 *
 * @param {string} file relative to the project’s folder
 * @param {BuildInputs} [inputs]
 */
export function contentIn(file, inputs) {
  const state = inputs?.files.get(file)
  return state === undefined ? fileState(file).content : contentOf(state)
}

/**
 * A digest of a part of a build’s inputs, as they were when they were read.
 *
 * @param {BuildInputs} inputs
 * @param {string[]} paths below the project’s folder
 * @returns {string} hexadecimal
 */
function partDigest({ files }, paths) {
  const hash = createHash('sha256')
  for (const [file, state] of files) {
    if (isBelow(file, paths)) hash.update(`${file}\0${contentOf(state)}`)
  }
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @param {string[]} paths
 */
const isBelow = (file, paths) => paths.some((path) => file === path || file.startsWith(`${path}/`))

/**
 * The digest of the content and messages among a build’s inputs, as they were read: what editors
 * change, and by what a server names what it serves.
 *
 * @param {BuildInputs} inputs
 * @returns {string} hexadecimal
 */
export function contentDigest(inputs) {
  return partDigest(inputs, ['content', 'messages'])
}

/**
 * The digest of all that a build is made of besides the content and messages: what can be published
 * without a new compilation as long as it is the same.
 *
 * @param {BuildInputs} inputs
 * @returns {string} hexadecimal
 */
export function codeDigest(inputs) {
  const code = buildInputs.filter((path) => !contentInputs.includes(path))
  return compiledDigest(inputs, code)
}

/**
 * The digest of what Next compiles.
 *
 * @param {BuildInputs} inputs
 * @returns {string} hexadecimal
 */
export function routesDigest(inputs) {
  return compiledDigest(inputs, [...pageCode, 'delivery'])
}

/**
 * @param {BuildInputs} inputs
 * @param {string[]} paths of code
 */
function compiledDigest(inputs, paths) {
  const letters = createHash('sha256').update(interfaceLetters()).digest('hex')
  return `${inputs.platform} ${partDigest(inputs, paths)} ${letters}`
}

/**
 * Lists the files that have changed between two readings of a build’s inputs.
 *
 * @param {BuildInputs} before
 * @param {BuildInputs} [now]
 * @returns {string[]}
 */
export function movedSince(before, now = readInputs()) {
  const moved = otherStates(before.files, now.files)
  if (moved.length === 0 && now.digest !== before.digest) return ['node_modules']
  return moved
}

/**
 * Lists the files of a part of a build’s inputs that have changed since they were read.
 *
 * @param {BuildInputs} before
 * @param {string[]} paths below the project’s folder
 * @returns {string[]}
 */
export function movedBelow(before, paths) {
  const part = [...before.files].filter(([file]) => isBelow(file, paths))
  return otherStates(new Map(part), readStates(paths))
}

/**
 * @param {Map<string, string>} before
 * @param {Map<string, string>} now
 * @returns {string[]} the files whose states differ, in order
 */
function otherStates(before, now) {
  const names = new Set([...before.keys(), ...now.keys()])
  return [...names].filter((file) => before.get(file) !== now.get(file)).sort()
}

/**
 * Lists the files that say something else in one reading of a build’s inputs than in another.
 *
 * @param {BuildInputs} before
 * @param {BuildInputs} now
 * @returns {string[]}
 */
export function changedFiles(before, now) {
  return movedSince(before, now).filter(
    (file) => contentOf(before.files.get(file) ?? '') !== contentOf(now.files.get(file) ?? ''),
  )
}
