import { fileURLToPath } from 'node:url'
import { counted, type Fault, formatFault } from '../compile/validation/fault'

/** The state of the content that authors see beside a page. */
export interface PreviewState {
  /** Changes whenever something that is shown does. */
  version: string
  faults: Fault[]
}

const folder = '/_preview'

/** Where a page is told that something has changed: server-sent events (HTML, 9.2). */
export const changesPath = `${folder}/changes`

/** Files that a browser loads beside a page, by address. */
export const ownFiles: Record<string, { file: string; type: string }> = {
  [`${folder}/faults.css`]: { file: browserFile('faults.css'), type: 'text/css' },
  [`${folder}/follow.js`]: { file: browserFile('follow.js'), type: 'text/javascript' },
}

function browserFile(name: string): string {
  return fileURLToPath(new URL(`browser/${name}`, import.meta.url))
}

/** Stands for a page that has never been shown. */
export const emptyDocument =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>'

/**
 * A document as authors see it: with the faults of the content above it, those of its own page first,
 * and a script that reloads it when something has been saved.
 *
 * @param pageId undefined for a document that is of no page
 * @param problem why the page is not as it would be without faults
 */
export function previewDocument(
  document: string,
  { version, faults }: PreviewState,
  pageId: string | undefined,
  problem?: string,
): string {
  const isOwn = ({ file }: Fault) =>
    pageId !== undefined && new RegExp(`^content/(?:pages/)?${pageId}[/.][^/]*$`).test(file)
  const own = faults.filter(isOwn)
  const others = faults.filter((fault) => !isOwn(fault))
  const parts = [
    ...(problem ? [`<p>${escaped(problem)}</p>`] : []),
    ...(own.length > 0
      ? [`<h2>${counted(own.length, 'fault')} on this page</h2>${list(own)}`]
      : []),
    ...(others.length > 0
      ? [
          `<details><summary>${counted(others.length, 'fault')} elsewhere</summary>${list(others)}</details>`,
        ]
      : []),
  ]
  const panel = `<aside id="preview-faults" lang="en" dir="ltr">${parts.join('')}</aside>`
  const isShown = parts.length > 0
  const styles = `<link rel="stylesheet" href="${folder}/faults.css">`
  const script = `<script defer src="${folder}/follow.js" data-version="${version}"></script>`
  return document
    .replace('</head>', (tag) => (isShown ? styles : '') + script + tag)
    .replace(/<body[^>]*>/, (tag) => tag + (isShown ? panel : ''))
}

function list(faults: Fault[]): string {
  const items = faults.map((fault) => {
    const text = formatFault(fault)
    const place = text.slice(0, text.length - fault.message.length).trimEnd()
    return `<li><code>${escaped(place)}</code> ${escaped(fault.message)}</li>`
  })
  return `<ul>${items.join('')}</ul>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
