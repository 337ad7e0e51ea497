import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckedPage, CheckedText } from '../compile/validation/checked-content'
import { originalOf } from '../compile/validation/freshness'
import { root } from '../delivery/setup.mjs'
import { check } from '../translation/check'
import { loadContent } from '../translation/load-content'
import type { Finding } from '../translation/outcome'
import { measureChecks } from './check'
import { mutationGroups } from './mutations'
import { type Mutation, randomFrom, type Sample } from './mutations/edits'
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
  const kinds = mutationGroups.flatMap(({ mutations, ...group }) =>
    Object.entries(mutations).map(
      ([name, mutation]): Kind => ({ name, mutation, ...group, errors: 0, warnings: 0 }),
    ),
  )
  const perKind = quick ? 1 : 48
  for (let round = 0; round < perKind; round += 1) {
    progress(`Faults put into translations: ${round * kinds.length} of ${perKind * kinds.length}`)
    for (const kind of kinds) {
      const fault = await faultOf(project, kind, translations, { glossary, random })
      const before = untouched.filter(({ file }) => file.startsWith(fault.page.folder))
      const severity = await severityOf(project, fault, before)
      if (severity === 'error') kind.errors += 1
      if (severity === 'warning') kind.warnings += 1
    }
  }
  const rows = rowsOf(kinds, perKind, untouched, pages)
  return {
    rows: [...rows, ...(await measureChecks(run, translations[0]?.page.id ?? ''))],
    leftOut: [],
  }
}

/** A kind of fault, and how many of those tried were reported as errors, and how many only as warnings. */
interface Kind extends Omit<(typeof mutationGroups)[number], 'mutations'> {
  name: string
  mutation: Mutation
  errors: number
  warnings: number
}

interface Translation {
  page: CheckedPage
  text: CheckedText
}

/** A translation with a fault of one kind, in a text that has a place for it. */
async function faultOf(
  project: string,
  { name, mutation }: Kind,
  translations: Translation[],
  sample: Pick<Sample, 'glossary' | 'random'>,
): Promise<Translation & { source: string; changed: string }> {
  const start = Math.floor(sample.random() * translations.length)
  for (const index of translations.keys()) {
    const { page, text } = translations[(start + index) % translations.length] as Translation
    const source = await readFile(join(project, text.file), 'utf8')
    const original = await readFile(join(project, originalOf(page)?.file ?? ''), 'utf8')
    const changed = mutation({ ...sample, locale: text.locale, source, original })
    if (changed !== undefined && changed !== source) return { page, text, source, changed }
  }
  throw new Error(`No translation has a place for the fault “${name}”`)
}

/** How grave the gravest is that is reported of a fault, and not of the page as it is. */
async function severityOf(
  project: string,
  { page, text, source, changed }: Translation & { source: string; changed: string },
  before: Finding[],
): Promise<Finding['severity'] | undefined> {
  const file = join(project, text.file)
  await writeFile(file, changed)
  const { findings } = await check(project, [page.id])
  await writeFile(file, source)
  const known = new Set(before.map(identity))
  const reported = findings.filter((finding) => !known.has(identity(finding)))
  if (reported.some(({ severity }) => severity === 'error')) return 'error'
  return reported.length > 0 ? 'warning' : undefined
}

function identity({ rule, file, message }: Finding): string {
  return [rule, file, message.replace(/:\d+:\d+/g, '')].join(' ')
}

function rowsOf(
  kinds: Kind[],
  perKind: number,
  untouched: Finding[],
  pages: Map<string, CheckedPage>,
): Row[] {
  const suppressions = [...pages.values()].reduce(
    (sum, { settings }) => sum + (settings?.value.suppressions?.length ?? 0),
    0,
  )
  const percent = (share: number) => Math.round(share * 1000) / 10
  const foundOf = ({ foundBy, errors, warnings }: Kind) =>
    foundBy === 'error' ? errors : errors + warnings
  const found = kinds.reduce((sum, kind) => sum + foundOf(kind), 0)
  const how = `${perKind * kinds.length} faults of ${kinds.length} kinds, one at a time and by seed, in the real translations; found when check reports what it does not report of the untouched page, as an error unless the row says that a warning will do`
  return [
    {
      name: 'Faults found',
      value: percent(found / (perKind * kinds.length)),
      unit: '%',
      target: { min: 95 },
      how,
    },
    ...kinds.map(
      (kind): Row => ({
        name: `Faults found: ${kind.name}`,
        value: percent(foundOf(kind) / perKind),
        unit: '%',
        target: { min: kind.target },
        how: `${kind.errors} of ${perKind} as errors, ${kind.warnings} as warnings${kind.foundBy === 'warning' ? '; a warning will do' : ''}`,
      }),
    ),
    {
      name: 'Faults reported of the untouched content',
      value: untouched.length,
      unit: '',
      target: { max: 0 },
      how: 'All rules over all pages, errors and warnings',
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
