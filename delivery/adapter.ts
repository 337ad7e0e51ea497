import { join } from 'node:path'
import type { NextAdapter } from 'next'
import { listFiles } from '../compile/validation/source'
import { isLocale } from '../i18n/locales'
import { publicOrigin } from '../site/origin'
import { addressOfFile, extensionOf, mediaTypes } from '../site/public-files'
import { documentPaths, getPage, getPath, homeId } from '../site/registry'
import { abandonBuild, buildFolderVariable, publishBuild, startBuild } from './build-folder'
import { finishFiles, type Output } from './finish-files'
import { formerOutputs, movedPagePaths } from './former-outputs'
import { refuseDeadAddresses } from './keep-record'
import {
  clientComponentsOf,
  frameworkPages,
  isFrameworkScript,
  stylesheetImportersOf,
} from './next'
import { openPreviousBuild } from './previous-build'
import { renderKeys, shareImageKeys } from './render-key'
import { type BuildResult, writeServer } from './server-folder'
import { shareImageTasks } from './share-image-tasks'
import { sourceFile } from './source-file'
import { writeManifest } from './write-manifest'

/**
 * Turns what Next has built into `dist/`: a tree of documents and assets that any server can
 * serve. https://nextjs.org/docs/app/api-reference/adapters
 */
export const adapter: NextAdapter = {
  name: 'documents',
  async onBuildComplete(result) {
    // `npm run build` publishes what it has begun (build.ts); Next by itself has nothing else to wait for.
    const begun = process.env[buildFolderVariable]
    if (begun) return writeBuild(result, begun)
    const folder = await startBuild(result.projectDir)
    try {
      await writeBuild(result, folder)
    } catch (error) {
      await abandonBuild(folder)
      throw error
    }
    await publishBuild(result.projectDir, folder)
  },
}

async function writeBuild(result: BuildResult, folder: string): Promise<void> {
  const outputs = await outputsOf(result)
  const before = await openPreviousBuild(result.projectDir)
  const files = await finishFiles(outputs, join(folder, 'documents'), before)
  const pageIds = new Set(outputs.flatMap(({ routeId }) => routeId ?? []))
  refuseDeadAddresses(result.projectDir, files)
  const routes = await writeServer(result, join(folder, 'server'), pageIds)
  const keys = outputs.flatMap(({ address, key }) => (key ? [[address, key]] : []))
  await writeManifest(folder, { origin: publicOrigin(), files, routes }, Object.fromEntries(keys))
}

async function outputsOf(result: BuildResult): Promise<Output[]> {
  const { outputs, projectDir } = result
  const clientComponents = new Map<string, Record<string, string>>()
  for (const page of outputs.appPages) {
    clientComponents.set(page.id, await clientComponentsOf(page.filePath))
  }
  const importers = await stylesheetImportersOf(outputs.appPages.map(({ filePath }) => filePath))
  const found = await renderedOutputs(result, clientComponents)
  for (const { pathname, parentOutputId, fallback, routeType, route } of outputs.prerenders) {
    const source = fallback?.filePath
    if (!source || frameworkPages.has(pathname)) continue
    if (routeType === 'page') {
      found.push({
        ...documentOutput(pathname),
        source,
        page: {
          path: pathname,
          source: sourceFile(projectDir, `app${sourceOf(outputs, parentOutputId) ?? route}`),
          clientComponents: clientComponents.get(parentOutputId) ?? {},
        },
      })
    } else if (routeType === 'route') {
      found.push(fileOutput(pathname, source))
    }
  }
  for (const { pathname, filePath } of outputs.staticFiles) {
    if (frameworkPages.has(pathname)) continue
    if (pathname === '/404') {
      const source = sourceFile(projectDir, 'app/global-not-found')
      const page = { path: pathname, source, clientComponents: {} }
      found.push({ ...documentOutput(pathname), source: filePath, page })
    } else if (!isFrameworkScript(pathname)) {
      const importedBy = [...(importers.get(pathname) ?? [])]
      found.push({
        ...fileOutput(pathname, filePath),
        importedBy: importedBy.map((path) => sourceFile(projectDir, path)),
      })
    }
  }
  const folder = join(projectDir, 'public')
  for (const path of await listFiles(folder)) {
    // On disk as an edge finds it, which looks for the address without its escapes.
    found.push({
      ...fileOutput(addressOfFile(path), join(folder, path)),
      file: path.normalize('NFC'),
    })
  }
  found.push(...(await shareImageOutputs()))
  return [...found, ...formerOutputs(found)]
}

/** The pages that Next leaves to be rendered when they are asked for. */
async function renderedOutputs(
  { outputs, routing, projectDir }: BuildResult,
  clientComponents: Map<string, Record<string, string>>,
): Promise<Output[]> {
  const prerendered = new Set(outputs.prerenders.map(({ pathname }) => pathname))
  const bypassToken = outputs.prerenders.find(({ config }) => config.bypassToken)?.config
    .bypassToken
  const routes = routing.dynamicRoutes.map(({ source, sourceRegex }) => ({
    pattern: new RegExp(sourceRegex),
    output: outputs.appPages.find(({ pathname }) => pathname === source),
  }))
  const assets = outputs.staticFiles.map(({ pathname }) => pathname)
  const keyOf = await renderKeys(assets.filter((address) => !isFrameworkScript(address)))
  const moved = new Set(movedPagePaths())
  return [...documentPaths(), ...moved].flatMap((path) => {
    const route = routes.find(({ pattern }) => pattern.test(path))?.output
    if (prerendered.has(path) || !route) return []
    const { id, sourcePage, filePath: entry } = route
    return {
      ...documentOutput(path),
      ...(moved.has(path) && { kind: 'error' as const }),
      source: { entry, path, bypassToken: bypassToken ?? '' },
      page: {
        path,
        source: sourceFile(projectDir, `app${sourcePage}`),
        clientComponents: clientComponents.get(id) ?? {},
      },
      routeId: id,
      key: keyOf(path),
    }
  })
}

/**
 * Names the file of a document: addresses never end in a slash, and folders always have an index,
 * as any server knows them.
 */
function documentOutput(address: string): Omit<Output, 'source'> {
  const type = mediaTypes.html as string
  const [, locale, name, sectionId] = address.split('/')
  if (address === '/404' || address === '/410') {
    return { address, file: `${locale}.html`, kind: 'error', type }
  }
  if (isLocale(locale) && name === '404') {
    // Beside the section’s pages, where static hosts look for it.
    const section = getPath(getPage(sectionId ?? homeId), locale)
    return { address, file: `${section.slice(1)}/404.html`, kind: 'error', type }
  }
  if (isLocale(locale) && /^(400|410|500|503)$/.test(name ?? '')) {
    return { address, file: `${locale}/${name}.html`, kind: 'error', type }
  }
  const kind = address === '/' || locale === 'go' ? 'choice' : 'page'
  return { address, file: join(address.slice(1), 'index.html'), kind, type }
}

function fileOutput(address: string, source: Output['source']): Output {
  const hashed = address.startsWith('/_next/static/') || address.startsWith('/enhance/')
  const extension = extensionOf(address)
  const type = mediaTypes[extension]
  if (!type) {
    throw new Error(
      `${address} has no media type: add “${extension}” to the table in site/public-files.ts`,
    )
  }
  return { address, file: address.slice(1), kind: hashed ? 'asset' : 'file', type, source }
}

async function shareImageOutputs(): Promise<Output[]> {
  const keyOf = await shareImageKeys()
  return [...(await shareImageTasks())].map(([address, task]) => {
    return { ...fileOutput(address, task), key: keyOf(task) }
  })
}

function sourceOf(outputs: BuildResult['outputs'], id: string): string | undefined {
  return outputs.appPages.find((page) => page.id === id)?.sourcePage
}
