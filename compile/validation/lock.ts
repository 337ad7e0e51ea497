import { z } from 'zod'
import type { Fault, Place } from './fault'
import { acceptedSchema } from './schemas'
import type { Source } from './source'
import { versionsOf } from './unresolved-merge'
import { parseYaml, type YamlSource } from './yaml-source'

/** Digests of the original’s sections, by language and section of a translation. */
export type Accepted = z.infer<typeof acceptedSchema>

/** The content of a lock file, as far as it can be read. */
export interface Lock {
  /** Undefined when nothing can be read. */
  accepted: YamlSource<Accepted> | undefined
  /** The digests in the other version of the file, where a merge stands unresolved in it. */
  alsoAccepted?: Accepted | undefined
  /** The only fault that is reported of a lock that is not as it should be. */
  fault?: Fault
}

/** Accepts any lock, and keeps of it what has the right shape. */
const readableSchema = z
  .record(z.string(), z.record(z.string(), z.string().optional().catch(undefined)).catch({}))
  .catch({}) as unknown as z.ZodType<Accepted>

/**
 * Reads a lock file, as far as it can be read.
 *
 * @param merge where a merge stands unresolved in the file
 */
export function readLock(source: Source, pageId: string, merge: Place | undefined): Lock {
  const { file, text } = source
  const readable = (version: string) => parseYaml({ file, text: version }, readableSchema, [])
  const remedy = (isReadable: boolean, kept: string) =>
    isReadable
      ? `run “npm run translation -- resolve ${pageId}”, which keeps ${kept}`
      : 'put an earlier version of this file back; if there is none, delete it, read each translation against its original, and accept it'
  if (merge) {
    const versions = versionsOf(text)
    const theirs = readable(versions.theirs)
    const accepted = readable(versions.ours) ?? theirs
    const message = `unresolved merge, line ${merge.line}: two versions of this file stand in it; ${remedy(accepted !== undefined, 'of each what still holds')}`
    return { accepted, alsoAccepted: theirs?.value, fault: { file, ...merge, message } }
  }
  const faults: Fault[] = []
  const accepted = parseYaml(source, acceptedSchema, faults)
  const [first] = faults
  if (!first) return { accepted }
  const part = readable(text)
  const message = `${first.message}; ${remedy(part !== undefined, 'what can be read')}`
  return { accepted: part, fault: { ...first, message } }
}
