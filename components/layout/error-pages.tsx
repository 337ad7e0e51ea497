import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { searchPageId } from '@/site/queried-pages'
import {
  childrenIn,
  findPage,
  getPage,
  getPath,
  getText,
  homeId,
  type Page,
  pageLocales,
} from '@/site/registry'
import { PageIndex } from '../content/page-index'
import { AllTopics } from '../navigation/all-topics'
import { PageLink } from '../navigation/page-link'
import { PageList } from '../navigation/page-list'
import { Shell } from './shell'

interface NotFoundPageProps {
  locale: Locale
  /** The section of the address, when that much of it is right. */
  section?: Page | undefined
  /** Pages that the rest of the address may mean. */
  nearest?: Page[]
}

/** The 404 of a language. */
export async function NotFoundPage({ locale, section, nearest = [] }: NotFoundPageProps) {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return (
    <Shell locale={locale} alternates={homes(section)}>
      <h1>{t('notFoundTitle')}</h1>
      <div className="prose">
        <p>{t('notFoundIntro')}</p>
        <p>
          <a href={getPath(getPage(homeId), locale)}>{t('notFoundHome')}</a>
        </p>
      </div>
      <PageList id="nearest" title={t('notFoundNearest')} pages={nearest} locale={locale} />
      {section && (
        <PageList
          id="section"
          title={t('notFoundSection', { section: getText(section, locale).title })}
          pages={[section, ...childrenIn(section, locale)]}
          locale={locale}
        />
      )}
      <AllTopics title={t('notFoundTopics')} locale={locale} />
    </Shell>
  )
}

/** The document in place of a page that was removed for good. */
export async function GonePage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return (
    <Shell locale={locale} alternates={homes()}>
      <h1>{t('goneTitle')}</h1>
      <div className="prose">
        <p>{t('goneIntro')}</p>
        <p>
          <a href={getPath(getPage(homeId), locale)}>{t('notFoundHome')}</a>
        </p>
      </div>
      <AllTopics title={t('notFoundTopics')} locale={locale} />
    </Shell>
  )
}

/** The document at the former address of a page, for mirrors, which cannot redirect. */
export async function MovedPage({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return (
    <Shell locale={locale} alternates={homes(page)}>
      <h1>{t('movedTitle')}</h1>
      <div className="prose">
        <p>
          {t('movedIntro')} <PageLink page={page} locale={locale} full />
        </p>
      </div>
    </Shell>
  )
}

export function ServerErrorPage({ locale }: { locale: Locale }) {
  return <FaultPage locale={locale} texts={['serverTitle', 'serverIntro']} />
}

/** The answer of an edge to a request that it cannot read: too long, too large, or malformed. */
export function BadRequestPage({ locale }: { locale: Locale }) {
  return <FaultPage locale={locale} texts={['requestTitle', 'requestIntro']} />
}

interface FaultPageProps {
  locale: Locale
  texts: ['serverTitle', 'serverIntro'] | ['requestTitle', 'requestIntro']
}

async function FaultPage({ locale, texts: [title, introduction] }: FaultPageProps) {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return (
    <Shell locale={locale} alternates={homes()}>
      <h1>{t(title)}</h1>
      <div className="prose">
        <p>{t(introduction)}</p>
        <p>
          <a href={getPath(getPage(homeId), locale)}>{t('notFoundHome')}</a>
        </p>
      </div>
    </Shell>
  )
}

/** The answer of an edge to a search when no server is left to answer it. */
export async function SearchUnavailablePage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors' })
  return (
    <Shell locale={locale} alternates={homes(findPage(searchPageId))}>
      <h1>{t('searchTitle')}</h1>
      <div className="prose">
        <p>{t('searchIntro')}</p>
        <PageIndex locale={locale} />
      </div>
    </Shell>
  )
}

/** Returns the targets of an error’s language links: the page that is meant, or the home page. */
function homes(section: Page = getPage(homeId)) {
  return Object.fromEntries(
    pageLocales(section).map((locale) => [locale, getPath(section, locale)]),
  )
}
