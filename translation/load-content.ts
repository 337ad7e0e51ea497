import { join } from 'node:path'
import type { Root } from 'mdast'
import { headingIdsIn } from '../compile/markdown'
import { type BodyCheck, bodyCheck } from '../compile/validation/bodies'
import { type CheckedBody, checkBody, parseBody } from '../compile/validation/body'
import type { CheckedContent } from '../compile/validation/checked-content'
import { startOfFile } from '../compile/validation/fault'
import { readContent } from '../compile/validation/read-content'
import type { Source } from '../compile/validation/source'

/** Reads the content below a project’s folder. What is at fault in it is for `check` to say. */
export async function loadContent(root: string): Promise<CheckedContent> {
  return readContent(join(root, 'content'), await bodyCheck(), [])
}

/** The parsed texts of a check, by file: each is parsed once, for all that looks at it. */
export type Trees = Map<string, Root>

/** Checks bodies, and keeps their trees. */
export function treeKeepingCheck(trees: Trees): BodyCheck {
  return (source, _pageId, _locale, faults) => {
    const tree = parseBody(source, faults)
    if (tree) trees.set(source.file, tree)
    return checkBody(tree, source.file, faults)
  }
}

/** Returns of a text, without parsing it, the ids of its headings, to which links may lead. */
export function headingsOnly({ file, text }: Source): CheckedBody {
  const headings = headingIdsIn(text).map((id) => ({ id, place: startOfFile }))
  return { ...checkBody(undefined, file, []), identified: true, headings }
}
