import { replaceChanged } from '../../site/content'
import { publicOrigin } from '../../site/origin'
import { checkedSourcesFile, documentSources } from '../document-sources'
import { checkContent } from './check-content'
import { counted, formatFault, withoutRepetition } from './fault'

// Pages contain the public origin, so a build with a malformed one ends here, before it begins.
try {
  publicOrigin()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}

const { faults, notices, content } = await checkContent(process.cwd())
for (const notice of withoutRepetition(notices))
  process.stdout.write(`${formatFault(notice)} (reported only)\n`)
for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`)
if (faults.length > 0) {
  process.stderr.write(`${counted(faults.length, 'fault')} in the content\n`)
  process.exitCode = 1
} else {
  replaceChanged(checkedSourcesFile(), JSON.stringify(documentSources(content)))
  process.stdout.write('The content has no faults\n')
}
