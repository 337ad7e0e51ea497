import { join } from 'node:path'
import type { CheckedBody } from '../compile/validation/body'
import type { CheckedContent, CheckedPage } from '../compile/validation/checked-content'
import { type Fault, startOfFile } from '../compile/validation/fault'
import { originalOf } from '../compile/validation/freshness'
import { readContent } from '../compile/validation/read-content'
import { listFiles } from '../compile/validation/source'
import { type Locale, localeTable } from '../i18n/locales'
import { alignPages, sectionedTextOf } from './alignment'
import { type Trees, treeKeepingCheck } from './load-content'
import type { Finding } from './outcome'
import type { Titles } from './page-titles'
import type { SectionedText } from './pairs'
import { accentRule } from './rules/accents'
import { acronymsRule } from './rules/acronyms'
import { addressRule, commandRule } from './rules/address-forms'
import { agreementRule } from './rules/agreement'
import { counterpartsAmong } from './rules/counterparts'
import { exchangedRule } from './rules/exchanged'
import { keywordRule } from './rules/keywords'
import { languageRule, untranslatedRule } from './rules/language'
import { lengthRule, sentencesRule } from './rules/length'
import { namesRule } from './rules/names'
import { halfNegationRule, negationRule } from './rules/negation'
import { numberMarksRule } from './rules/number-marks'
import { oppositionRule } from './rules/oppositions'
import { placeholderRule } from './rules/placeholders'
import { repetitionRule } from './rules/repetition'
import type { ReportFinding, SectionRule, TextRule } from './rules/rule'
import { namesIn, spellingRule } from './rules/spelling'
import { structureRules } from './rules/structure'
import { substanceRules } from './rules/substance'
import { terminologyRules } from './rules/terminology'
import { titleRules } from './rules/titles'
import { typographyRule } from './rules/typography'
import { unitsRule } from './rules/units'

export interface Rules {
  /** Rules of one language, which the original follows too. */
  text: TextRule[]
  /** Rules of a translation and its original. */
  pair: SectionRule[]
  /** Whether no rule is left out because a list that it needs is at fault. */
  complete: boolean
}

/** The findings of a page, and what a check of the whole content needs to know of its bodies. */
export interface PageFindings {
  bodies: [file: string, body: { checked: CheckedBody; faults: Fault[] }][]
  findings: Finding[]
}

/** The rules for a project’s content, of which only the lists of words are read. */
export async function loadRules(root: string, titles: Titles): Promise<Rules> {
  const lists = await listsOf(root)
  const content = await readContent(join(root, 'content'), treeKeepingCheck(new Map()), [], lists)
  return rulesFor(content, titles)
}

/** The files of words, terms and names that rules know, from the content folder. */
export async function listsOf(root: string): Promise<string[]> {
  const files = listFiles(join(root, 'content'))
  return files.filter((file) => /^(?:countries\/)?[^/]+$/.test(file))
}

/**
 * The rules, with the words that the content itself lists. Where such a list is at fault, that is
 * said of it, and rules that know its words are left out: what they found would follow from it.
 *
 * @param spells whether words are looked up in dictionaries, which takes the most time
 */
export async function rulesFor(
  { glossary, placeNames, words, externalLinks, unread, dataPages }: CheckedContent,
  titles: Titles,
  spells = true,
): Promise<Rules> {
  const terms = { ...placeNames, ...glossary }
  const knowsWords =
    !unread.has('glossary.yml') &&
    !unread.has('words.txt') &&
    [...dataPages.values()].every(({ source }) => source)
  const knowsLinks = !unread.has('external-links.yml')
  const pair = [
    structureRules,
    substanceRules(knowsLinks ? counterpartsAmong(externalLinks) : () => true),
    unitsRule,
    exchangedRule,
    numberMarksRule,
    untranslatedRule,
    lengthRule,
    sentencesRule,
    repetitionRule,
    negationRule,
    oppositionRule,
    commandRule,
    await titleRules(titles),
    ...(knowsWords
      ? [
          namesRule(placeNames, glossary),
          await terminologyRules(terms),
          await acronymsRule(terms),
          keywordRule(terms),
        ]
      : []),
  ]
  const spelling = spellingRule((locale) => new Set([...words, ...namesIn(terms, locale)]))
  const spelled = spells && knowsWords ? [spelling] : []
  return {
    text: [
      languageRule,
      typographyRule,
      placeholderRule,
      halfNegationRule,
      ...spelled,
      accentRule,
      agreementRule,
      addressRule,
    ],
    pair,
    complete: knowsWords && knowsLinks,
  }
}

/**
 * Compares the languages of whole pages, each text parsed once. What can be cloned between threads
 * is returned, and the trees are let go, so that memory does not grow with the content.
 *
 * @param pages the files of each page, from the content folder
 * @returns what was found in each, in the same order
 */
export async function comparePages(
  root: string,
  pages: string[][],
  rules: Rules,
): Promise<PageFindings[]> {
  const found: PageFindings[] = []
  for (const paths of pages) found.push(await compareFiles(root, paths, rules))
  return found
}

async function compareFiles(root: string, paths: string[], rules: Rules): Promise<PageFindings> {
  const trees: Trees = new Map()
  const bodies: PageFindings['bodies'] = []
  const checkBody = treeKeepingCheck(trees)
  const { pages } = await readContent(
    join(root, 'content'),
    (source, pageId, locale) => {
      const faults: Fault[] = []
      const checked = checkBody(source, pageId, locale, faults)
      bodies.push([source.file, { checked, faults }])
      return checked
    },
    // The faults of other files are for the check of the whole content to report.
    [],
    paths,
  )
  return {
    bodies,
    findings: [...pages.values()].flatMap((page) => comparePage(page, trees, rules)),
  }
}

export function comparePage(page: CheckedPage, trees: Trees, rules: Rules): Finding[] {
  const checked = originalOf(page)
  const original = checked && sectionedTextOf(checked, trees)
  if (!original || !checked.body.identified || page.unread.length > 0) return []
  const findings: Finding[] = []
  const suppressions = page.settings?.value.suppressions ?? []
  const used = new Set<number>()
  const isSuppressed = (rule: string, locale: Locale, section: string) => {
    const index = suppressions.findIndex((suppression) => {
      const { section: only = section } = suppression
      return suppression.rule === rule && suppression.locale === locale && only === section
    })
    if (index >= 0) used.add(index)
    return index >= 0
  }
  const reporter =
    ({ file, locale }: SectionedText, section: string): ReportFinding =>
    (rule, node, message, usual = 'error') => {
      if (isSuppressed(rule, locale, section)) return
      const severity = localeTable[locale].severities?.[rule] ?? usual
      if (severity === 'off') return
      const { line, column } = node?.position?.start ?? startOfFile
      findings.push({ rule, severity, file, line, column, message })
    }
  for (const checkedText of page.texts.values()) {
    const text: SectionedText | undefined =
      checkedText === checked ? original : sectionedTextOf(checkedText, trees, original)
    if (!text || !checkedText.body.identified) continue
    for (const section of text.sections) {
      for (const rule of rules.text) rule(section, text, reporter(text, section.id))
    }
    if (text === original) continue
    const pair = alignPages(page, original, text)
    for (const section of pair.sections) {
      for (const rule of rules.pair) rule(section, pair, reporter(text, section.id))
    }
  }
  const isWhole = rules.complete && [...page.texts.values()].every(({ body }) => body.identified)
  return isWhole ? [...findings, ...unusedSuppressions(page, used)] : findings
}

/** Reports suppressions that suppress nothing: each would hide the next fault. */
function unusedSuppressions({ settings, folder }: CheckedPage, used: Set<number>): Finding[] {
  const findings: Finding[] = []
  for (const [index, { rule }] of (settings?.value.suppressions ?? []).entries()) {
    if (used.has(index)) continue
    findings.push({
      rule: 'unused-suppression',
      severity: 'error',
      file: `${folder}/page.yml`,
      ...(settings?.place('suppressions', index) ?? startOfFile),
      message: `nothing is at fault by the rule “${rule}” any more; remove the suppression`,
    })
  }
  return findings
}
