import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type CSSProperties, createElement, type ReactNode } from 'react'
import { type ShareImageTexts, shareImageSize } from '../site/share-image'
import { isDrawable } from '../site/share-letters'

/** A picture to make, with the name of the portal in its language. */
export interface ShareImageTask extends ShareImageTexts {
  signature: string
}

const require = createRequire(import.meta.url)

/** Lato, and beyond the letters of western Europe Noto Sans: a title is in one of the two. */
const families = {
  plain: ['lato/lato-latin'],
  all: [
    ...['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'].map(
      (subset) => `noto-sans/noto-sans-${subset}`,
    ),
    ...['lato/lato-latin', 'lato/lato-latin-ext'],
  ],
}

/** Texts whose letters all files of Lato have. */
const plainLetters = /^[ -~\u00a0-\u00ff–—‘’“”…]*$/

const loaded = new Map<string[], FontFile[]>()

type FontFile = { name: string; data: Buffer; weight: 400 | 700 }

/** The font files of families; those of one family under one name would hide each other. */
function fontFiles(names: string[]): FontFile[] {
  let files = loaded.get(names)
  if (!files) {
    files = names.flatMap((name) =>
      ([400, 700] as const).map((weight) => {
        const [folder, file] = name.split('/')
        const path = `@fontsource/${folder}/files/${file}-${weight}-normal.woff`
        return { name, data: readFileSync(require.resolve(path)), weight }
      }),
    )
    loaded.set(names, files)
  }
  return files
}

const colours = { ground: '#26374a', text: '#ffffff', muted: '#d7e5f5', accent: '#f28b94' }

/** Sizes of a title, in pixels, by the longest one, in letters, that has room on three lines. */
const sizes = [
  { letters: 60, size: 66 },
  { letters: 90, size: 54 },
  { letters: Number.POSITIVE_INFINITY, size: 44 },
]

/**
 * Makes a picture as a PNG. The same texts give the same bytes.
 *
 * @throws when a text has a letter that the fonts lack, for which next/og would ask other hosts
 */
export async function renderShareImage(task: ShareImageTask): Promise<Buffer> {
  const texts = Object.values(task).filter((text) => text !== undefined)
  const undrawable = texts.find((text) => !isDrawable(text))
  if (undrawable) throw new Error(`No font of the pictures has all letters of “${undrawable}”`)
  // Loading it takes longer than making ten pictures, and most builds make none.
  const { ImageResponse } = await import('next/og.js')
  const { section, language, signature } = task
  const title = task.title || signature
  const names = families[texts.every((text) => plainLetters.test(text)) ? 'plain' : 'all']
  const size = sizes.find(({ letters }) => title.length <= letters)?.size
  const line = { justifyContent: 'space-between', fontSize: 34 }
  const picture = box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: '100%',
      height: '100%',
      padding: '72px 90px',
      background: colours.ground,
      color: colours.text,
      fontFamily: names.map((name) => `'${name}'`).join(', '),
    },
    box({ ...line, color: colours.muted }, section ?? ' '),
    box(
      { flexDirection: 'column' },
      box({ fontSize: size, fontWeight: 700, lineHeight: 1.15 }, title),
      box({ width: 140, height: 12, marginTop: 36, background: colours.accent }),
    ),
    box(
      line,
      box({ fontWeight: 700 }, title === signature ? ' ' : signature),
      box({ color: colours.muted }, language),
    ),
  )
  const response = new ImageResponse(picture, { ...shareImageSize, fonts: fontFiles(names) })
  return Buffer.from(await response.arrayBuffer())
}

function box(style: CSSProperties, ...children: ReactNode[]) {
  return createElement('div', { style: { display: 'flex', ...style } }, ...children)
}
