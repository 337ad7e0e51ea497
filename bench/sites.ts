import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../delivery/setup.mjs'
import { type Locale, locales, localeTable } from '../i18n/locales'
import { allPages, getPath, hasLocale, type Page, sectionOf, topics } from '../site/registry'
import { copyProject } from '../testing/copy-project'
import { type Command, runCommand, type Server, startServer } from '../testing/processes'
import { writeContent } from './generated-content'
import { peers } from './peers'
import { nextServer, portalBuild, portalServer, ports, readManifest } from './portal'
import { writePeer } from './write-peer'

/** How a run was asked for, and where it works. */
export interface Run {
  /** Temporary folder, absolute. */
  folder: string
  /** Smaller and shorter, to try the bench itself. */
  quick: boolean
}

/** A site with its production server. */
export interface Site {
  name: string
  /** What its server is asked to compress with: the best that it knows. */
  encoding: string
  path(page: Page, locale: Locale): string
  start(): Promise<Server>
}

export function progress(text: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
}

/** A copy of the project with generated content. */
export interface GeneratedSite {
  folder: string
  /** The ids of its pages, in the order of the tree. */
  ids: string[]
  /** A language that may lag behind: an edit of English alone would stop the build. */
  locale: Locale
}

/** @param pages in each language */
export async function generatedSite(run: Run, pages: number): Promise<GeneratedSite> {
  const folder = join(run.folder, `portal-${pages}`)
  await copyProject(folder)
  const ids = await writeContent(join(folder, 'content'), pages)
  const locale = locales.find((code) => !localeTable[code].required)
  if (!locale) throw new Error('Every language is required: the bench edits one that is not')
  return { folder, ids, locale }
}

let built: Promise<string> | undefined

/** Builds the portal with its own content, once. @returns the folder */
export function builtPortal({ folder }: Run): Promise<string> {
  built ??= (async () => {
    const portal = join(folder, 'portal')
    progress('Building the portal')
    await copyProject(portal)
    await runCommand(portalBuild(portal))
    // The registry reads its index below the current folder.
    process.chdir(portal)
    return portal
  })()
  return built
}

/** The portal, and Next's own server on the same build. */
export async function portalSites(run: Run): Promise<[portal: Site, next: Site]> {
  const folder = await builtPortal(run)
  const site = (name: string, encoding: string, command: Command, port: number): Site => ({
    name,
    encoding,
    path: getPath,
    start: () => startServer(command, port),
  })
  return [
    site('portal', 'br', portalServer(folder), ports.portal),
    site('next start', 'gzip', nextServer(folder), ports.next),
  ]
}

let peerSites: Promise<Site[]> | undefined

/** Docusaurus and Starlight with the portal's own text, built once. */
export function builtPeers({ folder }: Run): Promise<Site[]> {
  peerSites ??= (async () => {
    const sites: Site[] = []
    for (const peer of peers) {
      const cwd = join(folder, peer.name)
      progress(`Building the same text with ${peer.name}`)
      await writePeer(peer, cwd, join(root, 'content'))
      await runCommand({ ...peer.build, cwd })
      sites.push({
        name: peer.name,
        encoding: 'br, gzip',
        path: ({ id }, locale) => peer.address(id, locale),
        start: () => startServer({ ...peer.serve, cwd }, peer.port),
      })
    }
    return sites
  })()
  return peerSites
}

/** The topic page with the largest compressed document, in each language. */
export async function heaviestTopicPages(
  portal: string,
): Promise<{ page: Page; locale: Locale }[]> {
  const { files } = await readManifest(portal)
  const pages = allPages().filter((page) => topics().includes(sectionOf(page) as Page))
  const size = async (page: Page, locale: Locale) => {
    const file = files[getPath(page, locale)]?.file
    if (!file) throw new Error(`The build has no document of ${page.id} in ${locale}`)
    return {
      page,
      locale,
      size: (await stat(join(portal, 'dist', 'documents', `${file}.br`))).size,
    }
  }
  return Promise.all(
    locales.map(async (locale) => {
      const candidates = pages.filter((page) => hasLocale(page, locale))
      const sizes = await Promise.all(candidates.map((page) => size(page, locale)))
      const [heaviest] = sizes.sort((a, b) => b.size - a.size)
      if (!heaviest) throw new Error(`No topic has a page in ${locale}`)
      return heaviest
    }),
  )
}
