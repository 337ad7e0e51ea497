import localFont from 'next/font/local'

// Cut down by delivery/subset-fonts.ts; hashed and preloaded by Next, in documents for wide screens
// only. A font that comes too late for the first paint is kept for the next page: text never moves
// under a reader on a slow network (docs/decisions/6-fonts-are-optional.md).
// https://nextjs.org/docs/app/api-reference/components/font

const heading = localFont({
  src: '../../.fonts/lato-700.woff2',
  weight: '700',
  display: 'optional',
  variable: '--font-heading',
})

const body = localFont({
  src: [
    { path: '../../.fonts/noto-sans-400.woff2', weight: '400' },
    { path: '../../.fonts/noto-sans-700.woff2', weight: '700' },
  ],
  display: 'optional',
  variable: '--font-body',
})

export const fontClasses = `${heading.variable} ${body.variable}`
