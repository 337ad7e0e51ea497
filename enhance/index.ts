import { subjectElements } from '../subject/elements'
import { CopyLink } from './copy-link'
import { LanguageLinks } from './language-links'
import { LanguageOffer } from './language-offer'
import { PageActions } from './page-actions'
import { SearchBox } from './search-box'
import { SectionMenu } from './section-menu'

// Each element improves markup that is complete without it. They change attributes at first and
// text only when the reader acts, so that nothing moves while a page is read: buttons to copy are
// added in closed panels and at the end of the page.
const elements = {
  'copy-link': CopyLink,
  ...subjectElements,
  'language-links': LanguageLinks,
  'language-offer': LanguageOffer,
  'page-actions': PageActions,
  'search-box': SearchBox,
  'section-menu': SectionMenu,
}

// After the first paint, each in a task of its own: on a slow device none of them holds up what the
// reader sees or does.
requestAnimationFrame(() => {
  for (const [name, element] of Object.entries(elements)) {
    setTimeout(() => customElements.define(name, element))
  }
})
