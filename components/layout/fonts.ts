import localFont from 'next/font/local'

// Cut down by delivery/subset-fonts.ts; hashed by Next. A font that comes too late for the first
// paint is kept for the next page: text never moves under a reader on a slow network. Not preloaded,
// because narrow screens do not load them (styles.css, docs/decisions/6-fonts-are-optional.md).
// https://nextjs.org/docs/app/api-reference/components/font

const heading = localFont({
  src: '../../.fonts/lato-700.woff2',
  weight: '700',
  display: 'optional',
  preload: false,
  variable: '--font-heading',
})

const body = localFont({
  src: [
    { path: '../../.fonts/noto-sans-400.woff2', weight: '400' },
    { path: '../../.fonts/noto-sans-700.woff2', weight: '700' },
  ],
  display: 'optional',
  preload: false,
  variable: '--font-body',
})

export const fontClasses = `${heading.variable} ${body.variable}`
