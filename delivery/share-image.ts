import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type CSSProperties, createElement, type ReactNode } from 'react'
import { type ShareImageTexts, shareImageSize } from '../site/share-image'

/** A picture to make, with the name of the portal in its language. */
export interface ShareImageTask extends ShareImageTexts {
  signature: string
}

const require = createRequire(import.meta.url)
const font = (weight: 400 | 700) => ({
  name: 'Lato',
  data: readFileSync(require.resolve(`@fontsource/lato/files/lato-latin-${weight}-normal.woff`)),
  weight,
})

const colours = { ground: '#26374a', text: '#ffffff', muted: '#d7e5f5', accent: '#f28b94' }

/** By the longest title, in letters, that has room on three lines at a size, in pixels. */
const sizes = [
  { letters: 60, size: 66 },
  { letters: 90, size: 54 },
  { letters: Number.POSITIVE_INFINITY, size: 44 },
]

/** Makes a picture as a PNG. The same texts give the same bytes. */
export async function renderShareImage(task: ShareImageTask): Promise<Buffer> {
  // Loading it takes longer than making ten pictures, and most builds make none.
  const { ImageResponse } = await import('next/og.js')
  const { title, section, language, signature } = task
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
      fontFamily: 'Lato',
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
  const response = new ImageResponse(picture, { ...shareImageSize, fonts: [font(400), font(700)] })
  return Buffer.from(await response.arrayBuffer())
}

function box(style: CSSProperties, ...children: ReactNode[]) {
  return createElement('div', { style: { display: 'flex', ...style } }, ...children)
}
