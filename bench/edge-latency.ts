import { Agent } from 'node:http'
import { requestStatus, type Server } from '../testing/processes'
import { median, type Row } from './rows'
import { progress } from './sites'

/** Readers who ask at once. */
const readers = 16

/** What is not simply a document: each kind of answer that the edge leaves to the server, or decides itself. */
const kinds: Record<string, (path: string) => { path: string; headers?: Record<string, string> }> =
  {
    'the choice of a language': () => ({ path: '/', headers: { 'Accept-Language': 'fr' } }),
    'an address for every language': () => ({ path: '/go/search' }),
    'a dead link': (path) => ({ path: `${path}/none` }),
    'a search': () => ({ path: '/en/search?q=visa' }),
    'a query that is kept': () => ({ path: '/en/countries?sort=name' }),
    'a document': (path) => ({ path }),
  }

/**
 * How long readers who ask at once wait at the edge, against what they wait at the server itself.
 *
 * @param path of a page
 */
export async function measureEdgeLatency(
  edge: Server,
  server: Server,
  path: string,
  rounds: number,
): Promise<Row> {
  const details: Record<string, number> = {}
  for (const [kind, ask] of Object.entries(kinds)) {
    progress(`Readers who wait at the edge: ${kind}`)
    const asked = ask(path)
    const ratios: number[] = []
    // The first round warms up, and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const own = await ninetieth(server.url, asked)
      const atEdge = await ninetieth(edge.url, asked)
      if (round > 0) ratios.push(atEdge / own)
    }
    details[kind] = Math.round(median(ratios) * 100) / 100
  }
  return {
    name: 'Time that 16 readers wait at the edge, against the server itself',
    value: Math.max(...Object.values(details)),
    unit: '×',
    target: { max: 1.5 },
    how: `90th percentile of the times until an answer is whole, of 16 readers at once who each ask 10 times, ${rounds} alternating rounds, median of the rounds’ ratios; the slowest kind of answer against the server for the same`,
    details,
  }
}

type Asked = ReturnType<(typeof kinds)[string]>

/** The 90th percentile of the times that readers wait, in milliseconds. */
async function ninetieth(url: string, { path, headers }: Asked): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const times: number[] = []
  const reader = async () => {
    for (let count = 0; count < 10; count += 1) {
      const start = performance.now()
      await requestStatus(agent, url + path, { 'Accept-Encoding': 'gzip', ...headers })
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  agent.destroy()
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? 0
}
