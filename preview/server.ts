import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { watch } from 'chokidar'
import next from 'next'
import { contentCode, isForeignFile, root } from '../compile/inputs.mjs'
import { counted, type Fault, formatFault } from '../compile/validation/fault'
import { exitOnError } from '../delivery/exit'
import { securityHeaders } from '../delivery/headers'
import { requestListener } from '../delivery/request-listener'
import { openLog, serve } from '../delivery/serve'
import { serverSettings } from '../delivery/settings.mjs'
import { publicOrigin } from '../site/origin'
import { previewFolder } from './folder'
import type { PreviewState } from './page'
import { type NextHandler, noLanguagePath, previewPages } from './pages'
import { openContent, type PreviewContent } from './preview-content'

/** What a check of the content runs with. */
const checkInputs = [...contentCode, 'messages']

/** What pages are made with, besides the content. */
const pageInputs = [...checkInputs, 'app', 'components', 'enhance', 'public']

/** Editors write a file in several steps, in milliseconds. */
const pause = 50

/**
 * Serves the portal as readers will have it, and follows what is saved.
 *
 * @param command by which it was started
 */
export async function servePreview(command: string): Promise<void> {
  process.chdir(root)
  const started = Date.now()
  const state: PreviewState = { version: `${started}`, faults: [] }
  const readers = new Set<ServerResponse>()
  let changes = 0
  let listed = ''

  function announce() {
    changes += 1
    state.version = `${started}-${changes}`
    for (const reader of readers) reader.write(`data: ${state.version}\n\n`)
  }

  function follow(response: ServerResponse) {
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }
    response.writeHead(200, headers).write(`data: ${state.version}\n\n`)
    readers.add(response)
    response.on('close', () => readers.delete(response))
  }

  // Ctrl+C ends it at once: nothing that an author asks for is lost.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit())
  silenceFramework()
  furnish()
  const app = next({ dev: true, dir: root, quiet: true })
  const [content] = await Promise.all([
    openContent((faults) => {
      const list = listOf(faults)
      const areOthers = list !== listed
      if (areOthers) process.stdout.write(list)
      listed = list
      state.faults = faults
      return areOthers
    }, announce),
    runToEnd('delivery/bundle-enhance.ts'),
    runToEnd('delivery/subset-fonts.ts').then(() => app.prepare()),
  ])
  // The registry and Next’s routes read their files below the current folder.
  process.chdir(previewFolder)
  watchProject(content, announce)
  const handle = app.getRequestHandler()
  const render: NextHandler = (request, response) =>
    request.url === noLanguagePath ? app.render404(request, response) : handle(request, response)
  const pages = previewPages(render, state, follow)
  const origin = publicOrigin()
  const headers = securityHeaders(origin)
  const settings = exitOnError(serverSettings)
  const log = openLog(settings.logLevel)
  const site = {
    answer: requestListener({ ...pages, headers, log }),
    state: () => ({ isReady: true, lines: ['preview'], headers }),
  }
  serve(site, log, settings, origin, command)
}

/** Gives the preview’s folder what else the registry and the routes read below the current one. */
function furnish(): void {
  mkdirSync(join(previewFolder, 'content'), { recursive: true })
  for (const name of ['messages', 'node_modules', 'public']) {
    const link = join(previewFolder, name)
    if (!existsSync(link)) symlinkSync(join(root, name), link, 'junction')
  }
}

function watchProject(content: PreviewContent, announce: () => void): void {
  const saved = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  watch([...pageInputs, 'content'], {
    cwd: root,
    ignoreInitial: true,
    ignored: (path: string) =>
      isForeignFile(basename(path)) || /[\\/]public[\\/]enhance/.test(path),
  }).on('all', (_, path) => {
    saved.add(path.split(/[\\/]/)[0] ?? '')
    clearTimeout(timer)
    timer = setTimeout(take, pause)
  })

  async function take() {
    const folders = [...saved]
    saved.clear()
    const has = (...names: string[]) => names.some((name) => folders.includes(name))
    if (has('enhance')) await runToEnd('delivery/bundle-enhance.ts')
    if (has(...checkInputs)) content.checkAnew()
    else if (has('content', 'public')) content.check()
    if (has(...pageInputs)) announce()
  }
}

/** Runs a program of the project to its end, in its folder. */
async function runToEnd(file: string): Promise<void> {
  await once(
    spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, stdio: 'inherit' }),
    'exit',
  )
}

/** Lists faults as the terminal shows them. */
function listOf(faults: Fault[]): string {
  const sum = faults.length === 0 ? 'no faults' : counted(faults.length, 'fault')
  return `${faults.map((fault) => `${formatFault(fault)}\n`).join('')}The content has ${sum}\n`
}

/** Keeps from authors what Next tells of its own work, such as which route it compiles. */
function silenceFramework(): void {
  for (const method of ['log', 'warn'] as const) {
    const write = console[method]
    console[method] = (...texts: unknown[]) => {
      const text = stripVTControlCharacters(String(texts[0]))
      if (!/^\s*[○✓▲⚠]/.test(text)) write(...texts)
    }
  }
}
