import { existsSync } from 'node:fs'
import { join } from 'node:path/posix'
import {
  isPluralElement,
  isSelectElement,
  isStructurallySame,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { z } from 'zod'
import { defaultLocale, type Locale, locales, localeTable } from '../../i18n/locales'
import { characterFaults } from './characters'
import { type Fault, startOfFile } from './fault'
import { placeAfter, readSource, type Source } from './source'
import { unresolvedMerge, unresolvedMergeFault } from './unresolved-merge'
import { parseYaml, type YamlSource } from './yaml-source'

/** A message with where it stands among the names of its file. */
interface Message {
  path: string[]
  /** Undefined where it is at fault by itself. */
  elements: MessageFormatElement[] | undefined
}

interface Interface {
  file: string
  place: YamlSource<unknown>['place']
  /** By their names, from the outermost one. */
  messages: Map<string, Message>
}

/** The faults of texts that the process has checked before. */
let known: { of: string; faults: Fault[] } | undefined

/**
 * Returns the faults of the interface text, which is published without a compilation: of its files, of
 * each message (ICU MessageFormat, https://unicode-org.github.io/icu/userguide/format_parse/messages/),
 * and where a language has other messages or arguments than the default one.
 *
 * @param folder with a file for each language; a portal of tests has none
 */
export function messageFaults(folder: string): Fault[] {
  if (!existsSync(folder)) return []
  const faults: Fault[] = []
  const sources = locales.flatMap((locale) => readMessageFile(folder, locale, faults))
  const of = JSON.stringify(sources)
  if (known?.of !== of) known = { of, faults: faultsOf(sources) }
  return [...faults, ...known.faults]
}

type MessageSource = Source & { locale: Locale }

function readMessageFile(folder: string, locale: Locale, faults: Fault[]): MessageSource[] {
  const file = `messages/${locale}.json`
  const path = join(folder, `${locale}.json`)
  if (!existsSync(path)) {
    const message = `is missing; the interface needs it in ${localeTable[locale].name}`
    faults.push({ file, ...startOfFile, message })
    return []
  }
  const source = readSource(path, file)
  if ('message' in source) {
    faults.push(source)
    return []
  }
  const merge = unresolvedMerge(source)
  if (!merge) return [{ ...source, locale }]
  faults.push(unresolvedMergeFault(file, merge))
  return []
}

function faultsOf(sources: MessageSource[]): Fault[] {
  const faults: Fault[] = []
  const parsed = new Map<Locale, Interface>()
  for (const { locale, ...source } of sources) {
    faults.push(...characterFaults(source))
    const texts = parseMessages(source, faults)
    if (texts) parsed.set(locale, texts)
  }
  const original = parsed.get(defaultLocale)
  for (const [locale, texts] of parsed) {
    for (const message of texts.messages.values()) checkMessage(message, locale, texts, faults)
    if (original && texts !== original) compare(texts, original, faults)
  }
  return faults
}

function parseMessages(source: Source, faults: Fault[]): Interface | undefined {
  const { file, text } = source
  try {
    JSON.parse(text)
  } catch (error) {
    const [, at = text.length] = /position (\d+)/.exec((error as Error).message) ?? []
    const message =
      'invalid JSON: each text stands in "double quotation marks", with a comma before the next one and none after the last'
    faults.push({ file, ...placeAfter(text.slice(0, Number(at))), message })
    return undefined
  }
  // As YAML, of which JSON is a part, it has places.
  const parsed = parseYaml(source, z.record(z.string(), z.unknown()), faults)
  if (!parsed) return undefined
  const { place } = parsed
  const messages = new Map<string, Message>()
  const add = (value: unknown, path: string[]) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, below] of Object.entries(value)) add(below, [...path, name])
      return
    }
    const report = (message: string) =>
      faults.push({ file, ...place(...path), message: `${path.join('.')}: ${message}` })
    messages.set(path.join('.'), { path, elements: elementsOf(value, report) })
  }
  add(parsed.value, [])
  return { file, place, messages }
}

function elementsOf(text: unknown, report: (message: string) => void) {
  try {
    if (typeof text !== 'string') report('write a text in quotation marks')
    else if (text.trim() === '') report('the text is empty; write it')
    else return parse(text)
  } catch (error) {
    report(
      `this is no message (${(error as Error).message}); see to its braces, its plural forms and its tags`,
    )
  }
  return undefined
}

/** The plural forms that a language tells apart (CLDR). */
export function pluralForms(locale: Locale, type?: Intl.PluralRuleType): Intl.LDMLPluralRule[] {
  try {
    const rules = new Intl.PluralRules(localeTable[locale].formatting, { ...(type && { type }) })
    return rules.resolvedOptions().pluralCategories
  } catch {
    // A tag that is none is told of at the locale table (locale-table.ts).
    return []
  }
}

/** Reports the plural forms that a language needs and a message lacks. */
function checkMessage(
  { path, elements }: Message,
  locale: Locale,
  { file, place }: Interface,
  faults: Fault[],
): void {
  const check = (element: MessageFormatElement) => {
    if (isTagElement(element)) element.children.forEach(check)
    if (!isPluralElement(element) && !isSelectElement(element)) return
    for (const { value } of Object.values(element.options)) value.forEach(check)
    if (!isPluralElement(element)) return
    const needed = pluralForms(locale, element.pluralType)
    for (const form of needed.filter((form) => !(form in element.options))) {
      const message = `${path.join('.')}: ${localeTable[locale].name} needs a form for “${form}”; write ${form} {…} beside the others`
      faults.push({ file, ...place(...path), message })
    }
  }
  elements?.forEach(check)
}

/** Reports where a language has not the messages of the default one, or not their arguments. */
function compare({ file, place, messages }: Interface, original: Interface, faults: Fault[]): void {
  const report = (path: string[], message: string) =>
    faults.push({ file, ...place(...path), message: `${path.join('.')}: ${message}` })
  for (const [name, { path, elements }] of original.messages) {
    const own = messages.get(name)
    if (!own) report(path, `is missing here; ${original.file} has it`)
    else if (elements && own.elements && !isStructurallySame(elements, own.elements).success)
      report(path, `its {arguments} and <tags> are others than in ${original.file}`)
  }
  for (const [name, { path }] of messages) {
    if (!original.messages.has(name)) report(path, `${original.file} lacks it; remove it here`)
  }
}
