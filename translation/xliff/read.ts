import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Place } from '../../compile/validation/fault'
import { type Inline, type Tag, tidy } from './inline'
import { namespace, type Skeleton } from './write'

/** A unit as it came back. */
export interface ReturnedUnit {
  id: string
  resname: string
  source: Inline[]
  /** Undefined where the file has none. */
  target?: Inline[]
  /** Whether nobody has said of the target that it is right, or done: XLIFF 1.2, `state` and `approved`. */
  needsReview: boolean
  place: Place
}

/** A `<file>` as it came back. */
export interface ReturnedFile {
  original: string
  sourceLanguage: string
  targetLanguage: string
  skeleton: Skeleton | undefined
  units: ReturnedUnit[]
  place: Place
}

/** A file that cannot be read, with the place where it goes wrong. */
export class XliffError extends Error {
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message)
  }
}

/** Larger files are no texts of pages. */
export const mostBytes = 20_000_000

/**
 * Reads XLIFF 1.2. The parser knows the five entities of XML and no others, reads nothing but the
 * text that it is given, and stops at a document type, before any declaration in it counts.
 *
 * @throws XliffError
 */
export function readXliff(xml: string): ReturnedFile[] {
  const parser = new SaxesParser({ xmlns: true })
  const files: ReturnedFile[] = []
  const open: SaxesTagNS[] = []
  const here = (): Place => ({ line: parser.line, column: parser.column + 1 })
  const refuse = (message: string): never => {
    throw new XliffError(message, here())
  }
  /** Contents that are being read, the innermost last. */
  let contents: Inline[][] = []
  let skeleton = ''
  const isIn = (name: string) => open.at(-1)?.local === name
  const attribute = ({ attributes }: SaxesTagNS, name: string) => attributes[name]?.value ?? ''
  const unit = () => files.at(-1)?.units.at(-1)

  parser.on('error', (error) => refuse(`this is not well-formed XML: ${error.message}`))
  parser.on('doctype', () => refuse('a document type (DOCTYPE) is not allowed; remove it'))
  parser.on('opentag', (tag) => {
    const { local, uri } = tag
    const inContent = contents.length > 0
    if (
      open.length === 0 &&
      (local !== 'xliff' || uri !== namespace || attribute(tag, 'version') !== '1.2')
    ) {
      refuse('this is not an XLIFF 1.2 file')
    }
    if (local === 'file') {
      files.push({
        original: attribute(tag, 'original'),
        sourceLanguage: attribute(tag, 'source-language'),
        targetLanguage: attribute(tag, 'target-language'),
        skeleton: undefined,
        units: [],
        place: here(),
      })
    } else if (local === 'trans-unit') {
      const [id, resname] = [attribute(tag, 'id'), attribute(tag, 'resname')]
      files.at(-1)?.units.push({ id, resname, source: [], needsReview: false, place: here() })
    } else if (inContent && (local === 'g' || local === 'x')) {
      const added: Tag = { id: attribute(tag, 'id'), ...(local === 'g' && { content: [] }) }
      contents.at(-1)?.push(added)
      contents.push(added.content ?? [])
    } else if (inContent && local !== 'mrk') {
      refuse(`unit “${unit()?.id}”: the tag <${local}> is not in the original; remove it`)
    } else if ((local === 'source' || local === 'target') && isIn('trans-unit')) {
      contents = [[]]
      const [read, parent] = [unit(), open.at(-1)]
      if (read && parent && attribute(tag, 'state') === 'needs-review-translation')
        read.needsReview = attribute(parent, 'approved') !== 'yes'
    }
    open.push(tag)
  })
  const takeText = (text: string) => {
    if (isIn('internal-file')) skeleton += text
    else if (!isIn('x')) contents.at(-1)?.push(text)
    else if (text.trim()) refuse(`unit “${unit()?.id}”: the tag <x> holds no text`)
  }
  parser.on('text', takeText)
  parser.on('cdata', takeText)
  parser.on('closetag', ({ local }) => {
    open.pop()
    if ((local === 'g' || local === 'x') && contents.length > 0) contents.pop()
    else if ((local === 'source' || local === 'target') && isIn('trans-unit')) {
      const [content = []] = contents
      const read = unit()
      if (read) read[local] = tidy(content)
      contents = []
    } else if (local === 'internal-file') {
      const file = files.at(-1)
      if (file) file.skeleton = parseSkeleton(skeleton)
      skeleton = ''
    }
  })
  parser.write(xml).close()
  return files
}

function parseSkeleton(text: string): Skeleton | undefined {
  try {
    const { sections, translations, partners } = JSON.parse(text)
    return typeof sections === 'object' && typeof translations === 'object'
      ? { sections: { ...sections }, translations: { ...translations }, partners: { ...partners } }
      : undefined
  } catch {
    return undefined
  }
}

export type Refuse = (place: ReturnedUnit | ReturnedFile, message: string) => void
