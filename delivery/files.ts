import type { RenderedPage } from './document'
import type { FileKind } from './headers'

/** A file to write to the tree of documents, with its compressed forms beside it. */
export interface FileTask {
  /** Absolute path of the file as Next or the project has it, or else its content. */
  source: string | Uint8Array
  /** Absolute path to write to. */
  target: string
  /** The file’s address, with what it is made of where that is known, for messages. */
  name: string
  /** Present for what becomes a document. */
  page?: RenderedPage
}

/** What became of a file: its entity tag, or why the build refuses it. */
export type FinishedFile = { etag: string; compressed: boolean } | { refusal: string }

/** A file that the server delivers. */
export interface DeliveredFile {
  /** Path below `documents/`. Compressed files have `.br` and `.gz` beside them. */
  file: string
  kind: FileKind
  /** Media type. */
  type: string
  /** Hash of the content, without quotes: the same on every replica. */
  etag: string
  compressed: boolean
}

/** `manifest.json` of a build: what it holds and what it was made for. */
export interface BuildManifest {
  /** The public origin that the documents contain. */
  origin: string
  /** By address. */
  files: Record<string, DeliveredFile>
  /** What is made per request, by path. */
  routes: Record<string, DeliveredRoute>
}

export interface DeliveredRoute extends Omit<RenderedPage, 'path'> {
  /** Path below `server/`. */
  entry: string
}
