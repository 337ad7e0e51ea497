import { randomUUID } from 'node:crypto'
import {
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'

/** How often a builder shows that it is alive, in milliseconds. */
const beat = 1_000
/** How long a builder may be silent before it counts as dead, in milliseconds. */
const longestSilence = 10_000

/** Milliseconds after which whoever saw the same dead lock has taken it, too. */
const settleTime = 200

interface LockHolder {
  pid: number
  machine: string
  id: string
}

export interface BuildLock {
  /** Whether no other has taken the lock, as is right where its holder was stopped for long. */
  isOwn(): boolean
  release(): void
}

/**
 * Waits until no other process builds, and says so. A builder that was killed holds up nobody: on
 * the same machine its process is gone, and elsewhere its lock is no longer renewed.
 */
export async function takeLock(file: string): Promise<BuildLock> {
  const holder: LockHolder = { pid: process.pid, machine: machineName(), id: randomUUID() }
  const own = JSON.stringify(holder)
  const isOwn = () => read(file) === own
  const isDead = deathWatch(file)
  let told = false
  while (!create(file, own)) {
    if (isDead()) {
      writeFileSync(`${file}.${holder.id}`, own)
      renameSync(`${file}.${holder.id}`, file)
      await setTimeout(settleTime)
      if (isOwn()) break
    }
    if (!told) process.stdout.write('Another build of this folder is under way: waiting for it\n')
    told = true
    await setTimeout(beat / 2)
  }
  const renewal = setInterval(() => isOwn() && utimesSync(file, new Date(), new Date()), beat)
  const release = () => {
    clearInterval(renewal.unref())
    process.off('exit', release)
    if (isOwn()) rmSync(file)
  }
  process.on('exit', release)
  return { isOwn, release }
}

/**
 * Creates the lock.
 *
 * @returns false where there is one
 */
function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Whether the holder of a lock has ended without giving it back. Silence is measured by the clock of
 * whoever waits, which stands still with a machine that sleeps, and not by the time of the file.
 */
function deathWatch(file: string): () => boolean {
  let renewedAt: number | undefined
  let since = performance.now()
  return () => {
    const last = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (last !== renewedAt) {
      renewedAt = last
      since = performance.now()
    }
    return isGone(read(file)) || performance.now() - since > longestSilence
  }
}

function isGone(text: string | undefined): boolean {
  try {
    const { pid, machine }: LockHolder = JSON.parse(text ?? '')
    if (machine !== machineName()) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    // No process has the number. Of another user’s, EPERM would be said.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Names what a process’s number is unique in: a machine, or one of its containers. */
function machineName(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
