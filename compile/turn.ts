import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Who has the turn; its file is the only one in the folder of the turn. */
interface TurnHolder {
  pid: number
  host: string
  /** The holder’s work, as the caller of {@link inTurn} named it. */
  task: string
}

/** How often a holder shows that it lives, and how long it may be silent before it counts as dead. */
const [beat, silence] = [20_000, 5 * 60_000]

const pause = 50

/**
 * Does work that writes into a project while no other process does. Whoever comes meanwhile waits,
 * and must read what it is going to change within its own turn. The turn of a process that has died
 * is taken over at once; that of one on another machine, or whose number another process has got,
 * when it has been silent for five minutes.
 *
 * @param root the project’s folder; where nobody can write into it, nobody need wait
 * @param task what those who wait are told, on standard error, after a second
 */
export async function inTurn<Result>(
  root: string,
  task: string,
  work: () => Promise<Result>,
  tell: (text: string) => void = (text) => process.stderr.write(text),
): Promise<Result> {
  const folder = join(root, '.turn')
  const name = randomUUID()
  const asked = Date.now()
  let isTold = false
  for (;;) {
    const taken = take(folder, name, { pid: process.pid, host: hostname(), task })
    if (taken === 'impossible') return work()
    if (taken) break
    const holder = holderOf(folder)
    if (holder && !isTold && Date.now() - asked > 1000) {
      tell(`Waiting for “${holder.task}” to end (process ${holder.pid} on ${holder.host}).\n`)
      isTold = true
    }
    await sleep(pause)
  }
  const file = join(folder, name)
  // Fails, which ends the process, where the turn was taken from it: it must not write any more.
  const beating = setInterval(() => utimesSync(file, new Date(), new Date()), beat).unref()
  try {
    return await work()
  } finally {
    clearInterval(beating)
    rmSync(file, { force: true })
    removeEmpty(folder)
  }
}

/**
 * A folder with a file in it is moved to where the turn is. That fails while the one there holds a
 * file, and is one step: no process can take what another has just got.
 */
function take(folder: string, name: string, holder: TurnHolder): boolean | 'impossible' {
  const own = `${folder}.${name}`
  try {
    mkdirSync(own)
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return 'impossible'
    throw error
  }
  try {
    writeFileSync(join(own, name), JSON.stringify(holder))
    // Windows moves nothing onto a folder, even if it is empty.
    removeEmpty(folder)
    renameSync(own, folder)
    return true
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error))) return false
    throw error
  }
}

/** Who has the turn now; undefined where nobody has it any more. Takes it from the dead. */
function holderOf(folder: string): TurnHolder | undefined {
  try {
    const [name] = readdirSync(folder)
    if (name === undefined) return undefined
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    // A machine that lost its power may leave the file empty.
    const holder: TurnHolder | undefined = text === '' ? undefined : JSON.parse(text)
    const isSilent = Date.now() - statSync(file).mtimeMs > silence
    const lives = holder && (holder.host !== hostname() || isAlive(holder.pid))
    if (lives && !isSilent) return holder
    // Only the file of this holder: another process may have been quicker.
    unlinkSync(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  return undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user lives, but may not be asked.
    return codeOf(error) === 'EPERM'
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // It is not there, or not empty: then somebody has the turn.
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
