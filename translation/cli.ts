import { runTranslation } from './command'
import { styleFor } from './outcome'

// `npm run translation`, and `npm run page`, which is the same program with this word before its verb.
const [first, ...rest] = process.argv.slice(2)
const run =
  first === 'page'
    ? (await import('./page/command')).runPage(process.cwd(), rest)
    : runTranslation(process.cwd(), process.argv.slice(2), styleFor(process.stdout))
const { status, stdout, stderr } = await run
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = status
