import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse, stringify } from 'yaml'
import { bodyCheck } from '../compile/validation/bodies'
import { digestsOf, originalOf } from '../compile/validation/freshness'
import { readContent } from '../compile/validation/read-content'
import { listFiles } from '../compile/validation/source'
import { root } from '../delivery/setup.mjs'
import { locales } from '../i18n/locales'
import { recordFile } from '../site/address-record'
import { subjectComponents } from '../subject/author-components'
import { writeLock } from '../translation/accept'

/** A folder of the content: the text of each of its files. */
interface PageSource {
  id: string
  files: Map<string, string>
}

/**
 * Pages below the home page and below every page that has pages: menus keep one size as a site grows.
 * With 15, trees of 1,000 and of 3,000 pages have equally many levels, so that addresses keep theirs.
 */
const branching = 15

/**
 * Writes a whole content folder of as many pages as wanted, in every language, from the texts of
 * the portal's own content. The same number gives the same files.
 *
 * @param folder is emptied first
 * @param count pages in all: those that a portal has once, such as the home page, and the rest generated
 * @returns the ids of the generated pages, in the order of the tree
 */
export async function writeContent(folder: string, count: number): Promise<string[]> {
  const content = join(root, 'content')
  if (resolve(folder) === content) throw new Error('Give another folder than the portal’s content.')
  const sources = (await readSources(join(content, 'pages'))).filter(({ files }) => !isDraft(files))
  const kept = sources.filter(({ id }) => /^(home|about|search|a-z|glossary)(\/|$)/.test(id))
  const others = sources.filter((source) => !kept.includes(source))
  const hubs = others.filter(({ id }) => !id.includes('/'))
  const leaves = others.filter(({ id }) => id.includes('/'))

  const generated = count - kept.length
  const hubCount = Math.ceil(Math.max(0, generated - branching) / branching)
  if (hubCount < hubs.length || generated - hubCount < leaves.length) {
    throw new Error(`${count} pages are too few to hold each text once; ask for more.`)
  }
  const sourceOf = (page: number): PageSource =>
    at(page < hubCount ? hubs : leaves, page < hubCount ? page : page - hubCount)
  const idOf = (page: number): string => {
    const name = `${sourceOf(page).id.split('/').at(-1)}-${page + 1}`
    return page < branching ? name : `${idOf(Math.floor(page / branching) - 1)}/${name}`
  }
  /** The page near a page that has a text: what a link to that text leads to. */
  const mappedId = (id: string, page: number): string => {
    const hub = hubs.findIndex((source) => source.id === id)
    const leaf = leaves.findIndex((source) => source.id === id)
    if (hub >= 0) return idOf(near(page, hub, hubs.length, hubCount))
    if (leaf < 0) return id
    return idOf(hubCount + near(page, leaf, leaves.length, generated - hubCount))
  }

  await rm(folder, { recursive: true, force: true })
  // Pages of countries link to pages that are not among the generated ones, nor were these published.
  const left = ['pages', 'countries', recordFile].map((name) => join(content, name))
  await cp(content, folder, { recursive: true, filter: (path) => !left.includes(path) })
  await keepNames(join(content, 'countries'), join(folder, 'words.txt'))
  for (const source of kept) {
    await writePage(join(folder, 'pages', source.id), source, (id) => mappedId(id, 0))
  }
  const ids: string[] = []
  for (let page = 0; page < generated; page += 1) {
    const id = idOf(page)
    await writePage(join(folder, 'pages', id), sourceOf(page), (to) => mappedId(to, page), page + 1)
    ids.push(id)
  }
  await acceptAll(folder)
  return ids
}

/** The names in the files of countries, which texts use, are words still. */
async function keepNames(countries: string, list: string): Promise<void> {
  const files = listFiles(countries)
  const texts = await Promise.all(files.map((file) => readFile(join(countries, file), 'utf8')))
  await appendFile(list, texts.flatMap((text) => text.match(/\p{Lu}\p{L}+/gu) ?? []).join('\n'))
}

/** Every text is a translation of the one that it was written with. */
async function acceptAll(folder: string): Promise<void> {
  const content = await readContent(folder, await bodyCheck(), [])
  for (const page of content.pages.values()) {
    const original = originalOf(page)
    if (!original) continue
    const translations = locales.filter((locale) => locale !== original.locale)
    const accepted = translations.map((locale) => [locale, digestsOf(original)])
    writeLock(join(folder, 'pages', page.id), [...page.texts.keys()], Object.fromEntries(accepted))
  }
}

async function readSources(folder: string): Promise<PageSource[]> {
  const sources = new Map<string, PageSource>()
  for (const path of listFiles(folder)) {
    const id = dirname(path)
    const source = sources.get(id) ?? { id, files: new Map() }
    source.files.set(path.slice(id.length + 1), await readFile(join(folder, path), 'utf8'))
    sources.set(id, source)
  }
  return [...sources.values()]
}

/** A draft is in no build. */
function isDraft(files: PageSource['files']): boolean {
  return parse(files.get('page.yml') ?? '').draft === true
}

/** Texts repeat in blocks; a page links within the block that its own number falls into. */
function near(page: number, text: number, texts: number, pages: number): number {
  const block = Math.floor(page / texts) % Math.floor(pages / texts)
  return block * texts + text
}

/** A component about the data files that are left out. */
const subjectElement = new RegExp(`^<(?:${Object.keys(subjectComponents).join('|')})\\b.*/>$`, 'gm')

/** @param number makes the titles and addresses of a generated page differ from its source's */
async function writePage(
  folder: string,
  { files }: PageSource,
  mapId: (id: string) => string,
  number?: number,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const settings = parse(files.get('page.yml') ?? '')
  for (const key of ['related', 'mostRequested']) settings[key] = settings[key]?.map(mapId)
  if (number) settings.order = number
  await writeFile(join(folder, 'page.yml'), stringify(settings))
  // In every language or in none, for its numbers are compared.
  const isShort = [...files.values()].every((text) => !/^shortTitle: .{36}/m.test(text))
  for (const locale of locales) {
    const text = files.get(`${locale}.mdx`)
    if (!text) throw new Error(`${folder} has no ${locale} text to generate pages from`)
    const [, head = '', body = ''] = text.split(/^---$/m)
    const frontMatter = parse(head)
    if (number) {
      frontMatter.title += ` ${number}`
      frontMatter.shortTitle = isShort ? `${frontMatter.shortTitle} ${number}` : `${number}`
      frontMatter.slug += `-${number}`
      delete frontMatter.aliases
    }
    const linked = body
      .replace(subjectElement, '')
      .replace(/\]\(([a-z0-9-]+(?:\/[a-z0-9-]+)*)(?=[#)])/g, (_, id: string) => `](${mapId(id)}`)
    await writeFile(join(folder, `${locale}.mdx`), `---\n${stringify(frontMatter)}---${linked}`)
  }
}

function at<Item>(items: Item[], index: number): Item {
  return items[index % items.length] as Item
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { pages: { type: 'string', default: '1000' } },
  })
  const count = Number(values.pages)
  const [folder] = positionals
  if (!folder || !Number.isInteger(count)) {
    process.stderr.write(
      'Usage: npx tsx bench/generated-content.ts <content folder> --pages 1000\n',
    )
    process.exit(1)
  }
  await writeContent(folder, count)
}
