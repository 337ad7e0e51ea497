import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { publishBuild, startBuild } from '../delivery/build-folder'
import { contentHash } from '../delivery/entity-tag'
import type { BuildManifest } from '../delivery/files'
import { defaultLocale } from '../i18n/locales'
import { getPath, sections } from '../site/registry'
import { runCommand } from '../testing/processes'

// Builds that differ, made in the time of a copy: the number of an edition stands in a document, in
// the document of an error, and in a title that a search finds.

const [page] = sections()
if (!page) throw new Error('The portal has no topic')

/** The page that tells its edition. */
export const sample = {
  path: getPath(page, defaultLocale),
  title: page.texts[defaultLocale]?.title ?? '',
}

/**
 * Publishes an edition of the current build.
 *
 * @param tell is told the entity tag of its document before
 * @param more what else its manifest says
 */
export async function publishEdition(
  root: string,
  number: number,
  tell?: (etag: string) => void,
  more: Partial<BuildManifest> = {},
): Promise<void> {
  const folder = await startBuild(root)
  await runCommand({ command: 'cp', args: ['-a', '--link', 'dist/.', folder], cwd: '.' }).catch(
    // From another file system.
    () => runCommand({ command: 'cp', args: ['-a', 'dist/.', folder], cwd: '.' }),
  )
  const manifest: BuildManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  for (const address of [sample.path, `/${defaultLocale}/404`]) {
    const entry = manifest.files[address]
    if (!entry) throw new Error(`The build has no ${address}`)
    const file = join('documents', entry.file)
    const html = readFileSync(join(folder, file), 'utf8').replace(
      '</body>',
      `${mark(number)}</body>`,
    )
    replace(folder, file, html)
    entry.etag = contentHash(Buffer.from(html))
    if (address === sample.path) tell?.(`"${entry.etag}"`)
  }
  replace(folder, 'manifest.json', JSON.stringify({ ...manifest, ...more }))
  const index = join('server', '.contentlayer', 'generated', 'index.json')
  const title = JSON.stringify(sample.title)
  const titles = readFileSync(join(folder, index), 'utf8').replaceAll(
    `"title":${title}`,
    `"title":${JSON.stringify(`${sample.title} ${mark(number)}`)}`,
  )
  replace(folder, index, titles)
  await publishBuild(root, folder, `edition ${number}`)
}

const mark = (number: number) => `§${number}§`

/** The edition that an answer is of. */
export function edition(body: string): number {
  const [, number] = /§(\d+)§/.exec(body) ?? []
  if (!number) throw new Error(`No edition in ${body.slice(0, 200)}`)
  return Number(number)
}

export async function askWith(agent: Agent, url: string) {
  const [response]: IncomingMessage[] = await once(get(url, { agent }), 'response')
  if (!response) throw new Error('No answer')
  return {
    status: response.statusCode,
    etag: response.headers.etag,
    body: await text(response),
  }
}

/** Writes a file anew, not into one that other builds share. */
export function replace(folder: string, file: string, content: string): void {
  rmSync(join(folder, file))
  writeFileSync(join(folder, file), content)
}
