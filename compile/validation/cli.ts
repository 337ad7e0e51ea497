import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bodyFile, freshnessFile, replaceFile } from '../../site/content'
import { publicOrigin } from '../../site/origin'
import { inTurn } from '../turn'
import { bodyCheck } from './bodies'
import { writeDataPages } from './data-pages'
import { counted, formatFault, withoutRepetition } from './fault'
import { keptFiles, validateContent } from './validate-content'

const root = process.cwd()

// Pages contain the public origin, so a build with a malformed one ends here, before it begins.
try {
  publicOrigin()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}

// A check that began earlier would else write what it read after one that has read what is there now.
await inTurn(root, 'the check of the content', async () => {
  const checkBody = await bodyCheck(bodyFile)
  const report = await validateContent(join(root, 'content'), join(root, 'public'), checkBody)
  const { faults, notices, content } = report

  mkdirSync(dirname(freshnessFile()), { recursive: true })
  for (const [file, text] of keptFiles(report)) replaceFile(file, text)
  for (const notice of withoutRepetition(notices))
    process.stdout.write(`${formatFault(notice)} (reported only)\n`)
  for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`)
  if (faults.length > 0) {
    process.stderr.write(`${counted(faults.length, 'fault')} in the content\n`)
    process.exitCode = 1
  } else process.stdout.write('The content has no faults\n')
  await writeDataPages(content, faults)
})
