import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { Agent } from 'node:http'
import { join } from 'node:path'
import {
  findProgram,
  measureLoad,
  requestStatus,
  type Server,
  startServer,
} from '../testing/processes'
import { measureEdgeLatency } from './edge-latency'
import { benchConfiguration, nginxServer, ports, readManifest } from './portal'
import { type GroupResult, type LeftOut, median, type Row } from './rows'
import {
  builtPeers,
  builtPortal,
  heaviestTopicPages,
  portalSites,
  progress,
  type Run,
} from './sites'

const install = 'sudo apt-get install nginx-light libnginx-mod-http-brotli-static wrk'

interface Contestant {
  name: string
  server: Server
  path: string
  encoding: string
}

/** Requests a second and CPU time for each, by contestant's name and round. */
type Rounds = Map<string, { requests: number; cpuTime: number }[]>

/** Throughput, CPU and memory of the portal's server, beside other servers. */
export async function measureServer(run: Run): Promise<GroupResult> {
  const rows: Row[] = []
  const leftOut: LeftOut[] = []
  if (findProgram('wrk')) rows.push(...(await measureThroughput(run)))
  else
    leftOut.push({
      name: 'Requests a second, CPU for a document',
      reason: `wrk is missing (Debian: ${install})`,
    })
  rows.push(...(await measureMemory(run)))
  return { rows, leftOut }
}

async function measureThroughput(run: Run): Promise<Row[]> {
  const folder = await builtPortal(run)
  const [{ page, locale }] = (await heaviestTopicPages(folder)) as [
    Awaited<ReturnType<typeof heaviestTopicPages>>[number],
  ]
  const sites = [...(await portalSites(run)), ...(await builtPeers(run))]
  const contestants: Contestant[] = []
  for (const { name, encoding, path, start } of sites) {
    contestants.push({ name, encoding, path: path(page, locale), server: await start() })
  }
  const rounds = await alternate(run, contestants)
  const [, ...others] = sites.map(({ name }) => name)
  return [
    {
      name: 'Requests a second, against next start',
      value: ratio(rounds, 'portal', 'next start'),
      unit: '×',
      target: { min: 5 },
      how: `The heaviest English topic page, compressed (Brotli from the portal, gzip from next start, each from one process), wrk with 16 connections, ${rounds.get('portal')?.length} alternating rounds, median of the rounds’ ratios`,
      details: requestsOf(rounds),
    },
    {
      name: 'CPU time for a compressed document',
      value: cpuOf(rounds, 'portal'),
      unit: 'µs',
      target: { max: 150 },
      how: 'In the same rounds: CPU time of the server’s processes in /proc, divided by the requests, median of the rounds',
    },
    ...others.map((name) => ({
      name: `CPU time for the same document, ${name}`,
      value: cpuOf(rounds, name),
      unit: 'µs',
      how: 'In the same rounds',
    })),
  ]
}

/** nginx with the portal's tree, against nginx with nothing to decide. */
export async function measureNginx(run: Run): Promise<GroupResult> {
  const name = 'Requests a second of nginx, against nginx with one bare file'
  if (!findProgram('nginx') || !findProgram('wrk')) {
    return { rows: [], leftOut: [{ name, reason: `nginx or wrk is missing (Debian: ${install})` }] }
  }
  const folder = await builtPortal(run)
  const dist = join(folder, 'dist')
  if (!existsSync(join(dist, 'nginx', 'server.conf'))) {
    return { rows: [], leftOut: [{ name, reason: 'The build has no dist/nginx' }] }
  }
  const [{ page, locale }] = (await heaviestTopicPages(folder)) as [
    Awaited<ReturnType<typeof heaviestTopicPages>>[number],
  ]
  const [portal] = await portalSites(run)
  const path = portal.path(page, locale)
  const file = join(dist, 'documents', (await readManifest(folder)).files[path]?.file ?? '')
  const bare = join(run.folder, 'bare')
  // At the same address: to read and find a longer one takes longer, whatever is to be decided.
  for (const ending of ['', '.br']) await cp(file + ending, join(bare, path) + ending)
  const start = async (port: number, configuration: { http: string; server: string }) =>
    startServer(await nginxServer(join(run.folder, `nginx-${port}`), port, configuration), port)
  const portalNginx = await start(ports.nginx, benchConfiguration(dist))
  const bareNginx = (port: number, more = '') =>
    start(port, {
      http: 'default_type text/html;',
      server: `root ${bare}; brotli_static on; ${more}`,
    })
  const headers = await addedHeaders(portalNginx.url + path)
  const bareFile = { encoding: 'br', path }
  const contestants: Contestant[] = [
    { name: 'nginx', encoding: 'br', path, server: portalNginx },
    { name: 'bare', ...bareFile, server: await bareNginx(ports.bare) },
    {
      name: 'same headers',
      ...bareFile,
      server: await bareNginx(ports.sameHeaders, `sendfile off; ${headers}`),
    },
  ]
  const rounds = await alternate(run, contestants)
  const edge = await start(ports.nginx, benchConfiguration(dist))
  const behind = await portal.start()
  const latency = await measureEdgeLatency(edge, behind, path, run.quick ? 2 : 15)
  for (const server of [edge, behind]) await server.stop()
  return {
    rows: [
      latency,
      {
        name,
        value: ratio(rounds, 'nginx', 'bare'),
        unit: '×',
        target: { min: 0.95 },
        how: 'One worker each, the heaviest English topic page as Brotli with all headers of the portal, against the same file at the same address in a folder of its own; around both the settings of deploy/nginx/nginx.conf, with sendfile as in Debian’s, which dist/nginx/ leaves off for documents; wrk, alternating rounds, median of the ratios',
        details: requestsOf(rounds),
      },
      {
        name: 'The same, against one bare file with the same headers, without sendfile',
        value: ratio(rounds, 'nginx', 'same headers'),
        unit: '×',
        how: 'In the same rounds: what looking for a page costs',
      },
      {
        name: 'CPU time for the same document, nginx',
        value: cpuOf(rounds, 'nginx'),
        unit: 'µs',
        how: 'In the same rounds',
      },
    ],
    leftOut: [],
  }
}

/** The headers of an answer that nginx does not send by itself, as a configuration that adds them. */
async function addedHeaders(url: string): Promise<string> {
  const own = /^(server|date|content-|connection|etag|keep-alive|transfer-encoding)/
  const { headers } = await fetch(url)
  return (
    [...headers]
      .filter(([name]) => !own.test(name))
      // nginx has no escape for a quote; the other kind is as long.
      .map(([name, value]) => `add_header ${name} '${value.replaceAll("'", '"')}';`)
      .join(' ')
  )
}

/** Loads each contestant in turn, so that what else the machine does falls on all of them. */
async function alternate({ quick }: Run, contestants: Contestant[]): Promise<Rounds> {
  const rounds: Rounds = new Map(contestants.map(({ name }) => [name, []]))
  // Many short rounds, each begun by another: what else the machine does then falls on all in the same measure.
  // The first round warms up, and is not counted.
  for (let round = 0; round <= (quick ? 2 : 45); round += 1) {
    progress(`Requests a second: round ${round}`)
    const first = round % contestants.length
    const order = [...contestants.slice(first), ...contestants.slice(0, first)]
    for (const { name, server, path, encoding } of order) {
      const figures = await measureLoad(server, path, encoding)
      if (round > 0) rounds.get(name)?.push(figures)
    }
  }
  for (const { server } of contestants) await server.stop()
  return rounds
}

function ratio(rounds: Rounds, name: string, other: string): number {
  const others = rounds.get(other) ?? []
  return median(
    (rounds.get(name) ?? []).map(
      ({ requests }, round) => requests / (others[round]?.requests ?? 0),
    ),
  )
}

function requestsOf(rounds: Rounds): Record<string, number> {
  return Object.fromEntries(
    [...rounds].map(([name, figures]) => [
      name,
      Math.round(median(figures.map(({ requests }) => requests))),
    ]),
  )
}

function cpuOf(rounds: Rounds, name: string): number {
  const figures = rounds.get(name) ?? []
  return Math.round(median(figures.map(({ requests, cpuTime }) => (cpuTime / requests) * 1e6)))
}

async function measureMemory(run: Run): Promise<Row[]> {
  const folder = await builtPortal(run)
  const { files } = await readManifest(folder)
  // The documents of errors answer with the status of the error.
  const paths = Object.keys(files).filter((path) => files[path]?.kind !== 'error')
  const [portal] = await portalSites(run)
  const server = await portal.start()
  // Garbage is left until there is more of it than 100,000 requests make.
  const step = run.quick ? 1000 : 100_000
  const details: Record<string, number> = {}
  for (let done = step; done <= 4 * step; done += step) {
    progress(`Memory: request ${done} of ${4 * step}`)
    await requestAll(server.url, paths, step)
    details[`after ${done} requests`] = Math.round(server.memory())
  }
  await server.stop()
  const measured = Object.values(details)
  const [first = 0, , , last = 0] = measured
  const how = `${4 * step} requests over all ${paths.length} addresses of the build, with Brotli, gzip and no compression in turn, 16 connections; resident sets of its processes after each quarter`
  return [
    {
      name: 'Memory of the server',
      value: Math.max(...measured),
      unit: 'MB',
      target: { max: 200 },
      how,
      details,
    },
    {
      name: 'Growth of that memory from the first quarter of the requests to the last',
      value: last / first,
      unit: '×',
      target: { max: 1.1 },
      how: 'In the same run',
      details,
    },
  ]
}

/** Asks for addresses one after the other, again and again, with each coding in turn. */
export async function requestAll(url: string, paths: string[], count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const encodings = ['br', 'gzip', 'identity']
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const turn = index + Math.floor(index / paths.length)
      const encoding = encodings[turn % encodings.length] ?? ''
      const address = url + paths[index % paths.length]
      const status = await requestStatus(agent, address, { 'Accept-Encoding': encoding })
      if (status !== 200 && status !== 404) throw new Error(`${address} answers ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  agent.destroy()
}
