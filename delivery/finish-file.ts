import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { beginEdition } from '../site/content'
import { recordReads } from '../site/reads'
import { withOrigin } from './change-origin'
import { RefusedPage, toDocument } from './document'
import { contentHash } from './entity-tag'
import type { FileTask, FinishedFile } from './files'
import { compressedForms, reuseFile } from './previous-build'
import { renderPage } from './render-page'
import { renderShareImage } from './share-image'

const compressible = new Set([
  '.css',
  '.csv',
  '.html',
  '.js',
  '.json',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
])

/** Addresses of other origins that a stylesheet makes browsers ask; the policy would block them. */
const foreignStyle = /(?:url\(\s*["']?|@import\s*["'])((?:[a-z]+:)?\/\/[^"')\s]+)/gi

/**
 * Runs in a worker thread: makes one file and its compressed forms, or says why not. Nothing is
 * handed to further threads, which takes longer than writing a small file.
 */
export async function finishFile(task: FileTask): Promise<FinishedFile> {
  beginEdition(task.edition)
  const { result, reads } = await recordReads(() => contentOf(task.source))
  const finished = writeFile(task, result)
  const isRendered = typeof task.source === 'object' && 'entry' in task.source
  return isRendered && 'etag' in finished ? { ...finished, reads } : finished
}

function writeFile(task: FileTask, made: Buffer): FinishedFile {
  let content = made
  if (task.page) {
    try {
      content = Buffer.from(toDocument(content.toString(), task.page))
    } catch (error) {
      if (error instanceof RefusedPage) return { refusal: error.message }
      throw error
    }
  }
  if (extname(task.target) === '.css') {
    const requests = [...content.toString().matchAll(foreignStyle)].map(([, address]) => address)
    if (requests.length > 0) {
      return {
        refusal: `${task.name} requests ${requests.join(', ')}\n    Serve it from public/ instead.`,
      }
    }
  }
  const etag = contentHash(content)
  const compressed = compressible.has(extname(task.target))
  const { previous } = task
  const isSame = previous?.etag === etag && Boolean(previous.forms) === compressed
  if (isSame && reuseFile(previous, task.target)) {
    return { etag, compressed, ...(previous.forms && { forms: previous.forms }) }
  }
  mkdirSync(dirname(task.target), { recursive: true })
  const write = (extension: string, bytes: Buffer) => {
    writeFileSync(task.target + extension, bytes)
    if (previous) setApart(task.target + extension, previous.file + extension)
  }
  write('', content)
  if (!compressed) return { etag, compressed }
  const forms = [
    brotliCompressSync(content, brotliOptions(content, task.quality)),
    gzipSync(content, { level: 9 }),
  ]
  for (const [index, form] of forms.entries()) {
    write(compressedForms[index] as string, form)
  }
  return { etag, compressed, forms: forms.map(contentHash) }
}

/**
 * Makes sure that a file has another entity tag than the one before it also in nginx, which takes the
 * second of its last change and its size: two publications may fall into one second.
 */
function setApart(file: string, before: string): void {
  const { mtimeMs, size } = statSync(before, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: -1 }
  const next = Math.floor(mtimeMs / 1000) + 1
  if (size === statSync(file).size && Date.now() / 1000 < next) utimesSync(file, next, next)
}

async function contentOf(source: FileTask['source']): Promise<Buffer> {
  if (typeof source === 'string') return readFileSync(source)
  if (source instanceof Uint8Array) return Buffer.from(source)
  if ('text' in source) return withOrigin(source)
  return 'entry' in source ? renderPage(source) : renderShareImage(source)
}

function brotliOptions(content: Buffer, quality: number) {
  // The smallest window that holds the file (RFC 7932, 9.1), but 64 kB at least: for a larger one
  // quality 9 fills 32 MB of tables first, which takes a hundred times as long as compressing.
  const windowBits = Math.max(16, Math.ceil(Math.log2(content.length + 16)))
  return {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: Math.min(windowBits, constants.BROTLI_MAX_WINDOW_BITS),
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  }
}
