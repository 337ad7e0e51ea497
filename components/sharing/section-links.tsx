import { getTranslations } from 'next-intl/server'
import { type Locale, languageName } from '@/i18n/locales'
import { neutralUrl, pageUrl } from '@/site/metadata'
import { queryInOtherLanguages } from '@/site/queried-pages'
import { getPath, type Page, pageLocales } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'

interface SectionLinksProps {
  id: string
  heading: string
  links: LinksOfSections
}

/** The texts and addresses of section links, which but for its id are the same for every section of a page. */
type LinksOfSections = Awaited<ReturnType<typeof linksOfSections>>

/**
 * Prepares the texts and addresses of the section links of a page.
 *
 * @param query that the page answers
 */
export async function linksOfSections(page: Page, locale: Locale, query?: URLSearchParams) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  const others = pageLocales(page).filter((other) => other !== locale)
  const shown = query ? `?${query}` : ''
  const elsewhere = queryInOtherLanguages(query)
  return {
    button: (heading: string) => t('sectionLinks', { heading }),
    links: [
      { label: t('thisSection'), url: pageUrl(page, locale) + shown },
      { label: t('neutralSection'), url: neutralUrl(page) + elsewhere },
    ],
    others: await Promise.all(
      others.map(async (other) => {
        const translate = await getTranslations({ locale: other, namespace: 'sharing' })
        const text = translate('sectionInLanguage', { language: languageName(other, other) })
        return { other, text, path: getPath(page, other) + elsewhere }
      }),
    ),
  }
}

/** The permalink button of a heading and its panel: addresses of the section, other languages. */
export function SectionLinks({ id, heading, links: { button, links, others } }: SectionLinksProps) {
  const panel = `links-${id}`
  return (
    <div className="section-links">
      <button type="button" popoverTarget={panel} aria-label={button(heading)}>
        <span aria-hidden="true">#</span>
      </button>
      <div id={panel} popover="auto">
        <ul>
          {links.map(({ url, ...link }) => (
            <li key={url}>
              <LinkWithCopy {...link} url={`${url}#${id}`} />
            </li>
          ))}
          {others.map(({ other, text, path }) => (
            <li key={other}>
              <a href={`${path}#${id}`} lang={other} hrefLang={other}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
