import type { Nodes } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import type { Locale } from '@/i18n/locales'
import type { Page } from '@/site/registry'
import { BarPlot } from '../../charts/bar-plot'
import { Chart } from '../../charts/chart'
import { LinePlot } from '../../charts/line-plot'
import { TimelinePlot } from '../../charts/timeline-plot'
import { subjectBlocks } from '../../subject/components'
import { Doormats } from '../navigation/doormats'
import { Search } from '../search/search'
import { ContentLink } from './content-link'
import { DataTable } from './data-table'
import { Event, KeyFigure } from './dated'
import { Glossary } from './glossary'
import { InLanguage } from './in-language'
import { LanguagePreference } from './language-preference'
import { Notice } from './notice'
import { PageIndex } from './page-index'
import { Term } from './term'
import { TranslationStatus } from './translation-status'

type Children = { children?: ReactNode }

/** How a heading of the text is shown. */
export type HeadingComponent = (props: Children & { level: 'h2' | 'h3'; id: string }) => ReactNode

/**
 * Renders what authors write, in one language, with the components that they may use.
 *
 * @param query what the reader asked the page for
 * @param hasAnchors whether an address may lead to the terms of the glossary: an id stands once in a document
 */
export function blockRenderer(
  page: Page,
  locale: Locale,
  Heading: HeadingComponent,
  query = new URLSearchParams(),
  hasAnchors = true,
): (tree: Nodes) => ReactNode {
  const heading = (level: 'h2' | 'h3') =>
    function LeveledHeading({ id = '', children }: Children & { id?: string }) {
      return (
        <Heading level={level} id={id}>
          {children}
        </Heading>
      )
    }
  const render = (tree: Nodes) => toJsxRuntime(tree, options)
  const components = {
    a: ({ href = '', children }: Children & { href?: string }) => (
      <ContentLink href={href} page={page} locale={locale}>
        {children}
      </ContentLink>
    ),
    h2: heading('h2'),
    h3: heading('h3'),
    DataTable: ({ data }: { data: string }) => <DataTable name={data} locale={locale} />,
    Chart: ({ data, kind }: { data: string; kind: 'bar' | 'line' }) => (
      <Chart name={data} Plot={kind === 'bar' ? BarPlot : LinePlot} locale={locale} />
    ),
    TimelineChart: ({ data }: { data: string }) => (
      <Chart name={data} Plot={TimelinePlot} numbered locale={locale} />
    ),
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
    ...subjectBlocks({ page, locale, query, render }),
    Search: () => <Search locale={locale} query={query} />,
    PageIndex: () => <PageIndex locale={locale} />,
    Glossary: () => <Glossary locale={locale} hasAnchors={hasAnchors} />,
    TranslationStatus: () => <TranslationStatus locale={locale} />,
    LanguagePreference: () => <LanguagePreference page={page} locale={locale} />,
    Term: ({ long, children }: Children & { long: string }) => (
      <Term long={long} locale={locale}>
        {children}
      </Term>
    ),
    Lang: ({ code, children }: Children & { code: string }) => (
      <InLanguage language={code} locale={locale}>
        {children}
      </InLanguage>
    ),
  }
  const options = { Fragment, jsx, jsxs, components } as Parameters<typeof toJsxRuntime>[1]
  return render
}
