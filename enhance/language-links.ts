import { rememberLocale } from './locale-cookie'

/** Keeps the section on a language switch, and remembers the language that was chosen. */
export class LanguageLinks extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[hreflang]')
      if (!link) return
      link.hash = location.hash
      rememberLocale(link.hreflang)
    })
  }
}
