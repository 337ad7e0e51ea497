import { runTranslation } from './command'
import { styleFor } from './outcome'

const { status, stdout, stderr } = await runTranslation(
  process.cwd(),
  process.argv.slice(2),
  styleFor(process.stdout),
)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = status
