import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseDocument, visit } from 'yaml'
import { attributesOf } from '../compile/sections'
import { digestsOf, originalOf } from '../compile/validation/freshness'
import { listFiles } from '../compile/validation/source'
import { defaultLocale, type Locale } from '../i18n/locales'
import { writeLock } from './accept'
import { type Outcome, UsageError } from './outcome'
import type { Progress } from './progress'
import { type Inline, mapText, plainContent } from './xliff/inline'
import { mergePage } from './xliff/merge'
import { loadTexts, pageUnits } from './xliff/page-units'
import { pseudoMessage, pseudoText } from './xliff/pseudo-text'
import type { Unit } from './xliff/units'

/** Files and folders that are not copied: what builds make, what npm installs, the copy itself. */
const notCopied = /^(\..*|node_modules|dist|test-results|playwright-report|next-env\.d\.ts)$/

/**
 * Copies the project, with the texts of one language made of the originals’: longer, accented and in
 * brackets. What is cut off, overlaps or does not come from the messages shows at once.
 *
 * @param out a folder that is not there yet, or an earlier copy
 */
export async function pseudo(
  root: string,
  locale: Locale,
  out = '.pseudo',
  progress: Progress = () => {},
): Promise<Outcome> {
  const folder = resolve(root, out)
  const inside = relative(root, folder)
  if (inside === '' || /^content(\/|$)/.test(inside)) {
    throw new UsageError(`“${out}” is part of the project; name another folder.`)
  }
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, marker))) {
    throw new UsageError(`“${out}” holds other files; name another folder.`)
  }
  const loaded = await loadTexts(root, [])
  for (const name of readdirSync(root)) {
    if (notCopied.test(name) || resolve(root, name) === folder) continue
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, marker), '')
  const pages = [...loaded.content.pages.values()]
  let written = 0
  for (const [index, page] of pages.entries()) {
    progress(index, pages.length, page.id)
    const original = originalOf(page)
    const others = new Map([...page.texts].filter(([code]) => code !== locale))
    const units = pageUnits(loaded, { ...page, texts: others }, locale)
    if (!original || !units || original.locale === locale) continue
    const texts = new Map(
      units.sections.flatMap((section) =>
        section.units.map((unit) => [unit.id, pseudoContent(unit)]),
      ),
    )
    const merged = mergePage(units, texts)
    if (!merged) continue
    const target = join(folder, page.folder)
    writeFileSync(join(target, `${locale}.mdx`), merged.text)
    const accepted = { ...page.accepted?.value, [locale]: digestsOf(original) }
    writeLock(target, [...page.texts.keys(), locale], accepted)
    written += 1
  }
  progress(pages.length, pages.length, '')
  if (written === 0) throw new UsageError(`No page is translated into “${locale}”.`)
  pseudoMessages(folder, locale)
  await pseudoTables(folder, locale)
  return {
    text: ({ good }) =>
      `${good(`${out}: ${written} pages, messages and tables in pseudo-${locale}`)}\n\nTry it: cd ${out} && npm start`,
    json: { out, locale, pages: written },
  }
}

const marker = '.pseudo-translation'

/** Makes a unit’s text: names in another language stay; a text that has a limit keeps to it. */
function pseudoContent({ source, marks, maxLength }: Unit): Inline[] {
  const isForeign = (part: Inline) => {
    const mark = typeof part === 'string' ? undefined : marks.get(part.id)
    return mark !== undefined && attributesOf(mark).properties.code !== undefined
  }
  const reserve = maxLength ? maxLength - plainContent(source).length - 2 : undefined
  const changed = source.flatMap((part) =>
    isForeign(part) ? [part] : mapText([part], (text) => pseudoText(text, reserve)),
  )
  if (reserve !== undefined && reserve < 0) return changed
  return ['[', ...changed, ']']
}

function pseudoMessages(folder: string, locale: Locale): void {
  const source = JSON.parse(readFileSync(join(folder, `messages/${defaultLocale}.json`), 'utf8'))
  const change = (value: unknown): unknown =>
    typeof value === 'string'
      ? pseudoMessage(value, locale)
      : Object.fromEntries(
          Object.entries(value as object).map(([key, inner]) => [key, change(inner)]),
        )
  writeFileSync(
    join(folder, `messages/${locale}.json`),
    `${JSON.stringify(change(source), null, 2)}\n`,
  )
}

/** Makes the language’s texts in the tables that the languages share. */
async function pseudoTables(folder: string, locale: Locale): Promise<void> {
  const data = join(folder, 'content/data')
  if (!existsSync(data)) return
  for (const name of listFiles(data)) {
    const document = parseDocument(readFileSync(join(data, name), 'utf8'))
    visit(document, {
      Map(_, map) {
        const source = map.get(defaultLocale)
        if (typeof source === 'string' && map.has(locale))
          map.set(locale, `[${pseudoText(source)}]`)
      },
    })
    writeFileSync(join(data, name), document.toString({ lineWidth: 0 }))
  }
}
