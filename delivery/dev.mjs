// @ts-check
import { spawnSync } from 'node:child_process'
import { installPackages, root, run } from './prepare.mjs'

installPackages()
// Faults are listed and do not stop an author who is in the middle of a page.
spawnSync('npm', ['run', '--silent', 'content'], { cwd: root, stdio: 'inherit' })
run(process.execPath, ['site/contentlayer.mjs', 'build'])
run('npx', ['tsx', 'site/search/cli.ts'])
run('npx', ['tsx', 'delivery/subset-fonts.ts'])
run('npx', ['tsx', 'delivery/bundle-enhance.ts'])
run(
  'npx',
  [
    'concurrently',
    '--kill-others',
    '--names=content,faults,search,enhance,portal',
    'node site/contentlayer.mjs dev',
    'tsx watch --clear-screen=false --include="content/**" site/validation/cli.ts',
    'tsx watch --clear-screen=false --include=".contentlayer/bodies/**" --include=".contentlayer/generated/index.json" site/search/cli.ts',
    'tsx watch --clear-screen=false --include="enhance/**" delivery/bundle-enhance.ts',
    'node --import tsx delivery/dev-server.ts',
  ],
  { ...process.env, NODE_ENV: 'development' },
)
