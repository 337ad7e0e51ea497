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
}

/** The permalink button of a heading and its panel: addresses of the section, other languages. */
export async function SectionLinks({ page, locale, id, heading }: SectionLinksProps) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  const others = await Promise.all(
    pageLocales(page)
      .filter((other) => other !== locale)
      .map(async (other) => {
        const translate = await getTranslations({ locale: other, namespace: 'sharing' })
        return {
          other,
          text: translate('sectionInLanguage', { language: languageName(other, other) }),
        }
      }),
  )
  const panel = `links-${id}`
  return (
    <div className="section-links">
      <button type="button" popoverTarget={panel} aria-label={t('sectionLinks', { heading })}>
        <span aria-hidden="true">#</span>
      </button>
      <div id={panel} popover="auto">
        <ul>
          <li>
            <LinkWithCopy
              label={t('thisSection')}
              url={`${pageUrl(page, locale)}#${id}`}
              locale={locale}
            />
          </li>
          <li>
            <LinkWithCopy
              label={t('neutralSection')}
              url={`${publicOrigin()}${neutralPath(page)}#${id}`}
              locale={locale}
            />
          </li>
          {others.map(({ other, text }) => (
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
