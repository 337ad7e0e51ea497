import { configDefaults, defineConfig } from 'vitest/config'
import { testEnvironment } from './testing/tools.mjs'

export default defineConfig({
  test: {
    // Browser tests are Playwright’s.
    exclude: [...configDefaults.exclude, 'e2e/**'],
    env: { PUBLIC_ORIGIN: testEnvironment.PUBLIC_ORIGIN },
    // Vitest would leave one core idle, on a machine of two the half.
    maxWorkers: '100%',
    // Milliseconds; wide enough for a slow machine: no test is about time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
