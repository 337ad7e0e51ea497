// @ts-check
import { root } from './setup.mjs'

/**
 * Options of esbuild for what runs in Node.js.
 *
 * @satisfies {import('esbuild').BuildOptions}
 */
export const nodeBundle = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // All that is used of these is in Node.js 20.19. Without saying so, esbuild makes `new RegExp(…)` of
  // each, which is compiled again whenever its function runs.
  supported: { 'regexp-unicode-property-escapes': true },
  // Some packages are CommonJS and call require().
  banner: {
    js: "import * as nodeModule from 'node:module'; const require = nodeModule.createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
