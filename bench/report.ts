import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { programOf, root } from '../delivery/setup.mjs'
import { runCommand } from '../testing/processes'
import { type GroupResult, meetsTarget, type Row } from './rows'

/** `bench/results/<group>.json`. */
interface GroupReport extends GroupResult {
  date: string
  machine: { cpus: number; node: string; system: string }
}

const page = join(root, 'docs', 'performance.md')
const markers = ['<!-- bench: start -->', '<!-- bench: end -->'] as const

export async function writeResults(group: string, result: GroupResult): Promise<void> {
  const results: GroupReport = {
    date: new Date().toISOString().slice(0, 10),
    machine: { cpus: cpus().length, node: process.versions.node, system: process.platform },
    ...result,
  }
  await mkdir(join(root, 'bench', 'results'), { recursive: true })
  await writeFile(resultsFile(group), `${JSON.stringify(results, null, 2)}\n`)
}

/** Writes the table of every group that has results to docs/performance.md, between its markers. */
export async function writeTable(groups: Record<string, string>): Promise<void> {
  const sections: string[] = []
  for (const [group, title] of Object.entries(groups)) {
    const text = await readFile(resultsFile(group), 'utf8').catch(() => undefined)
    if (text) sections.push(resultsSection(title, JSON.parse(text)))
  }
  const text = await readFile(page, 'utf8')
  const [before, rest] = text.split(markers[0])
  const after = rest?.split(markers[1])[1]
  if (before === undefined || after === undefined) {
    throw new Error(`${page} needs the lines ${markers.join(' and ')}; the table stands between.`)
  }
  const table = sections.join('\n\n')
  await writeFile(page, `${before}${markers[0]}\n\n${table}\n\n${markers[1]}${after}`)
  const args = [programOf('@biomejs/biome'), 'format', '--write', page]
  await runCommand({ command: process.execPath, args, cwd: root })
}

function resultsSection(title: string, { date, machine, rows, leftOut }: GroupReport): string {
  return [
    `### ${title}`,
    '',
    `${date}, ${machine.cpus} CPUs, Node ${machine.node}, ${machine.system}.`,
    '',
    '| what | measured | target | | how |',
    '| --- | --: | --: | :-: | --- |',
    ...rows.map(rowText),
    ...leftOut.map(({ name, reason }) => `| ${name} | not measured | | | ${reason} |`),
  ].join('\n')
}

function rowText(row: Row): string {
  const { name, value, unit, target, how } = row
  const mark = target ? (meetsTarget(row) ? '✓' : '✗') : ''
  return `| ${name} | ${amount(value, unit)} | ${targetText(row)} | ${mark} | ${how} |`
}

/** One line for the terminal, on a target that was missed. */
export function missText(row: Row): string {
  const { name, value, unit, details } = row
  const from = Object.entries(details ?? {}).map(([what, figure]) => `${what} ${figure}`)
  return `✗ ${name}: ${amount(value, unit)}, target ${targetText(row)}${from.length > 0 ? ` (${from.join(', ')})` : ''}`
}

function targetText({ target, unit }: Row): string {
  if (!target) return ''
  return 'max' in target ? `≤ ${amount(target.max, unit)}` : `≥ ${amount(target.min, unit)}`
}

function amount(value: number, unit: string): string {
  return `${value.toLocaleString('en', { maximumFractionDigits: 2 })} ${unit}`.trimEnd()
}

function resultsFile(group: string): string {
  return join(root, 'bench', 'results', `${group}.json`)
}
