import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { languageName } from '@/i18n/locales'
import { pageUrl } from '@/site/metadata'
import { publicOrigin } from '@/site/origin'
import { getPath, neutralPath, type Page, pageLocales } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'

interface SectionLinksProps {
  page: Page
  locale: Locale
  id: string
  heading: string
  labels: SectionLabels
}

/** The texts of section links, which are the same for every section of a page. */
type SectionLabels = Awaited<ReturnType<typeof sectionLabels>>

export async function sectionLabels(page: Page, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  const others = pageLocales(page).filter((other) => other !== locale)
  return {
    button: (heading: string) => t('sectionLinks', { heading }),
    thisSection: t('thisSection'),
    neutralSection: t('neutralSection'),
    others: await Promise.all(
      others.map(async (other) => {
        const translate = await getTranslations({ locale: other, namespace: 'sharing' })
        const language = languageName(other, other)
        return { other, text: translate('sectionInLanguage', { language }) }
      }),
    ),
  }
}

/** The permalink button of a heading and its panel: addresses of the section, other languages. */
export function SectionLinks({ page, locale, id, heading, labels }: SectionLinksProps) {
  const panel = `links-${id}`
  const neutralUrl = `${publicOrigin()}${neutralPath(page)}#${id}`
  return (
    <div className="section-links">
      <button type="button" popoverTarget={panel} aria-label={labels.button(heading)}>
        <span aria-hidden="true">#</span>
      </button>
      <div id={panel} popover="auto">
        <ul>
          <li>
            <LinkWithCopy label={labels.thisSection} url={`${pageUrl(page, locale)}#${id}`} />
          </li>
          <li>
            <LinkWithCopy label={labels.neutralSection} url={neutralUrl} />
          </li>
          {labels.others.map(({ other, text }) => (
            <li key={other}>
              <a href={`${getPath(page, other)}#${id}`} lang={other} hrefLang={other}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
