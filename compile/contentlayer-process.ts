import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { DocumentSources } from './document-sources'
import { root } from './inputs.mjs'

/** contentlayer in a process of its own, which keeps what it has read. */
export interface ContentlayerProcess {
  /**
   * Has it make the documents; after those that are being made.
   *
   * @param sources where it is known what they are to be made of: then only those are made that change
   * @throws what it has said, where it has ended instead
   */
  make(sources?: DocumentSources): Promise<void>
  end(): void
}

/** @param folder whose content it reads, and below which it writes */
export function startContentlayer(folder: string): ContentlayerProcess {
  const child = fork(join(root, 'compile/contentlayer.mjs'), {
    cwd: folder,
    execArgv: [],
    stdio: 'pipe',
  })
  let said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  const ended = once(child, 'exit').then(() => true)
  let made = Promise.resolve()

  async function makeNow(sources: DocumentSources | undefined): Promise<void> {
    said = []
    if (child.connected) child.send(sources ?? 'all')
    const hasEnded = await Promise.race([answerOf(child), ended])
    if (hasEnded) throw new Error(Buffer.concat(said).toString() || 'contentlayer has ended\n')
  }

  return {
    make(sources) {
      const own = made.then(() => makeNow(sources))
      made = own.catch(() => {})
      return own
    },
    end: () => void child.kill(),
  }
}

/** @returns false, when a process has answered */
function answerOf(child: ChildProcess): Promise<false> {
  return new Promise((resolve) => child.once('message', () => resolve(false)))
}
