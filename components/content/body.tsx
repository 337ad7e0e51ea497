import type { Locale } from '@/i18n/locales'
import type { PageBody } from '@/site/content'
import { isBeginningStale, type Page, staleSectionIds } from '@/site/registry'
import { linksOfSections, SectionLinks } from '../sharing/section-links'
import { blockRenderer, type HeadingComponent } from './blocks'
import { StaleNotice } from './stale-notice'

interface BodyProps {
  page: Page
  locale: Locale
  body: PageBody
  /** The query with which the reader asked for the page. */
  query?: URLSearchParams | undefined
}

/** Renders the text of a page, each section with its links, and says which are stale. */
export async function Body({ page, locale, body, query }: BodyProps) {
  const stale = staleSectionIds(page, locale)
  const links = await linksOfSections(page, locale, query)
  const heading: HeadingComponent = ({ level: Level, id, children }) => {
    const text = body.headings.find((entry) => entry.id === id)?.text ?? ''
    return (
      <>
        <div className="heading">
          <Level id={id} tabIndex={-1}>
            {children}
          </Level>
          <SectionLinks id={id} heading={text} links={links} />
        </div>
        {stale.includes(id) && <StaleNotice page={page} locale={locale} section={id} />}
      </>
    )
  }
  const render = blockRenderer(page, locale, heading, query)
  return (
    <>
      {isBeginningStale(page, locale) && <StaleNotice page={page} locale={locale} />}
      {render(body.tree)}
    </>
  )
}
