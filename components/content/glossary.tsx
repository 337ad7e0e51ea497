import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { type Locale, languageName } from '@/i18n/locales'
import { dataFilePath } from '@/site/data-file'
import {
  type GlossaryTerm,
  glossaryId,
  type TermForm,
  termPageFinder,
  termsByLetter,
} from '@/site/glossary'
import { searchPageId } from '@/site/queried-pages'
import { type Page, pathOfId } from '@/site/registry'
import { PageLink } from '../navigation/page-link'
import { InLanguage } from './in-language'

interface GlossaryProps {
  locale: Locale
  /** Whether each term carries its id, so that an address can lead to it. */
  hasAnchors: boolean
}

/** Every term of a language with its equivalents, and links to the glossary as a file. */
export async function Glossary({ locale, hasAnchors }: GlossaryProps) {
  const t = await getTranslations({ locale, namespace: 'glossary' })
  const pagesOf = termPageFinder(locale)
  return (
    <>
      <p className="data-files">
        {(['csv', 'json'] as const).map((format, place) => (
          <Fragment key={format}>
            {place > 0 && ' · '}
            <a href={dataFilePath(glossaryId, locale, format)} download>
              {t(format)}
            </a>
          </Fragment>
        ))}
      </p>
      {termsByLetter(locale).map(({ letter, items }) => (
        <Fragment key={letter}>
          <h2>{letter}</h2>
          <dl>
            {items.map((term) => (
              <GlossaryEntry
                key={term.id}
                term={term}
                pages={pagesOf(term.id)}
                locale={locale}
                hasAnchors={hasAnchors}
              />
            ))}
          </dl>
        </Fragment>
      ))}
    </>
  )
}

async function GlossaryEntry({
  term: { id, own, others },
  pages,
  locale,
  hasAnchors,
}: GlossaryProps & { term: GlossaryTerm; pages: Page[] }) {
  const t = await getTranslations({ locale, namespace: 'glossary' })
  return (
    <div id={hasAnchors ? id : undefined}>
      <dt>
        <TermFormText form={own} locale={locale} />
      </dt>
      {others.map((form) => (
        <dd key={form.locale}>
          {t('inLanguage', { language: languageName(form.locale, locale) })}{' '}
          <TermFormText form={form} locale={locale} />
        </dd>
      ))}
      <Uses pages={pages} form={own.text} locale={locale} />
    </div>
  )
}

async function TermFormText({ form, locale }: { form: TermForm; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'glossary' })
  return (
    <>
      <InLanguage language={form.locale} locale={locale}>
        {form.text}
      </InLanguage>{' '}
      {!form.isConfirmed && <small>{t('unconfirmed')}</small>}
    </>
  )
}

/** The most pages that an entry names as using its term, so that the glossary stays short. */
const pagesShown = 2

async function Uses({ pages, form, locale }: { pages: Page[]; form: string; locale: Locale }) {
  if (pages.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'glossary' })
  const search = pathOfId(searchPageId, locale)
  return (
    <dd>
      {t('usedIn')}{' '}
      {pages.slice(0, pagesShown).map((page, place) => (
        <Fragment key={page.id}>
          {place > 0 && ', '}
          <PageLink page={page} locale={locale} />
        </Fragment>
      ))}
      {search && pages.length > pagesShown && (
        <>
          {' · '}
          <a href={`${search}?${new URLSearchParams({ q: form })}`}>
            {t('more', { count: pages.length - pagesShown })}
          </a>
        </>
      )}
    </dd>
  )
}
