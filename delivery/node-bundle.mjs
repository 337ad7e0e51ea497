// @ts-check
import { root } from './prepare.mjs'

/**
 * How what runs in Node.js is bundled.
 *
 * @satisfies {import('esbuild').BuildOptions}
 */
export const nodeBundle = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.9',
  // Some packages are CommonJS and call require().
  banner: {
    js: "import * as nodeModule from 'node:module'; const require = nodeModule.createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
