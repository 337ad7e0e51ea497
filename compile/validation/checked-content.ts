import type { z } from 'zod'
import type { MentionFinder } from '../../countries/countries'
import type { CountrySource } from '../../countries/country-schema'
import type { Locale } from '../../i18n/locales'
import type { RecordedAddress } from '../../site/address-record'
import type { Glossary } from '../../site/content'
import type { ExternalPages } from '../../site/external-links'
import type { CheckedBody, CheckedSection } from './body'
import type { Fault } from './fault'
import type { FrontMatter } from './front-matter'
import type { Lock } from './lock'
import type { dataTableSchema, pageSettingsSchema } from './schemas'
import type { YamlSource } from './yaml-source'

// The content, as far as the checks need it.

export interface CheckedText {
  file: string
  locale: Locale
  frontMatter: FrontMatter | undefined
  body: CheckedBody
  /** The front matter, and the sections of the body. */
  sections: CheckedSection[]
  /** The ids of the countries that it names. */
  countries: string[]
}

export interface CheckedPage {
  id: string
  folder: string
  settings: YamlSource<z.infer<typeof pageSettingsSchema>> | undefined
  hasSettings: boolean
  /** The digests of the original's sections that each translation was accepted for. */
  accepted: Lock['accepted']
  /** The digests accepted in the other version of a lock in which a merge stands unresolved. */
  alsoAccepted: Lock['alsoAccepted']
  texts: Map<Locale, CheckedText>
  /** How sections of the original were known under ids that pages and headings had before. */
  renamedSections: RenamedSection[]
  /** Faults that keep a file of the page from being read: nothing else can be said of the page. */
  unread: Fault[]
}

/** The whole content, each file checked by itself. */
export interface CheckedContent {
  pages: Map<string, CheckedPage>
  countries: Map<string, CheckedCountry>
  /** Data tables by name; undefined when the file is faulty. */
  dataTables: Map<string, z.infer<typeof dataTableSchema> | undefined>
  /** Data files that are faulty and lack what a chart of them would need, so that both is said at once. */
  undescribed: Set<string>
  /** Undefined when the file is not there or is faulty: then nothing can be checked against it. */
  facts: Set<string> | undefined
  externalLinks: ExternalPages
  /** Files outside of pages that are not read as they are, by their paths from the content folder. */
  unread: Set<string>
  glossary: Glossary
  /** Names of states and their capitals, in the form of the glossary. */
  placeNames: Glossary
  /** Finds the countries that a text names, by language. */
  mentions: Map<Locale, MentionFinder>
  /** Names and other words that dictionaries do not have. */
  words: Set<string>
  /** The addresses that were published, line by line of their record. */
  record: RecordedAddress[]
  /** Paths at which a file would be read that has another name. */
  misnamed: Set<string>
}

interface CheckedCountry {
  /** The path of the country’s file, as in a fault. */
  file: string
  /** Undefined when the file is faulty. */
  source: YamlSource<CountrySource> | undefined
}

/** How a section of an original was known before, when it meant what it means now. */
interface RenamedSection {
  id: string
  formerId: string
  digest: string
}
