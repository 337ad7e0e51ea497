import { type ChildProcess, fork } from 'node:child_process'
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
  let made = Promise.resolve()

  async function makeNow(sources: DocumentSources | undefined): Promise<void> {
    said = []
    const isMade = child.connected && (await answerOf(child, sources ?? 'all'))
    if (!isMade) throw new Error(Buffer.concat(said).toString() || 'contentlayer has ended\n')
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

/** Asks a process, and waits for its answer. @returns false where it ends instead */
function answerOf(child: ChildProcess, question: DocumentSources | 'all'): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isMade: boolean) => {
      child.off('message', hear).off('exit', end)
      resolve(isMade)
    }
    const hear = () => settle(true)
    const end = () => settle(false)
    child.on('message', hear).on('exit', end).send(question)
  })
}
