import type { Nodes } from 'mdast'
import { type Place, startOfFile } from './fault'

/** Reports what is wrong at a node of a text, or at a place in it. */
export type Report = (at: Nodes | Place | undefined, message: string) => void

export function placeOf(node: Nodes | undefined): Place {
  return node?.position?.start ?? startOfFile
}
