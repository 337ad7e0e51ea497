// @ts-check
import { buildPortal, installPackages, run } from '../delivery/prepare.mjs'
import { provideTools } from './tools.mjs'

// Pages contain the origin, so tests keep `npm start`’s default: a start after a test builds nothing.
const env = { ...process.env, PUBLIC_ORIGIN: 'http://localhost:3000' }

installPackages()
// Its scripts download lists and compile a database driver, neither of which a grade needs.
installPackages('e2e/observatory', ['--ignore-scripts'])
const tools = provideTools()
run('npx', ['biome', 'ci', '--error-on-warnings', '.'])
buildPortal(env)
run('npx', ['tsc', '--noEmit'])
run('npx', ['knip'])
// Milliseconds; wide enough for a slow machine, as for Playwright: no test is about time.
run('npx', [
  'vitest',
  'run',
  '--exclude',
  'e2e/**',
  '--testTimeout',
  '180000',
  '--hookTimeout',
  '180000',
])
run('npx', ['playwright', 'test', '--config', 'e2e', ...process.argv.slice(2)], {
  ...env,
  ...tools,
})
