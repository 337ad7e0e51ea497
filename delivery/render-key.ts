import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { digest, pageCode, platformDigest } from '../compile/inputs.mjs'
import { indexFile } from '../search/search-index'
import { resolveAddress } from '../site/addresses'
import {
  bodyFile,
  dataPagesFile,
  dataTablesFile,
  externalLinksFile,
  filesFile,
  glossaryFile,
  readFreshness,
} from '../site/content'
import { glossaryId } from '../site/glossary'
import { allPages, homeId, type Page, staleSectionIds } from '../site/registry'
import { statusPageId } from '../site/translation-status'
import { dataPages } from '../subject/data-pages'
import { nodeBundle } from './node-bundle.mjs'
import type { ShareImageTask } from './share-image'

/**
 * A key for each document, which is the same as long as all that the document shows is the same:
 * the code and interface text, the tables that pages share, what menus show of every page, the
 * page’s own settings and its text, each as it was compiled and is read. A document whose key a build
 * before has, for the same public origin, need not be rendered.
 *
 * @param assets addresses of what Next has built, which documents name: they hold a hash of the content
 */
export async function renderKeys(assets: string[]): Promise<(address: string) => string> {
  const pages = allPages()
  const making = await Promise.all(['render-page', 'document'].map(codeOf))
  const code = [digest(pageCode), making, platformDigest()]
  const navigation = pages.map(shownElsewhere)
  const shared = createHash('sha256').update(
    JSON.stringify([code, assets.sort(), enhancements(), navigation, sharedContent()]),
  )
  const everything = JSON.stringify([pages.map(ownSettings), readFreshness()])
  return (address) => {
    const resolution = resolveAddress(address)
    const hash = shared.copy().update(address)
    // A page that has moved: where to.
    if (resolution.kind === 'redirect') hash.update(resolution.path)
    if (resolution.kind === 'page') {
      const { page, locale } = resolution
      // The home page lists what has changed last, and one page the state of every other.
      const showsAll = page.id === homeId || page.id === statusPageId
      hash.update(showsAll ? everything : JSON.stringify(ownSettings(page)))
      hash.update(readFileSync(bodyFile(page.id, locale)))
      // Which pages use a term is looked up in the search index.
      if (page.id === glossaryId) hash.update(readFileSync(indexFile(locale)))
      hash.update(JSON.stringify(staleSectionIds(page, locale)))
    }
    return hash.digest('base64url')
  }
}

/** Digests of what any page may show. */
function sharedContent(): (string | undefined)[] {
  return [
    dataTablesFile(),
    ...dataPages.map(({ folder }) => dataPagesFile(folder)),
    glossaryFile(),
    filesFile(),
    externalLinksFile(),
  ].map(fileDigest)
}

/** The module of custom elements, whose name holds a hash of its content. */
function enhancements(): string[] {
  const folder = `${process.cwd()}/public/enhance`
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Returns the digest of a file of the content; undefined where it has none of the kind. */
function fileDigest(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('base64url')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Returns the key of a picture for other sites, which is the same as long as what it says and what
 * draws it are the same.
 */
export async function shareImageKeys(): Promise<(task: ShareImageTask) => string> {
  const drawing = [await codeOf('share-image'), platformDigest()]
  return (task) =>
    createHash('sha256')
      .update(JSON.stringify([task, drawing]))
      .digest('base64url')
}

/**
 * Returns a digest of a module of this folder with all that it loads of the project; the platform’s
 * digest covers packages.
 */
async function codeOf(module: string): Promise<string> {
  const { outputFiles } = await build({
    ...nodeBundle,
    entryPoints: [`delivery/${module}.ts`],
    packages: 'external',
    write: false,
  })
  return createHash('sha256')
    .update(outputFiles.map(({ text }) => text).join())
    .digest('base64url')
}

/** Returns what other pages show of a page: its place in menus, its name and its description. */
function shownElsewhere({ id, order, texts }: Page) {
  const names = Object.entries(texts).map(([locale, { title, shortTitle, description, slug }]) => {
    return [locale, title, shortTitle, description, slug]
  })
  return [id, order, names]
}

/** A page without its place in the tree, which would lead to every other. */
function ownSettings({ parent: _, children: __, ...settings }: Page) {
  return settings
}
