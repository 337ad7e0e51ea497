import type { Fault } from '../compile/validation/fault'

/** One thing that `check` found. */
export interface Finding extends Fault {
  /** A code of docs/translation-rules.md. */
  rule: string
  severity: 'error' | 'warning'
}

/** The answer of a verb, in each of the forms that a caller may ask for. */
export interface Outcome {
  /** Writes the answer for a person; styles are empty where there is no terminal. */
  text(style: Style): string
  json: unknown
  findings?: Finding[]
  /** Whether something is wrong, so that the command ends with 1. */
  failed?: boolean
}

export interface Style {
  bold: (text: string) => string
  good: (text: string) => string
  bad: (text: string) => string
  dim: (text: string) => string
}

/** A command that cannot be understood: it ends with 2. */
export class UsageError extends Error {}

/** The output of a run of a command, and the code that it ends with. */
export interface Result {
  status: number
  stdout: string
  stderr: string
}

/** Runs a command; of one that cannot be understood it says why. @param name what npm calls it */
export async function resultOf(name: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    if (!(error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS'))) throw error
    return { status: 2, stdout: '', stderr: `${message}\nHelp: npm run ${name} -- --help\n` }
  }
}

/** Styles for a terminal, or none; https://no-color.org */
export function styleFor({ isTTY }: { isTTY?: boolean }): Style {
  const colour = isTTY && !process.env.NO_COLOR
  const paint = (code: number) => (text: string) =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text
  return { bold: paint(1), good: paint(32), bad: paint(31), dim: paint(2) }
}

/** One finding for a person, on a line. */
export function findingText(
  { rule, severity, file, line, column, message }: Finding,
  style: Style,
): string {
  const name = severity === 'error' ? style.bad(rule) : style.dim(`${rule} (warning)`)
  return `${file}:${line}:${column} ${name} ${message}`
}

/** SARIF 2.1.0, for code hosts that show findings beside the lines of a change. */
export function sarif(findings: Finding[]): unknown {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'translation', rules: rules.map((id) => ({ id })) } },
        results: findings.map(({ rule, severity, file, line, column, message }) => ({
          ruleId: rule,
          level: severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  }
}
