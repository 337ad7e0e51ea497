import { dirname, join } from 'node:path'
import { type Locale, locales, localeTable } from '../i18n/locales'
import { type Fault, sortFaults, startOfFile } from '../site/validation/fault'
import { originalOf } from '../site/validation/freshness'
import type { CheckedContent, CheckedPage } from '../site/validation/read-content'
import { validateContent } from '../site/validation/validate-content'
import { alignPages, type PageText, pageTextOf } from './alignment'
import { selectPages, type Trees, treeKeepingCheck } from './content'
import type { Finding, Outcome, Style } from './outcome'
import { languageRule, untranslatedRule } from './rules/language'
import { lengthRule, sentencesRule } from './rules/length'
import { negationRule } from './rules/negation'
import type { Report, SectionRule, TextRule } from './rules/rule'
import { spellingRule } from './rules/spelling'
import { structureRules } from './rules/structure'
import { substanceRules } from './rules/substance'
import { terminologyRules } from './rules/terminology'
import { typographyRule } from './rules/typography'
import { wordsOf } from './rules/words'

/** Every fault of the content, and every place where the languages of the named pages disagree. */
export async function check(root: string, ids: string[]): Promise<Outcome> {
  const trees: Trees = new Map()
  const { faults, notices, content } = await validateContent(
    join(root, 'content'),
    join(root, 'public'),
    treeKeepingCheck(trees, (id) => ids.length === 0 || ids.includes(id)),
  )
  const pages = selectPages(content, ids)
  const concerned = ({ file }: Fault) =>
    ids.length === 0 || pages.some(({ folder }) => dirname(file) === folder)
  const rules = await rulesFor(content)
  const findings = sortFaults([
    ...faults.filter(concerned).map(toFinding('error')),
    ...notices.filter(concerned).map(toFinding('warning')),
    ...pages.flatMap((page) => comparePage(page, trees, rules)),
  ])
  return {
    text: (style) => findingsText(findings, style),
    json: { findings },
    findings,
    failed: findings.some(({ severity }) => severity === 'error'),
  }
}

function toFinding(severity: Finding['severity']) {
  return (fault: Fault): Finding => ({ rule: 'content', severity, ...fault })
}

interface Rules {
  /** Of one language, which the original follows too. */
  text: TextRule[]
  /** Of a translation and its original. */
  pair: SectionRule[]
}

async function rulesFor({ glossary, placeNames, words }: CheckedContent): Promise<Rules> {
  const terms = { ...placeNames, ...glossary }
  const pair = [
    structureRules,
    substanceRules,
    untranslatedRule,
    lengthRule,
    sentencesRule,
    negationRule,
    await terminologyRules(terms),
  ]
  const names = Object.values(terms).flatMap((term) =>
    locales.flatMap((locale) =>
      wordsOf([...(term[locale] ?? []), ...(term.acronym?.[locale] ?? [])].join(' ')),
    ),
  )
  const spelling = spellingRule(new Set([...words, ...names]))
  return { text: [languageRule, typographyRule, spelling], pair }
}

function comparePage(page: CheckedPage, trees: Trees, rules: Rules): Finding[] {
  const checked = originalOf(page)
  const original = checked && pageTextOf(checked, trees)
  if (!original) return []
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
    ({ file, locale }: PageText, section: string): Report =>
    (rule, node, message, usual = 'error') => {
      if (isSuppressed(rule, locale, section)) return
      const severity = localeTable[locale].severities?.[rule] ?? usual
      if (severity === 'off') return
      const { line, column } = node?.position?.start ?? startOfFile
      findings.push({ rule, severity, file, line, column, message })
    }
  for (const checkedText of page.texts.values()) {
    const text: PageText | undefined =
      checkedText === checked ? original : pageTextOf(checkedText, trees)
    if (!text) continue
    for (const section of text.sections) {
      for (const rule of rules.text) rule(section, text, reporter(text, section.id))
    }
    if (text === original) continue
    const pair = alignPages(page, original, text)
    for (const section of pair.sections) {
      for (const rule of rules.pair) rule(section, pair, reporter(text, section.id))
    }
  }
  return [...findings, ...unusedSuppressions(page, used)]
}

/** A suppression that suppresses nothing would hide the next fault. */
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

function findingsText(findings: Finding[], style: Style): string {
  const lines = findings.map(({ rule, severity, file, line, column, message }) => {
    const name = severity === 'error' ? style.bad(rule) : style.dim(`${rule} (warning)`)
    return `${file}:${line}:${column} ${name} ${message}`
  })
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const summary =
    findings.length === 0
      ? style.good('The languages agree.')
      : `${errors} errors, ${findings.length - errors} warnings`
  return [...lines, summary].join('\n')
}
