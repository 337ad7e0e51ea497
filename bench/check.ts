import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { locales } from '../i18n/locales'
import { copyProject } from '../testing/copy-project'
import { type Command, measureRun, runCommand } from '../testing/processes'
import { writeContent } from './generated-content'
import { median, type Row } from './rows'
import { progress, type Run } from './sites'

/** What `npm run translation -- check` takes, for a page, by its id, and for a large portal. */
export async function measureChecks({ folder, quick }: Run, page: string): Promise<Row[]> {
  const project = join(folder, 'check')
  const check = (...ids: string[]): Command => ({
    command: 'npm',
    args: ['run', '--silent', 'translation', '--', 'check', ...ids],
    cwd: project,
  })
  await copyProject(project)
  progress('Checking one page')
  // The first command after an installation bundles itself.
  await runCommand(check(page))
  const times: number[] = []
  for (let count = 0; count < (quick ? 1 : 5); count += 1) {
    times.push((await measureRun(check(page))).seconds)
  }
  // Enough for threads also in a quick run.
  const pages = quick ? 250 : 1000
  const [edited = ''] = await writeContent(join(project, 'content'), pages)
  const texts = (pages * locales.length).toLocaleString('en')
  progress(`Checking ${texts} texts`)
  // Without npm, which only waits.
  const checkAll = {
    command: process.execPath,
    args: ['translation/run.mjs', 'check'],
    cwd: project,
  }
  const first = await measureRun(checkAll)
  await appendFile(join(project, 'content', 'pages', edited, 'page.yml'), '# Looked at again\n')
  const again = await measureRun(checkAll)
  const memory = 'In the same run: resident sets of all processes, every 100 ms, the highest sum'
  return [
    {
      name: 'Check of one page, from a cold start',
      value: median(times),
      unit: 's',
      target: { max: 1 },
      how: `The whole command for one page of the portal, median of ${times.length} runs`,
    },
    {
      name: `Check of ${texts} texts after an edit of one page`,
      value: again.seconds,
      unit: 's',
      target: { max: 10 },
      how: 'The command for all pages of generated content, which has checked them before',
    },
    {
      name: `Check of ${texts} texts after an edit of one page: memory`,
      value: Math.round(again.memory),
      unit: 'MB',
      target: { max: 600 },
      how: memory,
    },
    {
      name: `First check of ${texts} texts`,
      value: first.seconds,
      unit: 's',
      how: 'The same when nothing is kept of a check before: all are compared',
    },
    {
      name: `First check of ${texts} texts: memory`,
      value: Math.round(first.memory),
      unit: 'MB',
      how: memory,
    },
  ]
}
