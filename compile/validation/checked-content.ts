import type { z } from 'zod'
import type { Locale } from '../../i18n/locales'
import type { RecordedAddress } from '../../site/address-record'
import type { Glossary, IndexedPage } from '../../site/content'
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
  /** The ids of the pages made of data whose subject it names. */
  mentions: string[]
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
  /** The pages that are made of data files, by id. */
  dataPages: Map<string, CheckedDataPage>
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
  /** Names of places that pages made of data tell of, in the form of the glossary. */
  placeNames: Glossary
  mentionFinders: MentionFinder[]
  /** Names and other words that dictionaries do not have. */
  words: Set<string>
  /** The addresses that were published, line by line of their record. */
  record: RecordedAddress[]
  /**
   * By the path of each file that contentlayer makes a document of: a digest of what is written in it;
   * of a page’s text, of its front matter alone.
   */
  documents: Map<string, string>
  /** Paths at which a file would be read that has another name. */
  misnamed: Set<string>
}

/** A page that is made of a data file. */
export interface CheckedDataPage {
  kind: DataPageKind
  /** The path of the data file, as in a fault. */
  file: string
  /** Undefined when the file is faulty. */
  source: YamlSource<unknown> | undefined
}

/** The ids of the pages made of data whose subject a text of a language names. */
type MentionFinder = (text: string, locale: Locale) => string[]

/**
 * A kind of pages that are not written but made, one of each data file of a folder: their texts are
 * words of the interface and of the data.
 */
export interface DataPageKind<Value = unknown> {
  /** The name of the folder below `content/`, and the id of the page that those of the kind lie below. */
  folder: string
  /** The name of the data files’ type in contentlayer. */
  documentType: string
  schema: z.ZodObject & z.ZodType<Value>
  /** The ids of the headings that a page may have. */
  sections: readonly string[]
  /** The section that only lists other pages, where a search would find these in their stead. */
  listSection: string
  /**
   * The slugs of the page of a data file, in the languages that the page has.
   *
   * @param name of the file, without its ending
   */
  slugs(name: string, value: Value): Partial<Record<Locale, string>>
  /** What the registry knows of the page of a data file. */
  indexedPage(name: string, value: Value): Promise<IndexedPage>
  /** What texts may say of the files’ subjects. @param values by name, those of files without faults */
  names(values: Map<string, Value>): { placeNames: Glossary; mentionsIn: MentionFinder }
  /** Writes what pages show of all files of the kind, or of none, and a build knows: such as a map. */
  writeShared(): void
  /** Reports what the files say wrongly of each other and of the rest of the content. */
  check(content: CheckedContent, faults: Fault[]): void
  /** Writes the text of every page in every language, as bodies are kept. */
  writeBodies(content: CheckedContent): Promise<void>
}

/** How a section of an original was known before, when it meant what it means now. */
interface RenamedSection {
  id: string
  formerId: string
  digest: string
}

/** Whether a file of a page cannot be read, so that nothing else is to be said of it. */
export function isUnread({ unread }: CheckedPage, file: string): boolean {
  return unread.some((fault) => fault.file === file)
}
