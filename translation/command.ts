import { parseArgs } from 'node:util'
import { inTurn } from '../compile/turn'
import { exampleNames } from './examples'
import { type Result, resultOf, type Style, sarif, styleFor, UsageError } from './outcome'
import { options, type Verb, verbs } from './verbs'

const help = `Usage: npm run translation -- <verb> [arguments] [options]

${Object.entries(verbs)
  .map(([name, { usage, does }]) => `  ${name} ${usage}\n      ${does}`)
  .join('\n')}

A page is named by its id, the path of its folder below content/pages.
A section is named by the id of its heading; @front-matter and @introduction come before the first.

  --json           the answer as JSON
  --format sarif   what was found as SARIF 2.1.0, for code hosts
  --help           this text, or that of a verb

Ends with 0 when nothing is wrong, 1 when something is, 2 when the command is not understood.
`

async function helpOf(root: string, name: string, verb: Verb): Promise<string> {
  const { usage, does } = verb
  const examples = verb.examples(await exampleNames(root))
  const lines = examples.map((example) => `  npm run translation -- ${example}`)
  return `Usage: npm run translation -- ${name} ${usage}\n\n${does}\n\nExamples:\n${lines.join('\n')}\n`
}

/**
 * Runs one verb.
 *
 * @param root the project’s folder
 * @param args as on the command line
 */
export function runTranslation(root: string, args: string[], style = styleFor({})) {
  return resultOf('translation', () => runVerb(root, args, style))
}

async function runVerb(root: string, args: string[], style: Style): Promise<Result> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [name, ...rest] = positionals
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  const printed = (text: string, status: number) => ({ status, stdout: text, stderr: '' })
  if (values.help || name === undefined) {
    const text = verb && name !== undefined ? await helpOf(root, name, verb) : help
    return printed(text, values.help ? 0 : 2)
  }
  if (!verb) {
    throw new UsageError(`“${name}” is not a verb; the verbs are ${Object.keys(verbs).join(', ')}.`)
  }
  if (values.format !== undefined && values.format !== 'sarif') {
    throw new UsageError(`“${values.format}” is not a format; the only one is sarif.`)
  }
  const run = () => verb.run(root, rest, values)
  const outcome = verb.writes ? await inTurn(root, positionals.join(' '), run) : await run()
  const data = values.format
    ? sarif(outcome.findings ?? [])
    : values.json
      ? outcome.json
      : undefined
  const text = data === undefined ? outcome.text(style) : JSON.stringify(data, null, 2)
  return printed(`${text}\n`, outcome.failed ? 1 : 0)
}
