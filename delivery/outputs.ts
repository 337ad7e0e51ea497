import { join } from 'node:path'
import { listFiles } from '../compile/validation/source'
import { isLocale } from '../i18n/locales'
import { addressOfFile, extensionOf, mediaTypes } from '../site/public-files'
import { routePaths } from '../site/published-paths'
import { getPage, getPath, homeId } from '../site/registry'
import { shareImageKeys } from './code-digests'
import type { Compilation } from './compilation'
import type { Output } from './finish-files'
import { formerOutputs, movedPagePaths } from './former-outputs'
import { shareImageTasks } from './share-image-tasks'

/** Every file of a build: what routes render, assets, public files and pictures for other sites. */
export async function outputsOf(root: string, compilation: Compilation): Promise<Output[]> {
  const outputs = renderedOutputs(root, compilation)
  for (const [address, { file, importedBy }] of Object.entries(compilation.assets)) {
    outputs.push({ ...fileOutput(address, join(root, file)), importedBy })
  }
  const folder = join(root, 'public')
  for (const path of listFiles(folder)) {
    // On disk as an edge finds it, which looks for the address without its escapes.
    outputs.push({
      ...fileOutput(addressOfFile(path), join(folder, path)),
      file: path.normalize('NFC'),
    })
  }
  outputs.push(...(await shareImageOutputs()))
  return [...outputs, ...formerOutputs(outputs)]
}

/** What routes render: each that has one address there, and the others wherever the content has something. */
function renderedOutputs(root: string, { routes, bypassToken }: Compilation): Output[] {
  const published = routes.filter(({ isPerRequest }) => !isPerRequest)
  const single = new Map(published.flatMap((route) => (route.pattern ? [] : [[route.name, route]])))
  const dynamic = published.flatMap((route) =>
    route.pattern ? [{ route, pattern: new RegExp(route.pattern) }] : [],
  )
  const moved = new Set(movedPagePaths())
  const paths = new Set([...single.keys(), ...routePaths(), ...moved])
  return [...paths].flatMap((path) => {
    const route = single.get(path) ?? dynamic.find(({ pattern }) => pattern.test(path))?.route
    if (!route) return []
    const { entry, source, clientComponents, kind } = route
    const task = { entry: join(root, entry), path, bypassToken }
    if (kind === 'file') return fileOutput(path, task)
    return {
      ...documentOutput(path),
      ...(moved.has(path) && { kind: 'error' as const }),
      source: task,
      page: { path, source, clientComponents },
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
