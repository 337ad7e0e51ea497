import localFont from 'next/font/local'

// Cut down by delivery/subset-fonts.ts; hashed, preloaded and given metric-matched fallbacks by
// Next, so that text does not move when they arrive.
// https://nextjs.org/docs/app/api-reference/components/font

const heading = localFont({
  src: '../../.fonts/lato-700.woff2',
  weight: '700',
  display: 'swap',
  variable: '--font-heading',
})

const body = localFont({
  src: [
    { path: '../../.fonts/noto-sans-400.woff2', weight: '400' },
    { path: '../../.fonts/noto-sans-700.woff2', weight: '700' },
  ],
  display: 'swap',
  variable: '--font-body',
})

export const fontClasses = `${heading.variable} ${body.variable}`
