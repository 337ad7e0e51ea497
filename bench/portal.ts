import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../delivery/prepare.mjs'
import { type Command, run } from './processes'

export const ports = {
  portal: 3300,
  next: 3301,
  docusaurus: 3302,
  starlight: 3303,
  nginx: 3304,
  bare: 3305,
  sameHeaders: 3306,
}

/** What a copy of the project begins without: what is installed, built, measured, or written by a test that runs meanwhile. */
const leftBehind = new Set([
  '.builds',
  '.contentlayer',
  '.fonts',
  '.git',
  '.next',
  '.preview',
  '.test-app',
  'bench/node_modules',
  'e2e/observatory/node_modules',
  'dist',
  'node_modules',
  'public/enhance',
  'test-results',
])

/** Copies the project as it is now, without anything built, so that measuring leaves it alone. */
export async function copyProject(folder: string): Promise<void> {
  await cp(root, folder, {
    recursive: true,
    filter: (path) => !leftBehind.has(relative(root, path)),
  })
  await linkPackages(root, folder)
}

/** Gives a folder the packages of another: the files are the same, but caches beside them are its own. */
export async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const args = [join(from, 'node_modules'), join(to, 'node_modules')]
  const copy = (options: string) => run({ command: 'cp', args: [options, ...args], cwd: to })
  // Hard links need the two folders on one file system.
  await copy('-al').catch(() => copy('-a'))
  for (const cache of ['.cache', '.astro', '.vite']) {
    await run({ command: 'rm', args: ['-rf', join(to, 'node_modules', cache)], cwd: to })
  }
}

const origin = `http://localhost:${ports.portal}`

export function portalBuild(folder: string): Command {
  return {
    command: 'npm',
    args: ['run', 'build'],
    cwd: folder,
    env: { PUBLIC_ORIGIN: origin },
  }
}

/** The portal's own server. */
export function portalServer(folder: string): Command {
  return {
    command: process.execPath,
    args: [join('dist', 'server', 'server.mjs')],
    cwd: folder,
    env: { NODE_ENV: 'production', PORT: String(ports.portal), PUBLIC_ORIGIN: origin },
  }
}

/** Next's own server on the same build. */
export function nextServer(folder: string): Command {
  return {
    command: process.execPath,
    args: ['node_modules/next/dist/bin/next', 'start', '-p', String(ports.next)],
    cwd: folder,
    env: { NODE_ENV: 'production', PUBLIC_ORIGIN: origin },
  }
}

/**
 * Writes what nginx needs to serve a tree of documents.
 *
 * @param folder for the configuration and nginx's own temporary files
 * @param http what stands in `http`; `server` what stands in its only server
 */
export async function nginxServer(
  folder: string,
  port: number,
  { http, server }: { http: string; server: string },
): Promise<Command> {
  await mkdir(folder, { recursive: true })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const configuration = `
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pcre_jit on;
pid ${folder}/pid;
error_log stderr;
events { worker_connections 1024; }
http {
  ${temporary.join('\n  ')}
  access_log off;
  # As in deploy/nginx.conf.
  sendfile on;
  tcp_nopush on;
  open_file_cache max=20000 inactive=60s;
  open_file_cache_valid 30s;
  ${http}
  server {
    listen ${port};
    ${server}
  }
}
`
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configuration)
  return { command: 'nginx', args: ['-p', folder, '-c', file], cwd: folder }
}

/** For {@link nginxServer}: the configuration that a build holds. */
export function nginxConfiguration(dist: string): { http: string; server: string } {
  return {
    // As in deploy/nginx.conf: to open a connection for each request takes longer than to answer it.
    http: `upstream portal { zone replicas 64k; server 127.0.0.1:${ports.portal}; keepalive 32; }
  proxy_cache_path cache keys_zone=portal:1m;
  include ${dist}/nginx/http.conf;`,
    server: `root ${dist}/documents; brotli_static on; include ${dist}/nginx/server.conf;`,
  }
}

interface Manifest {
  files: Record<string, { file: string; kind: string }>
}

export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'dist', 'manifest.json'), 'utf8'))
}
