import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { defaultLocale, locales } from '../i18n/locales'
import { beginEdition } from '../site/content'
import { searchPageId } from '../site/queried-pages'
import { getPage, getPath } from '../site/registry'
import {
  findProgram,
  measureRun,
  runCommand,
  startProgram,
  startServer,
} from '../testing/processes'
import { writeContent } from './generated-content'
import { type Peer, peers } from './peers'
import { portalBuild, portalPublication, portalServer, ports, readManifest } from './portal'
import { type GroupResult, type LeftOut, median, type Row } from './rows'
import { requestAll } from './server'
import { type GeneratedSite, generatedSite, progress, type Run } from './sites'
import { type WatchedPeer, watchedPeers } from './watched-peers'
import { writePeer } from './write-peer'

/** What is promised for a number of pages in each language, in seconds. */
interface Promised {
  pages: number
  text: number
  title: number
  once: number
}

const small: Promised = { pages: 1000, text: 1, title: 2, once: 5 }
const large: Promised = { pages: 3000, text: 1.5, title: 4, once: 9 }

/** Pages that are edited, four times each. */
const editedPages = 7
/** Milliseconds from an answer to the next save: builders that stay do then what nobody waits for. */
const betweenEdits = 2_000
/** Publications by a command that ends. */
const singlePublications = 3

/** How soon readers have what is saved, as the site grows. */
export async function measurePublications(run: Run): Promise<GroupResult> {
  const sizes = run.quick ? [{ ...small, pages: 200 }] : [small, large]
  const rows: Row[] = []
  for (const promised of sizes) rows.push(...(await measureSite(run, promised)))
  const [{ pages } = small] = sizes
  const leftOut: LeftOut[] = []
  for (const peer of watchedPeers) {
    if (!peer.program || findProgram(peer.program.name)) {
      rows.push(await measureWatched(run, peer, pages))
    } else {
      const reason = `${peer.program.name} is missing (Debian: ${peer.program.install})`
      leftOut.push({ name: peer.name, reason })
    }
  }
  for (const peer of peers) rows.push(await measureRebuild(run, peer, pages))
  return { rows, leftOut }
}

/** A peer that stays: from a save until the page’s file has it. */
async function measureWatched(run: Run, peer: WatchedPeer, pages: number): Promise<Row> {
  const { folder, ids } = await writtenPeer(run, peer, pages)
  const size = sizeText(pages)
  progress(`Watching ${size}: ${peer.name}`)
  const isReady = (output: string) => output.includes(peer.ready)
  const program = await startProgram({ ...peer.watch, cwd: folder }, isReady, 300)
  const times: number[] = []
  for (const id of spread(ids)) {
    const saved = performance.now()
    const word = `zq${times.length}z`
    const isParent = ids.some((other) => other.startsWith(`${id}/`))
    edit(join(folder, peer.file(id, defaultLocale, isParent)), (text) => `${text}\n${word}\n`)
    while (!readText(join(folder, peer.output(id, defaultLocale))).includes(word)) {
      if (performance.now() - saved > 120_000) throw new Error(program.output())
      await wait(5)
    }
    times.push((performance.now() - saved) / 1000)
    await wait(betweenEdits)
  }
  await program.stop()
  rmSync(folder, { recursive: true })
  return {
    name: `${size}, ${peer.name}: changed text`,
    value: median(times),
    unit: 's',
    how: `From the save to the page’s file with it: ${peer.watch.args.join(' ')}, a page of links and text without compressed forms, search or checks; median of ${editedPages}, ${betweenEdits / 1000} s apart`,
  }
}

/** A peer that builds the whole site for readers. */
async function measureRebuild(run: Run, peer: Peer, pages: number): Promise<Row> {
  const { folder, ids } = await writtenPeer(run, peer, pages)
  const command = { ...peer.build, cwd: folder }
  progress(`Building ${sizeText(pages)} twice: ${peer.name}`)
  await runCommand(command)
  edit(join(folder, peer.file(ids.at(-1) ?? '', defaultLocale, false)), (text) => `${text}\nzqz\n`)
  const { seconds } = await measureRun(command)
  rmSync(folder, { recursive: true })
  return {
    name: `${sizeText(pages)}, ${peer.name}: build after an edit of a text`,
    value: seconds,
    unit: 's',
    how: 'The whole build command, with its caches',
  }
}

async function writtenPeer(run: Run, peer: Peer, pages: number) {
  const folder = join(run.folder, `${peer.name}-${pages}`)
  const content = join(run.folder, `content-${pages}`)
  const ids = await writeContent(content, pages)
  await writePeer(peer, folder, content)
  return { folder, ids }
}

const sizeText = (pages: number) => `${(pages * locales.length).toLocaleString('en')} pages`

/** Pages spread over a site. */
function spread(ids: string[]): string[] {
  const step = Math.floor(ids.length / editedPages)
  return Array.from({ length: editedPages }, (_, turn) => ids[turn * step] as string)
}

async function measureSite(run: Run, promised: Promised): Promise<Row[]> {
  const site = await generatedSite(run, promised.pages)
  const { folder } = site
  const size = sizeText(promised.pages)
  progress(`Building ${size}`)
  await runCommand(portalBuild(folder))
  // The registry reads its index below the current folder.
  process.chdir(folder)
  const server = await startServer(portalServer(folder), ports.portal)
  const publisher = await startProgram(
    portalPublication(folder, '--watch'),
    (output) => output.includes('Each change'),
    120,
  )
  const askAll = async () => {
    const { files } = await readManifest(folder)
    const paths = Object.keys(files).filter((path) => files[path]?.kind !== 'error')
    await requestAll(server.url, paths, 3 * paths.length)
    return server.memory()
  }
  progress(`Asking for every address of ${size}`)
  const before = await askAll()
  const times = await measureEdits(site, server.url, size).catch((error) => {
    throw new Error(`${error.message}\n${publisher.output()}\n${server.output().slice(-3000)}`)
  })
  progress(`Asking for every address of ${size}`)
  const after = await askAll()
  await publisher.stop()
  await server.stop()
  const once: number[] = []
  for (const id of site.ids.slice(-singlePublications)) {
    progress(`Publishing once, ${size}`)
    edit(textFile(site, id), (written) => `${written}\nUna oración más.\n`)
    once.push((await measureRun(portalPublication(folder))).seconds)
  }
  process.chdir(run.folder)
  rmSync(folder, { recursive: true })

  const row = (what: string, value: number, unit: string, max: number, how: string): Row => {
    return { name: `${size}: ${what}`, value, unit, target: { max }, how }
  }
  const answered = `From the save to the first answer with it: npm run publish -- --watch, and the server that follows, on one machine; median of edits of ${editedPages} pages in one language, ${betweenEdits / 1000} s apart`
  return [
    row('changed text', median(times.text), 's', promised.text, answered),
    row('changed title', median(times.title), 's', promised.title, answered),
    row('changed address', median(times.slug), 's', promised.title, answered),
    row(
      'publishing once',
      median(once),
      's',
      promised.once,
      `npm run publish after an edit of a text, from its start to its end, median of ${singlePublications}`,
    ),
    row(
      'memory of the server',
      after,
      'MB',
      260,
      `Resident sets of its processes after ${4 * editedPages} publications, each address having been asked for three times, as before them`,
    ),
    row('growth of that memory', after / before, '×', 1.1, 'In the same run'),
  ]
}

/** Edits pages spread over a site. @returns seconds until each edit was served */
async function measureEdits(site: GeneratedSite, origin: string, size: string) {
  const times: Record<'text' | 'title' | 'slug', number[]> = { text: [], title: [], slug: [] }
  const { ids, locale } = site
  const search = `${origin}${getPath(getPage(searchPageId), locale)}?q=`
  for (const [turn, id] of spread(ids).entries()) {
    progress(`Publishing to ${size}: page ${turn + 1} of ${editedPages}`)
    // So different that the search takes none for a slip in another.
    const [word, otherWord, titleWord] = [
      `lorenzipa${turn}`,
      `quimbresto${turn}`,
      `vaxtumela${turn}`,
    ]
    const file = textFile(site, id)
    beginEdition()
    const path = getPath(getPage(id), locale)
    let saved = 0
    const save = async (change: (written: string) => string) => {
      await wait(betweenEdits)
      saved = performance.now()
      edit(file, change)
    }
    const untilServed = async (address: string, isServed: (answer: Answer) => boolean) => {
      while (!isServed(await ask(address))) {
        if (performance.now() - saved > 120_000) throw new Error(`${address} is as it was`)
        await wait(5)
      }
      return (performance.now() - saved) / 1000
    }

    await save((written) => `${written}\nUna oración con ${word}.\n`)
    times.text.push(await untilServed(origin + path, ({ body }) => body.includes(word)))
    await save((written) => written.replace(word, otherWord))
    times.text.push(await untilServed(origin + path, ({ body }) => body.includes(otherWord)))
    // Whoever has seen the page finds it, and not by what it says no more.
    for (const [sought, isFound] of [
      [otherWord, true],
      [word, false],
    ] as const) {
      const { body } = await ask(search + sought)
      if (body.includes(`<mark>${sought}`) !== isFound)
        throw new Error(`The search has another text: ${sought}`)
    }

    await save((written) => written.replace(/^title: .*$/m, `$& ${titleWord}`))
    times.title.push(await untilServed(origin + path, ({ body }) => body.includes(titleWord)))

    await save((written) => written.replace(/^slug: .*$/m, `$&-${word}`))
    times.slug.push(await untilServed(`${origin}${path}-${word}`, ({ status }) => status === 200))
    const { status, location } = await ask(origin + path)
    if (status !== 308 || location !== `${path}-${word}`) {
      throw new Error(`${path} answers ${status}, and leads to ${location}`)
    }
  }
  return times
}

interface Answer {
  status: number | undefined
  location: string | undefined
  body: string
}

const agent = new Agent({ keepAlive: true })

async function ask(address: string): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { agent }, resolve).on('error', reject)
  })
  const { statusCode: status, headers } = response
  return { status, location: headers.location, body: await text(response) }
}

const textFile = ({ folder, locale }: GeneratedSite, id: string) =>
  join(folder, 'content', 'pages', id, `${locale}.mdx`)

/** @returns nothing for a file that is not there, as while it is replaced */
function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function edit(file: string, change: (written: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}
