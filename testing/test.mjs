// @ts-check
import { buildPortal, installPackages, requireNode, runPackage } from '../delivery/setup.mjs'
import { provideTools, testEnvironment } from './tools.mjs'

// `npm test` takes every step, in this order; with the name of one, that alone and what it needs. Further
// arguments go to the step’s own program: `npm run test:e2e -- switch`.

/**
 * @typedef {object} Step
 * @property {string} title with how long it takes on two cores
 * @property {boolean} [needsBuild]
 * @property {(args: string[]) => void} run
 */

/** @type {Record<string, Step>} */
const steps = {
  lint: {
    title: 'Lint, format, dead code (half a minute)',
    run(args) {
      runPackage('@biomejs/biome', ['ci', '--error-on-warnings', '.', ...args], testEnvironment)
      runPackage('knip', [], testEnvironment)
    },
  },
  typecheck: {
    title: 'Types (half a minute)',
    // The types of messages and routes are made by a build.
    needsBuild: true,
    run: (args) => runPackage('typescript', ['--noEmit', ...args], testEnvironment),
  },
  unit: {
    title: 'Unit tests (ten minutes)',
    needsBuild: true,
    run: (args) => runPackage('vitest', ['run', ...args], testEnvironment),
  },
  e2e: {
    title: 'Browser tests, every page in every language (25 minutes)',
    needsBuild: true,
    run(args) {
      // Its scripts download lists and compile a database driver, neither of which a grade needs.
      installPackages('e2e/observatory', ['--ignore-scripts'])
      runPackage('@playwright/test', ['test', ...args], { ...testEnvironment, ...provideTools() })
    },
  },
}

requireNode()
const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? Object.values(steps) : [steps[name]]
installPackages()
for (const step of chosen) {
  if (!step) {
    process.stderr.write(`“${name}” is no step: name one of ${Object.keys(steps).join(', ')}\n`)
    process.exit(2)
  }
  process.stdout.write(`\n${step.title}\n\n`)
  if (step.needsBuild) buildPortal(testEnvironment)
  step.run(args)
}
