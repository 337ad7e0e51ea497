import { join } from 'node:path'
import { bodyFile, replaceChanged } from '../../site/content'
import { inTurn } from '../turn'
import { type BodyCheck, bodyCheck } from './bodies'
import { writeDataPages } from './data-pages'
import type { KeptContent } from './kept-content'
import { keptFiles, type ValidationReport, validateContent } from './validate-content'

/**
 * Checks the content of the project, and keeps what pages read of it.
 *
 * @param root the project’s folder, which is the current one
 * @param kept of the check before, in a process that stays
 */
export async function checkContent(
  root: string,
  kept?: KeptContent,
  checkBody?: BodyCheck,
): Promise<ValidationReport> {
  // A check that began earlier would else write what it read after one that has read what is there now.
  return inTurn(root, 'the check of the content', async () => {
    const check = checkBody ?? (await bodyCheck(bodyFile))
    const report = await validateContent(join(root, 'content'), join(root, 'public'), check, kept)
    for (const [file, text] of keptFiles(report)) replaceChanged(file, text)
    await writeDataPages(report.content, report.faults)
    return report
  })
}
