import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>

// The elements that enhance/ defines in the browser.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-link': CustomElement
      'country-finder': CustomElement
      'language-links': CustomElement
      'language-offer': CustomElement
      'page-actions': CustomElement
      'search-box': CustomElement
      'section-menu': CustomElement
    }
  }
}
