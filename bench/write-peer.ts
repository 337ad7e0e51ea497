import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'
import { listFiles } from '../compile/validation/source'
import { root } from '../delivery/setup.mjs'
import { type Locale, locales } from '../i18n/locales'
import type { DataCell, DataTable } from '../site/content'
import { linkPackages } from '../testing/copy-project'
import { localizedText } from '../text/localized-text'
import { docusaurus, type PageMeta, type Peer } from './peers'

/** Writes a peer's site with the text of a content folder, and its packages. */
export async function writePeer(peer: Peer, folder: string, content: string): Promise<void> {
  const pages = join(content, 'pages')
  const orders = new Map<string, number>()
  for (const path of listFiles(pages)) {
    if (!path.endsWith('/page.yml')) continue
    const { order, draft } = parse(await readFile(join(pages, path), 'utf8'))
    if (!draft) orders.set(dirname(path), order)
  }
  const ids = [...orders.keys()]
  const parents = new Set(ids.map((id) => dirname(id)))
  const texts = new Map<string, { head: PageMeta; body: string }>()
  for (const id of ids) {
    for (const locale of locales) {
      const source = await readFile(join(pages, id, `${locale}.mdx`), 'utf8')
      const [, head = '', body = ''] = source.split(/^---$/m)
      texts.set(`${locale} ${id}`, { head: parse(head), body })
    }
  }
  const tables = await readTables(join(content, 'data'))
  const childrenOf = (id: string) => ids.filter((other) => dirname(other) === id)
  const write = async (path: string, text: string) => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  for (const id of ids) {
    for (const locale of locales) {
      const text = texts.get(`${locale} ${id}`)
      if (!text) throw new Error(`${id} has no text in ${locale}`)
      const head = stringify(peer.frontMatter(text.head, orders.get(id) ?? 0))
      const list = childrenOf(id).map((child) => {
        const { shortTitle, description } = texts.get(`${locale} ${child}`)?.head ?? text.head
        return `- [${shortTitle}](${child}): ${description}`
      })
      const body = toMarkdown(text.body, peer, locale, tables, list.join('\n'))
      await write(peer.file(id, locale, parents.has(id)), `---\n${head}---\n${body}`)
    }
  }
  const topics = ids
    .filter((id) => parents.has(id) && dirname(id) === '.')
    .map((id) => ({ id, label: texts.get(`en ${id}`)?.head.shortTitle ?? id }))
  for (const [path, text] of Object.entries(peer.files(topics))) await write(path, text)
  await linkPackages(join(root, 'bench'), folder)
}

/** The text of our components as plain Markdown, which every tool reads in the same way. */
function toMarkdown(
  mdx: string,
  peer: Peer,
  locale: Locale,
  tables: Map<string, DataTable>,
  children: string,
): string {
  return mdx
    .replace(/^(#+ .*?) \{\/\* #(\S+) \*\/\}$/gm, (_, text, id) => peer.heading(text, id))
    .replace(/<(?:DataTable|Chart|TimelineChart) data="(.*?)".*? \/>/g, (_, name) =>
      tableText(tables.get(name), locale),
    )
    .replace(/<SectionPages \/>/g, () => children)
    .replace(/<Table caption="(.*?)">/g, '**$1**')
    .replace(/<Definition term="(.*?)">/g, '**$1**')
    .replace(/<Event date="(.*?)">/g, '**$1**')
    .replace(/<KeyFigure value="(.*?)" asOf="(.*?)">(.*?)<\/KeyFigure>/g, '- **$1** $3 ($2)')
    .replace(/<Term long="(.*?)">(.*?)<\/Term>/g, '$2 ($1)')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/\]\(([a-z0-9-]+(?:\/[a-z0-9-]+)*)(#[^)]*)?\)/g, (_, id, anchor = '') => {
      // Docusaurus puts the language in front of an address itself.
      return `](${peer === docusaurus ? peer.address(id, 'en') : peer.address(id, locale)}${anchor})`
    })
}

function tableText(table: DataTable | undefined, locale: Locale): string {
  if (!table) throw new Error('A page names a data table that is not there')
  const text = (value: DataCell = '') =>
    typeof value === 'number' ? String(value) : localizedText(value, locale).text
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    `**${text(table.caption)}**\n`,
    line(table.columns.map(({ label }) => text(label))),
    line(table.columns.map(() => '---')),
    // Rows that come from country files are left out, as those are (bench/generated-content.ts).
    ...(table.rows ?? []).map((row) => line(table.columns.map(({ id }) => text(row[id])))),
  ].join('\n')
}

async function readTables(folder: string): Promise<Map<string, DataTable>> {
  const names = listFiles(folder)
  return new Map(
    await Promise.all(
      names.map(
        async (name): Promise<[string, DataTable]> => [
          name.replace(/\.yml$/, ''),
          parse(await readFile(join(folder, name), 'utf8')),
        ],
      ),
    ),
  )
}
