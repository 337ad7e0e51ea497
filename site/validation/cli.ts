import { join } from 'node:path'
import { formatFault } from './fault'
import { validateContent } from './validate-content'

const root = process.cwd()
const { faults, notices } = await validateContent(join(root, 'content'), join(root, 'public'))

for (const notice of notices) process.stdout.write(`${formatFault(notice)} (reported only)\n`)
for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`)
if (faults.length > 0) {
  process.stderr.write(`${faults.length} faults in the content\n`)
  process.exitCode = 1
} else process.stdout.write('The content has no faults\n')
