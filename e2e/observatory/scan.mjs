// @ts-check
// Grades what answers at localhost: node scan.mjs <port of http> <port of https>. Writes JSON.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = new URL('node_modules/@mdn/mdn-http-observatory/', import.meta.url)
// Its list of preloaded hosts is downloaded when it is installed with scripts. localhost is in none.
writeFileSync(fileURLToPath(new URL('conf/hsts-preload.json', source)), '{}')
const load = (/** @type {string} */ file) => import(new URL(`src/${file}`, source).href)
const { ALL_TESTS } = await load('constants.js')
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await load('grader/charts.js')
const { getGradeForScore, getScoreDescription, getScoreModifier } = await load('grader/grader.js')
const { retrieve } = await load('retriever/retriever.js')

const [httpPort, httpsPort] = process.argv.slice(2).map(Number)
const requests = await retrieve('localhost', { httpPort, httpsPort })
// As scan() in its scanner/index.js, which knows no ports.
/** @type {{ result: string, pass: boolean, modifier: number, description: string }[]} */
const tests = ALL_TESTS.map((/** @type {(requests: unknown) => any} */ test) => {
  const { result, pass } = test(requests)
  const modifier = getScoreModifier(result)
  return { result, pass, modifier, description: getScoreDescription(result) }
})
/** @param {(modifier: number) => boolean} counts */
const scoreOf = (counts) =>
  tests.reduce((score, { modifier }) => score + (counts(modifier) ? modifier : 0), 100)
const uncurved = scoreOf((modifier) => modifier < 0)
const score = uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? scoreOf(() => true) : uncurved
process.stdout.write(JSON.stringify({ ...getGradeForScore(score), tests }))
