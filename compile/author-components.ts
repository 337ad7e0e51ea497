import { subjectComponents } from '../subject/author-components'

/** ISO 8601: a year, a month, a day, or an interval of two of them. */
export const isoDatePattern = isoDate()

/**
 * The components that authors may use in MDX, with their properties. Validation refuses anything
 * else; `components/content/body.tsx` renders them; `docs/adding-a-page.md` documents them.
 */
export const authorComponents: Record<string, AuthorComponent> = {
  DataTable: { place: 'block', required: { data: /^[a-z0-9-]+$/ }, empty: true },
  Chart: {
    place: 'block',
    required: { data: /^[a-z0-9-]+$/, kind: /^(bar|line)$/ },
    empty: true,
  },
  TimelineChart: { place: 'block', required: { data: /^[a-z0-9-]+$/ }, empty: true },
  Table: { place: 'block', required: { caption: /\S/ }, texts: ['caption'] },
  Definitions: { place: 'block', children: ['Definition'] },
  Definition: {
    place: 'block',
    required: { term: /\S/ },
    texts: ['term'],
    parent: 'Definitions',
  },
  Notice: { place: 'block', required: { kind: /^(information|warning)$/ } },
  Timeline: { place: 'block', children: ['Event'] },
  Event: { place: 'block', required: { date: isoDatePattern }, parent: 'Timeline' },
  KeyFigures: { place: 'block', children: ['KeyFigure'] },
  KeyFigure: {
    place: 'block',
    required: { value: /\S/, asOf: isoDatePattern },
    texts: ['value'],
    parent: 'KeyFigures',
  },
  SectionPages: { place: 'block', empty: true },
  LanguagePreference: { place: 'block', empty: true },
  Search: { place: 'block', empty: true },
  PageIndex: { place: 'block', empty: true },
  Glossary: { place: 'block', empty: true },
  TranslationStatus: { place: 'block', empty: true },
  ...subjectComponents,
  Term: { place: 'inline', required: { long: /\S/ }, texts: ['long'] },
  Lang: { place: 'inline', required: { code: /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ } },
}

export interface AuthorComponent {
  place: 'block' | 'inline'
  required?: Record<string, RegExp>
  /** The properties that are translated; the others are the same in every language. */
  texts?: string[]
  /** The only components allowed directly inside. */
  children?: string[]
  /** The component that it must stand directly inside. */
  parent?: string
  empty?: boolean
  /** Says what its data table lacks, and what to do; undefined when it can be shown. */
  tableFault?(table: TableToDraw): string | undefined
}

/** A data table, as far as it matters for what draws it. */
interface TableToDraw {
  from?: string | undefined
  groupBy?: string | undefined
  rows?: Record<string, unknown>[] | undefined
}

function isoDate(): RegExp {
  const date = String.raw`\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`
  return new RegExp(`^${date}(/${date})?$`)
}
