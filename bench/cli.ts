import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { browsers, provideTools } from '../testing/tools.mjs'
import { measureBuilds, profileBuilds } from './build'
import { measureLighthouse } from './lighthouse'
import { measurePages } from './page'
import { measureParity } from './parity'
import { installTools } from './peers'
import { measurePublications } from './publish'
import { missText, writeResults, writeTable } from './report'
import { type GroupResult, meetsTarget, type Row } from './rows'
import { measureSearch } from './search'
import { measureNginx, measureServer } from './server'
import type { Run } from './sites'

interface Group {
  title: string
  measure(run: Run): Promise<GroupResult>
}

const groups: Record<string, Group> = {
  page: { title: 'Bytes and requests', measure: measurePages },
  lighthouse: { title: 'Lighthouse', measure: measureLighthouse },
  server: { title: 'Server', measure: measureServer },
  nginx: { title: 'nginx', measure: measureNginx },
  parity: { title: 'Differences between languages', measure: measureParity },
  search: { title: 'Search', measure: measureSearch },
  build: { title: 'Builds', measure: measureBuilds },
  publish: { title: 'Publications', measure: measurePublications },
}

const usage = `Usage: npm run bench -- [group…] [--quick] [--keep]
       npm run bench -- build --profile [--quick] [--keep]

Measures the portal and writes bench/results/ and docs/performance.md.
Groups: ${Object.keys(groups).join(', ')} (all, when none is named).

--quick    smaller and shorter, to try the bench itself; writes nothing
--keep     keeps the temporary folder
--profile  shows where the time of builds goes, program by program; writes nothing

Ends with 1 when a target is missed. It needs Linux; wrk and nginx for the rows that use them
(Debian: sudo apt-get install nginx-light libnginx-mod-http-brotli-static wrk).
`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !groups[name])
const isWrong = unknown.length > 0 || (values.profile && positionals.join() !== 'build')
if (values.help || isWrong) {
  process.stdout.write(usage)
  process.exit(isWrong ? 1 : 0)
}
if (process.platform !== 'linux') {
  process.stderr.write('The bench reads /proc, which only Linux has.\n')
  process.exit(1)
}

// With a window, as readers have it: what is measured is time.
Object.assign(process.env, provideTools(browsers))
if (!values.profile) await installTools()
const run: Run = {
  folder: await realpath(await mkdtemp(join(tmpdir(), 'portal-bench-'))),
  quick: values.quick,
}
const missed: Row[] = []
try {
  if (values.profile) await profileBuilds(run)
  for (const [name, group] of Object.entries(groups)) {
    if (values.profile || (positionals.length > 0 && !positionals.includes(name))) continue
    const result = await group.measure(run)
    if (!run.quick) await writeResults(name, result)
    for (const row of result.rows) {
      process.stdout.write(`${row.name}: ${row.value} ${row.unit}\n`)
      if (!meetsTarget(row)) missed.push(row)
    }
    for (const { name, reason } of result.leftOut) {
      process.stdout.write(`Left out: ${name}. ${reason}\n`)
    }
  }
  if (!run.quick && !values.profile) {
    await writeTable(
      Object.fromEntries(Object.entries(groups).map(([name, { title }]) => [name, title])),
    )
  }
} finally {
  if (!values.keep) await rm(run.folder, { recursive: true, force: true })
}
for (const row of missed) process.stderr.write(`${missText(row)}\n`)
process.exit(missed.length > 0 ? 1 : 0)
