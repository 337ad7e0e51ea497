import { lookUpLanguage } from '../i18n/language-tag'
import { rememberedLocale, rememberLocale } from './locale-cookie'

const dismissedKey = 'language-offer-dismissed'

/**
 * Shows one quiet line when the browser prefers another language that the page has. Never a
 * redirect: the reader may have followed a link on purpose. Dismissed once, it stays dismissed.
 */
export class LanguageOffer extends HTMLElement {
  connectedCallback(): void {
    if (rememberedLocale() || storage()?.getItem(dismissedKey)) return
    const offer = this.preferredOffer()
    if (!offer) return
    offer.hidden = false
    offer.querySelector('button')?.addEventListener('click', () => {
      offer.hidden = true
      storage()?.setItem(dismissedKey, 'true')
    })
    const link = offer.querySelector('a')
    link?.addEventListener('click', () => {
      link.hash = location.hash
      rememberLocale(link.hreflang)
    })
  }

  /** The offer in the first of the browser's languages, unless the page itself comes first. */
  private preferredOffer(): HTMLElement | null {
    const offers = [...this.querySelectorAll<HTMLElement>('section[lang]')]
    const own = document.documentElement.lang
    for (const tag of navigator.languages) {
      const code = lookUpLanguage(tag, [own, ...offers.map(({ lang }) => lang)])
      if (code === own) return null
      const offer = offers.find(({ lang }) => lang === code)
      if (offer) return offer
    }
    return null
  }
}

/** Local storage, which a browser may refuse. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
