import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveAddress } from '../site/addresses'
import { bodyFile, readFreshness } from '../site/content'
import { glossaryId } from '../site/glossary'
import { publicOrigin } from '../site/origin'
import { allPages, homeId, type Page, staleSections } from '../site/registry'
import { indexFile } from '../site/search/search-index'
import { statusPageId } from '../site/translation-status'
import { codeInputs, digest, root } from './prepare.mjs'
import type { ShareImageTask } from './share-image'

/**
 * A key for each document, which is the same as long as all that the document shows is the same:
 * the code and interface text, the tables that pages share, what menus show of every page, the
 * page’s own settings and its text. A document whose key a build before has need not be rendered.
 *
 * @param assets addresses of what Next has built, which documents name: they hold a hash of the content
 */
export function renderKeys(assets: string[]): (address: string) => string {
  const pages = allPages()
  const code = digest([...codeInputs, ...sharedContent()], publicOrigin())
  const navigation = pages.map(shownElsewhere)
  const shared = createHash('sha256').update(JSON.stringify([code, assets.sort(), navigation]))
  const everything = JSON.stringify([pages.map(ownSettings), readFreshness()])
  return (address) => {
    const resolution = resolveAddress(address)
    const hash = shared.copy().update(address)
    if (resolution.kind === 'page') {
      const { page, locale } = resolution
      // The home page lists what has changed last, and one page the state of every other.
      const showsAll = page.id === homeId || page.id === statusPageId
      hash.update(showsAll ? everything : JSON.stringify(ownSettings(page)))
      hash.update(readFileSync(bodyFile(page.id, locale)))
      // Which pages use a term is looked up in the search index.
      if (page.id === glossaryId) hash.update(readFileSync(indexFile(locale)))
      hash.update(JSON.stringify(staleSections(page, locale)))
    }
    return hash.digest('base64url')
  }
}

/** What any page may show. */
function sharedContent(): string[] {
  return [
    'content/data',
    'content/countries',
    'content/external-links.yml',
    'content/glossary.yml',
  ].filter((path) => existsSync(join(root, path)))
}

/** The same of a picture for other sites: what it says, and what draws it. */
export function shareImageKey(task: ShareImageTask): string {
  const drawing = digest(['delivery/share-image.ts', 'package-lock.json'])
  return createHash('sha256')
    .update(JSON.stringify([task, drawing]))
    .digest('base64url')
}

/** What other pages than itself show of a page: its place in menus, its name and its description. */
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
