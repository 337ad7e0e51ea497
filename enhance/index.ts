import { CopyLink } from './copy-link'
import { LanguageLinks } from './language-links'
import { LanguageOffer } from './language-offer'
import { PageActions } from './page-actions'
import { SectionMenu } from './section-menu'

// Each element improves markup that is complete without it. They change attributes at first and
// text only when the reader acts, so that nothing moves while a page is read: buttons to copy are
// added in closed panels and at the end of the page.
customElements.define('copy-link', CopyLink)
customElements.define('language-links', LanguageLinks)
customElements.define('language-offer', LanguageOffer)
customElements.define('page-actions', PageActions)
customElements.define('section-menu', SectionMenu)
