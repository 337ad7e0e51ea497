import { appendFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from '../compile/validation/source'
import { defaultLocale, locales } from '../i18n/locales'
import { type Command, measureRun } from '../testing/processes'
import { writeContent } from './generated-content'
import { peers } from './peers'
import { portalBuild } from './portal'
import { profileBuild } from './profile'
import type { GroupResult, Row } from './rows'
import { generatedSite, progress, type Run } from './sites'
import { writePeer } from './write-peer'

/** What one size of site takes. Seconds and megabytes. */
interface Builds {
  pages: number
  cold: { seconds: number; memory: number }
  edited: { seconds: number; memory: number }
  size: number
}

/** Time and memory of builds, as the site grows, beside other tools with the same text. */
export async function measureBuilds(run: Run): Promise<GroupResult> {
  const [small, large] = run.quick ? [200, 600] : [1000, 3000]
  const first = await buildSite(run, small)
  const second = await buildSite(run, large)
  const rows = [
    ...figures('portal', first, targets),
    ...figures('portal', second),
    ...growth(first, second),
  ]
  for (const peer of peers) {
    const folder = join(run.folder, `${peer.name}-${small}`)
    const content = join(run.folder, `content-${small}`)
    const [edited = ''] = (await writeContent(content, small)).slice(-1)
    await writePeer(peer, folder, content)
    const file = join(folder, peer.file(edited, defaultLocale, false))
    const output = join(folder, peer.name === 'Docusaurus' ? 'build' : 'dist')
    const builds = await build(peer.name, small, { ...peer.build, cwd: folder }, file, output)
    rows.push(...figures(peer.name, builds))
    await rm(folder, { recursive: true })
  }
  return { rows, leftOut: [] }
}

/** Prints where the time of a cold build goes, and that of a build after an edit of one text. */
export async function profileBuilds(run: Run): Promise<void> {
  const pages = run.quick ? 150 : 1000
  const { folder, file } = await siteToEdit(run, pages)
  const count = (pages * locales.length).toLocaleString('en')
  const profiles = join(run.folder, 'profiles')
  await profileBuild(`a cold build of ${count} pages`, portalBuild(folder), profiles)
  await appendFile(file, addition)
  await profileBuild('a build after an edit of one page', portalBuild(folder), profiles)
}

const addition = '\nUna oración más.\n'

async function siteToEdit(run: Run, pages: number): Promise<{ folder: string; file: string }> {
  const { folder, ids, locale } = await generatedSite(run, pages)
  return { folder, file: join(folder, 'content', 'pages', ids.at(-1) ?? '', `${locale}.mdx`) }
}

async function buildSite(run: Run, pages: number): Promise<Builds> {
  const { folder, file } = await siteToEdit(run, pages)
  const builds = await build('portal', pages, portalBuild(folder), file, join(folder, 'dist/'))
  await rm(folder, { recursive: true })
  return builds
}

async function build(
  name: string,
  pages: number,
  command: Command,
  edited: string,
  output: string,
): Promise<Builds> {
  progress(`Building ${pages * locales.length} pages: ${name}`)
  const cold = await measureRun(command)
  const size = await sizeOf(output)
  progress(`Building again after an edit of one page: ${name}`)
  await appendFile(edited, addition)
  return { pages: pages * locales.length, cold, edited: await measureRun(command), size }
}

/** Bytes of all files below a folder, in megabytes. */
async function sizeOf(folder: string): Promise<number> {
  const root = folder.replace(/\/$/, '')
  const sizes = await Promise.all(
    listFiles(root).map(async (path) => (await stat(join(root, path))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6
}

const seconds = 'Wall-clock time of the whole build command'
const memory = 'Resident sets of all processes of the build added up, every 100 ms, the highest sum'

/** What is promised for 3,000 pages on two cores, in seconds and megabytes. */
const targets = { cold: 120, memory: 1600, edited: 30 }

function figures(
  name: string,
  { pages, cold, edited, size }: Builds,
  most?: typeof targets,
): Row[] {
  const row = (what: string, value: number, unit: string, how: string, max?: number): Row => ({
    name: `${pages.toLocaleString('en')} pages, ${name}: ${what}`,
    value: Math.round(value),
    unit,
    ...(max && { target: { max } }),
    how,
  })
  const cached = `${seconds}, with its caches`
  return [
    row('cold build', cold.seconds, 's', `${seconds}, without caches`, most?.cold),
    row('cold build, memory', cold.memory, 'MB', memory, most?.memory),
    row('build after an edit of one page', edited.seconds, 's', cached, most?.edited),
    row('output', size, 'MB', 'All files of the finished site'),
  ]
}

/** Three times as many pages may take little more than three times as much, and half as much memory again. */
function growth(small: Builds, large: Builds): Row[] {
  const times = large.pages / small.pages
  const row = (what: string, value: number, max: number): Row => ({
    name: `${times} times as many pages: ${what}`,
    value,
    unit: '×',
    target: { max },
    how: 'The figures above, divided',
  })
  return [
    row('time of a cold build', large.cold.seconds / small.cold.seconds, times * 1.1),
    row('memory', large.cold.memory / small.cold.memory, 1.5),
    row('output', large.size / small.size, times + 0.1),
  ]
}
