import type { RenderedPage } from './document'
import type { FileKind } from './headers'

import type { ShareImageTask } from './share-image'

/** A page that is rendered by the file that Next has built for its route. */
export interface RenderTask {
  /** Absolute path of the route’s file. */
  entry: string
  path: string
  /** Makes Next render anew, without data for scripts that documents do not have. */
  bypassToken: string
}

/** A text of the build before, to be had with another public origin. */
export interface OriginTask {
  /** Absolute path. */
  text: string
  from: string
  to: string
}

/** A file to write to the tree of documents, with its compressed forms beside it. */
export interface FileTask {
  /** Absolute path of the file as Next or the project has it, or its content, or how to make it. */
  source: string | Uint8Array | RenderTask | ShareImageTask | OriginTask
  /** Absolute path to write to. */
  target: string
  /** The file’s address, with what it is made of where that is known, for messages. */
  name: string
  /** Brotli's quality for what can be compressed, up to 11. */
  quality: number
  /** A number that is another whenever content may have changed (site/content.ts). */
  edition: number
  /** Present for what becomes a document. */
  page?: RenderedPage
  /** The file at the same address in the build before. */
  previous?: FileForms
}

/** The result of finishing a file, or why the build refuses it. */
export type FinishedFile =
  | (Pick<DeliveredFile, 'etag' | 'compressed' | 'forms'> & {
      /** What was read of the content, for a file that was rendered (site/reads.ts). */
      reads?: string[]
    })
  | { refusal: string }

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
  /** Hashes of the compressed forms, `.br` and `.gz`, by which the next build knows that they are whole. */
  forms?: string[]
  /** When the first build without it was made (ISO 8601), for an asset that no page names now. */
  supersededAt?: string
}

/**
 * The number of what a server relies on in a build that it did not come with: the shape of `BuildManifest`,
 * and how it talks with `server/application.mjs` (application-process.ts). To be raised when either changes.
 */
export const serverProtocol = 2

/** `manifest.json` of a build: what it holds and what it was made for. */
export interface BuildManifest {
  /** The `serverProtocol` of the build. */
  protocol: number
  /** The version of the portal’s code, from package.json. */
  version: string
  /** The public origin that the documents contain. */
  origin: string
  /** A digest of the server’s code: a process that runs it may answer from any build that has it. */
  code: string
  /** The files of the build by address. */
  files: Record<string, DeliveredFile>
  /** The routes that are rendered per request, by Next’s names of them. */
  routes: Record<string, DeliveredRoute>
}

/** The name of the file beside the manifest that holds a `Publication`. */
export const publicationFile = 'published.json'

/** When and after what a build was published: what two builds of the same content do not share. */
export interface Publication {
  /** The digest of the content and messages that it is made of; undefined where Next alone has built. */
  contentDigest?: string
  /** ISO 8601. */
  publishedAt: string
  /** The name of the folder of the build that was current before, to roll back to. */
  before?: string
}

/** Next’s name of the route that renders a page beside itself in another language. */
export const comparisonRoute = '/[locale]/side-by-side/[other]/[...id]'

/** Next’s name of the route that renders a 404 document with the pages that the address may mean. */
export const nearestRoute = '/[locale]/requested/404'

/** The beginning of Next’s names of the routes that answer queries (site/queried-pages.ts). */
export const requestedRoutes = '/[locale]/requested/'

export interface DeliveredRoute extends Omit<RenderedPage, 'path'> {
  /** Path below `server/`. */
  entry: string
}

/** A finished file, which another place may take over. */
export interface FileForms extends Pick<DeliveredFile, 'etag' | 'forms'> {
  /** Absolute path. */
  file: string
}
