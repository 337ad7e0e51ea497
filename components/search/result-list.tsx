import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import type { Passage } from '@/search/passage'
import type { PageResult, SectionResult } from '@/search/results'
import { getPath, getText, type Page } from '@/site/registry'
import { formatDate } from '@/text/dates'

interface ResultListProps {
  locale: Locale
  pages: PageResult[]
  /** The number of the first page. */
  start?: number
}

/** Pages that answer a query, each with those of its sections that do. */
export function ResultList({ locale, pages, start = 1 }: ResultListProps) {
  if (pages.length === 0) return null
  return (
    <ol className="results" start={start === 1 ? undefined : start}>
      {pages.map(({ page, ancestors, modified, sections }) => (
        <li key={page.id}>
          <h2>
            <a href={getPath(page, locale)}>{getText(page, locale).title}</a>
          </h2>
          <p>
            <small>
              <ResultAncestors ancestors={ancestors} locale={locale} />
              {ancestors.length > 0 && modified && ' · '}
              {modified && <Modified date={modified} locale={locale} />}
            </small>
          </p>
          {sections.map((section) => (
            <ResultSection key={section.address} section={section} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function ResultAncestors({ ancestors, locale }: { ancestors: Page[]; locale: Locale }) {
  return ancestors.map((page) => getText(page, locale).shortTitle).join(' › ')
}

async function Modified({ date, locale }: { date: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <>
      {t('dateModified')} <time dateTime={date}>{formatDate(date, locale)}</time>
    </>
  )
}

function ResultSection({ section: { address, heading, passage } }: { section: SectionResult }) {
  return (
    <>
      {heading && (
        <h3>
          <a href={address}>{heading}</a>
        </h3>
      )}
      <p>
        <Marked passage={passage} />
      </p>
    </>
  )
}

function Marked({ passage }: { passage: Passage }) {
  // Never markup: React escapes what a text or a query holds.
  return passage.map(({ text, isMarked }, place) =>
    isMarked ? <mark key={place}>{text}</mark> : text,
  )
}
