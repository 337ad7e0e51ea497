import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { aboutId, getPage, inLocale } from '@/site/registry'
import { PageLink } from '../navigation/page-link'

export async function Footer({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale })
  const about = getPage(aboutId)
  const pages = inLocale([about, ...about.children], locale)
  return (
    <footer className="site-footer">
      <div className="container">
        <p className="font-heading text-h6 font-bold">{t('site.name')}</p>
        <p>
          {t('site.tagline')} · {t('layout.notOfficial')} · {t('layout.licence')}
        </p>
        {pages.length > 0 && (
          <nav aria-label={t('layout.footerNavigation')}>
            <ul className="link-row">
              {pages.map((page) => (
                <li key={page.id}>
                  <PageLink page={page} locale={locale} />
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  )
}
