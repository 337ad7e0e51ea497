import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import type { Locale } from '@/i18n/locales'
import { frontMatterId, introductionId } from '@/site/content'
import type { PageBody } from '@/site/markdown'
import { type Page, staleSections } from '@/site/registry'
import { Doormats } from '../navigation/doormats'
import { SectionLinks, sectionLabels } from '../sharing/section-links'
import { ContentLink } from './content-link'
import { DataTable } from './data-table'
import { Event, KeyFigure } from './dated'
import { LanguagePreference } from './language-preference'
import { Notice } from './notice'
import { StaleNotice } from './stale-notice'
import { TranslationStatus } from './translation-status'

interface BodyProps {
  page: Page
  locale: Locale
  body: PageBody
}

type Children = { children?: ReactNode }

/** Renders the text of a page with the components that authors may use. */
export async function Body({ page, locale, body }: BodyProps) {
  const stale = staleSections(page, locale)
  const labels = await sectionLabels(page, locale)
  const heading = (Level: 'h2' | 'h3') =>
    function Heading({ id = '', children }: Children & { id?: string }) {
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
    }
  const components = {
    a: ({ href = '', children }: Children & { href?: string }) => (
      <ContentLink href={href} page={page} locale={locale}>
        {children}
      </ContentLink>
    ),
    h2: heading('h2'),
    h3: heading('h3'),
    DataTable: ({ data }: { data: string }) => <DataTable name={data} locale={locale} />,
    Definitions: ({ children }: Children) => <dl>{children}</dl>,
    Definition: ({ term, children }: Children & { term: string }) => (
      <div>
        <dt>{term}</dt>
        <dd>{children}</dd>
      </div>
    ),
    Notice: ({ kind, children }: Children & { kind: 'information' | 'warning' }) => (
      <Notice kind={kind} locale={locale}>
        {children}
      </Notice>
    ),
    Timeline: ({ children }: Children) => <ol className="timeline">{children}</ol>,
    Event: ({ date, children }: Children & { date: string }) => (
      <Event date={date} locale={locale}>
        {children}
      </Event>
    ),
    KeyFigures: ({ children }: Children) => <ul className="key-figures">{children}</ul>,
    KeyFigure: (props: Children & { value: string; asOf: string }) => (
      <KeyFigure {...props} locale={locale} />
    ),
    SectionPages: () => <Doormats pages={page.children} locale={locale} />,
    TranslationStatus: () => <TranslationStatus locale={locale} />,
    LanguagePreference: () => <LanguagePreference page={page} locale={locale} />,
    Term: ({ long, children }: Children & { long: string }) => <abbr title={long}>{children}</abbr>,
    Lang: ({ code, children }: Children & { code: string }) => <span lang={code}>{children}</span>,
  }
  const options = { Fragment, jsx, jsxs, components } as Parameters<typeof toJsxRuntime>[1]
  const beforeHeadings = stale.includes(frontMatterId) || stale.includes(introductionId)
  return (
    <>
      {beforeHeadings && <StaleNotice page={page} locale={locale} />}
      {toJsxRuntime(body.tree, options)}
    </>
  )
}
