import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serverOptions } from '../delivery/settings.mjs'
import type { Command } from '../testing/processes'

export const ports = {
  portal: 3300,
  next: 3301,
  docusaurus: 3302,
  starlight: 3303,
  nginx: 3304,
  bare: 3305,
  sameHeaders: 3306,
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

/** @param options of the command */
export function portalPublication(folder: string, ...options: string[]): Command {
  return {
    command: 'npm',
    args: ['run', 'publish', '--', ...options],
    cwd: folder,
    env: { PUBLIC_ORIGIN: origin },
  }
}

/** The portal's own server. */
export function portalServer(folder: string): Command {
  return {
    command: process.execPath,
    args: [...serverOptions, join('dist', 'server', 'server.mjs')],
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
  # As in deploy/nginx/nginx.conf.
  sendfile on;
  tcp_nopush on;
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
export function benchConfiguration(dist: string): { http: string; server: string } {
  return {
    // As in deploy/nginx/nginx.conf: to open a connection for each request takes longer than to answer it.
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
