import type { Locale } from '@/i18n/locales'
import type { PageBody } from '@/site/markdown'
import { isBeginningStale, type Page, staleSections } from '@/site/registry'
import { SectionLinks, sectionLabels } from '../sharing/section-links'
import { blockRenderer } from './blocks'
import { StaleNotice } from './stale-notice'

interface BodyProps {
  page: Page
  locale: Locale
  body: PageBody
}

/** Renders the text of a page, each section with its links, and says which are stale. */
export async function Body({ page, locale, body }: BodyProps) {
  const stale = staleSections(page, locale)
  const labels = await sectionLabels(page, locale)
  const render = blockRenderer(page, locale, ({ level: Level, id, children }) => {
    const text = body.headings.find((entry) => entry.id === id)?.text ?? ''
    return (
      <>
        <div className="heading">
          <Level id={id} tabIndex={-1}>
            {children}
          </Level>
          <SectionLinks page={page} locale={locale} id={id} heading={text} labels={labels} />
        </div>
        {stale.includes(id) && <StaleNotice page={page} locale={locale} section={id} />}
      </>
    )
  })
  return (
    <>
      {isBeginningStale(page, locale) && <StaleNotice page={page} locale={locale} />}
      {render(body.tree)}
    </>
  )
}
