import { defineConfig, devices } from '@playwright/test'
import { findTools, testEnvironment } from './testing/tools.mjs'

// Started by an editor or by `npx playwright test`, it finds the same browser and build as `npm test`.
Object.assign(process.env, testEnvironment, findTools())

const port = 3100

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['./e2e/skip-report.ts']],
  // Wide enough for a slow machine: no test is about time.
  timeout: 180_000,
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  // Wide enough for a browser with a window, which draws letters a little otherwise.
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.03 } },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}`,
    // The suite itself chooses languages; by default the browser prefers none of ours.
    locale: 'de-DE',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      // A Chromium run as root in a container has no sandbox; it must also ask no server of its maker's.
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    // Builds what has changed since the last build.
    command: 'node testing/serve.mjs',
    env: { PORT: String(port) },
    timeout: 900_000,
    url: `http://localhost:${port}/robots.txt`,
    reuseExistingServer: false,
  },
})
