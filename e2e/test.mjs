// @ts-check
import { buildPortal, installPackages, requireNode, runPackage } from '../delivery/prepare.mjs'
import { provideTools } from '../testing/tools.mjs'

// Pages contain the origin, so tests keep `npm start`’s default: a start after a test builds nothing.
// What else a shell may hold for a server of its own is not for those of the tests.
const { HOST: _, LOG_LEVEL: __, ...shell } = process.env
const env = {
  ...shell,
  NODE_ENV: /** @type {const} */ ('test'),
  PUBLIC_ORIGIN: 'http://localhost:3000',
}

requireNode()
installPackages()
// Its scripts download lists and compile a database driver, neither of which a grade needs.
installPackages('e2e/observatory', ['--ignore-scripts'])
const tools = provideTools()
runPackage('@biomejs/biome', ['ci', '--error-on-warnings', '.'], env)
buildPortal(env)
runPackage('typescript', ['--noEmit'], env)
runPackage('knip', [], env)
// Milliseconds; wide enough for a slow machine, as for Playwright: no test is about time.
runPackage(
  'vitest',
  ['run', '--exclude', 'e2e/**', '--testTimeout', '180000', '--hookTimeout', '180000'],
  env,
)
runPackage('@playwright/test', ['test', '--config', 'e2e', ...process.argv.slice(2)], {
  ...env,
  ...tools,
})
