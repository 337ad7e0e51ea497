import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, localeTable } from '@/i18n/locales'
import { alignBodies, comparisonLanguages } from '@/site/comparison'
import { pageBody } from '@/site/page-body'
import {
  type Comparison,
  comparisonPath,
  getPath,
  getText,
  isBeginningStale,
  pageLocales,
  staleSectionIds,
} from '@/site/registry'
import { formatDate } from '@/text/dates'
import { blockRenderer, type HeadingComponent } from '../content/blocks'
import { StaleNotice } from '../content/stale-notice'
import { Breadcrumb } from '../navigation/breadcrumb'
import { OnThisPage } from '../navigation/on-this-page'
import { ComparisonTools } from '../sharing/comparison-tools'
import { DateModified } from './date-modified'
import { Shell } from './shell'
import './comparison.css'

/**
 * A page in two languages, block beside block. In the document each block is followed by its
 * counterpart, so that whoever sees no columns reads the languages in alternation.
 */
export async function ComparisonPage(comparison: Comparison) {
  const { page, locale, other } = comparison
  const t = await getTranslations({ locale })
  const [body, otherBody] = [pageBody(page, locale), pageBody(page, other)]
  const anchors = new Set(body.headings.map(({ id }) => id))
  const link = t('sharing.thisSection')
  const render = rendererOf(comparison, locale, link, () => true)
  // An id stands once in a document.
  const renderOther = rendererOf(comparison, other, link, (id) => !anchors.has(id))
  const stale = [locale, other].map((language) => isBeginningStale(page, language))
  return (
    <Shell
      locale={locale}
      alternates={alternatesOf(comparison)}
      breadcrumb={<Breadcrumb page={page} locale={locale} inclusive />}
    >
      <hgroup className="pair">
        <p className="language">{localeTable[locale].name}</p>
        <h1>{getText(page, locale).title}</h1>
        <p className="language" {...languageAttributes(other)}>
          {localeTable[other].name}
        </p>
        <p className="title" {...languageAttributes(other)}>
          {getText(page, other).title}
        </p>
      </hgroup>
      <p>{t('comparison.intro', comparisonLanguages(comparison))}</p>
      {page.asOf && (
        <p className="as-of">{t('content.asOf', { date: formatDate(page.asOf, locale) })}</p>
      )}
      <OnThisPage headings={body.headings} locale={locale} />
      {stale.includes(true) && (
        <Pair
          languages={comparison}
          first={stale[0] && <ReaderNotice comparison={comparison} />}
          second={stale[1] && <ReaderNotice comparison={comparison} />}
        />
      )}
      {alignBodies(body, otherBody).map(({ first, second }, place) => (
        <Pair
          key={place}
          languages={comparison}
          first={first && render(first)}
          second={second && renderOther(second)}
        />
      ))}
      <DateModified page={page} locale={locale} />
      <ComparisonTools {...comparison} />
    </Shell>
  )
}

interface PairProps {
  languages: Pick<Comparison, 'locale' | 'other'>
  first: ReactNode
  second: ReactNode
}

function Pair({ languages: { locale, other }, first, second }: PairProps) {
  return (
    <div className="pair">
      <div className="prose" {...languageAttributes(locale)}>
        {first}
      </div>
      <div className="prose" {...languageAttributes(other)}>
        {second}
      </div>
    </div>
  )
}

function languageAttributes(locale: Locale) {
  return { lang: locale, dir: localeTable[locale].direction }
}

/**
 * Returns the renderer of a column. A heading of either column that is an anchor carries its id and
 * a link to its address.
 */
function rendererOf(
  comparison: Comparison,
  language: Locale,
  link: string,
  isAnchor: (id: string) => boolean,
): ReturnType<typeof blockRenderer> {
  const { page, locale } = comparison
  const stale = staleSectionIds(page, language)
  const Heading: HeadingComponent = ({ level: Level, id, children }) => (
    <>
      <div className="heading">
        <Level {...(isAnchor(id) && { id, tabIndex: -1 })}>{children}</Level>
        {isAnchor(id) && (
          <a
            className="permalink"
            href={`#${id}`}
            {...languageAttributes(locale)}
            aria-label={link}
          >
            #
          </a>
        )}
      </div>
      {stale.includes(id) && <ReaderNotice comparison={comparison} section={id} />}
    </>
  )
  return blockRenderer(page, language, Heading, undefined, language === locale)
}

/** A notice of a stale text, which is in the reader’s language in either column. */
function ReaderNotice({
  comparison: { page, locale },
  section,
}: {
  comparison: Comparison
  section?: string
}) {
  return (
    <div {...languageAttributes(locale)}>
      <StaleNotice page={page} locale={locale} {...(section && { section })} />
    </div>
  )
}

/**
 * Where the language links lead: in the second language to the same pair the other way round, in
 * any further language to the page.
 */
function alternatesOf({ page, locale, other }: Comparison): Partial<Record<Locale, string>> {
  return {
    ...Object.fromEntries(pageLocales(page).map((one) => [one, getPath(page, one)])),
    [locale]: comparisonPath({ page, locale, other }),
    [other]: comparisonPath({ page, locale: other, other: locale }),
  }
}
