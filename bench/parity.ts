import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../delivery/prepare.mjs'
import { originalOf } from '../site/validation/freshness'
import type { CheckedPage, CheckedText } from '../site/validation/read-content'
import { check } from '../translation/check'
import { loadContent } from '../translation/content'
import type { Finding } from '../translation/outcome'
import { measureChecks } from './check'
import { mutations, randomFrom, type Sample } from './mutations'
import type { GroupResult, Row } from './rows'
import { progress, type Run } from './sites'

const seed = 2026

/** How many of the faults that are put into the real translations `check` finds. */
export async function measureParity(run: Run): Promise<GroupResult> {
  const { folder, quick } = run
  const project = join(folder, 'parity')
  for (const name of ['content', 'public'])
    await cp(join(root, name), join(project, name), { recursive: true })
  const { pages, glossary } = await loadContent(project)
  const untouched = (await check(project, [])).findings
  const translations = [...pages.values()].flatMap((page) =>
    [...page.texts.values()]
      .filter((text) => text !== originalOf(page))
      .map((text) => ({ page, text })),
  )
  const random = randomFrom(seed)
  const found: Record<string, number> = {}
  const tried: Record<string, number> = {}
  const names = Object.keys(mutations)
  const count = quick ? names.length : 2000
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length] as string
    if (index % 100 === 0) progress(`Faults put into translations: ${index} of ${count}`)
    const fault = await faultOf(project, name, translations, { glossary, random })
    tried[name] = (tried[name] ?? 0) + 1
    const before = untouched.filter(({ file }) => file.startsWith(fault.page.folder))
    if (await isFound(project, fault, before)) found[name] = (found[name] ?? 0) + 1
  }
  const shares = Object.fromEntries(
    names.map((name) => [name, (found[name] ?? 0) / (tried[name] ?? 1)]),
  )
  const total = Object.values(found).reduce((sum, value) => sum + value, 0)
  const rows = rowsOf(total / count, shares, untouched, pages, count)
  return {
    rows: [...rows, ...(await measureChecks(run, translations[0]?.page.id ?? ''))],
    leftOut: [],
  }
}

interface Translation {
  page: CheckedPage
  text: CheckedText
}

/** A translation with a fault of one kind, in a text that has a place for it. */
async function faultOf(
  project: string,
  name: string,
  translations: Translation[],
  sample: Pick<Sample, 'glossary' | 'random'>,
): Promise<Translation & { source: string; changed: string }> {
  const start = Math.floor(sample.random() * translations.length)
  for (const index of translations.keys()) {
    const { page, text } = translations[(start + index) % translations.length] as Translation
    const source = await readFile(join(project, text.file), 'utf8')
    const original = await readFile(join(project, originalOf(page)?.file ?? ''), 'utf8')
    const changed = mutations[name]?.({ ...sample, locale: text.locale, source, original })
    if (changed !== undefined && changed !== source) return { page, text, source, changed }
  }
  throw new Error(`No translation has a place for the fault “${name}”`)
}

/** Whether anything is reported that is not reported of the page as it is. */
async function isFound(
  project: string,
  { page, text, source, changed }: Translation & { source: string; changed: string },
  before: Finding[],
): Promise<boolean> {
  const file = join(project, text.file)
  await writeFile(file, changed)
  const { findings } = await check(project, [page.id])
  await writeFile(file, source)
  const known = new Set(before.map(identity))
  return findings.some((finding) => !known.has(identity(finding)))
}

function identity({ rule, file, message }: Finding): string {
  return [rule, file, message.replace(/:\d+:\d+/g, '')].join(' ')
}

function rowsOf(
  total: number,
  shares: Record<string, number>,
  untouched: Finding[],
  pages: Map<string, CheckedPage>,
  count: number,
): Row[] {
  const suppressions = [...pages.values()].reduce(
    (sum, { settings }) => sum + (settings?.value.suppressions?.length ?? 0),
    0,
  )
  const errors = untouched.filter(({ severity }) => severity === 'error').length
  const percent = (share: number) => Math.round(share * 1000) / 10
  const how = `${count} faults of ${Object.keys(shares).length} kinds, one at a time and by seed, in the real translations; found when check reports what it does not report of the untouched page`
  return [
    { name: 'Faults found', value: percent(total), unit: '%', target: { min: 95 }, how },
    ...Object.entries(shares).map(
      ([name, share]): Row => ({
        name: `Faults found: ${name}`,
        value: percent(share),
        unit: '%',
        target: { min: 85 },
        how: 'In the same run',
      }),
    ),
    {
      name: 'Faults reported of the untouched content',
      value: errors,
      unit: '',
      target: { max: 0 },
      how: 'All rules over all pages',
    },
    {
      name: 'Suppressions in the untouched content',
      value: suppressions,
      unit: '',
      target: { max: 5 },
      how: 'In page.yml',
    },
  ]
}
