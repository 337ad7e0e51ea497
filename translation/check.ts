import { join } from 'node:path'
import { type Locale, localeTable } from '../i18n/locales'
import { bodyCheck } from '../site/validation/bodies'
import { type Fault, sortFaults, startOfFile } from '../site/validation/fault'
import { originalOf } from '../site/validation/freshness'
import type { CheckedPage } from '../site/validation/read-content'
import { validateContent } from '../site/validation/validate-content'
import { alignPages, readPageText } from './alignment'
import { selectPages } from './content'
import type { Finding, Outcome, Style } from './outcome'
import type { Report, SectionRule } from './rules/rule'
import { structureRules } from './rules/structure'
import { substanceRules } from './rules/substance'

const rules: SectionRule[] = [structureRules, substanceRules]

/** Every fault of the content, and every place where the languages of the named pages disagree. */
export async function check(root: string, ids: string[]): Promise<Outcome> {
  const { faults, notices, content } = await validateContent(
    join(root, 'content'),
    join(root, 'public'),
    await bodyCheck(),
  )
  const pages = selectPages(content, ids)
  const concerned = ({ file }: Fault) =>
    ids.length === 0 || pages.some(({ folder }) => file.startsWith(`${folder}/`))
  const findings = sortFaults([
    ...faults.filter(concerned).map(toFinding('error')),
    ...notices.filter(concerned).map(toFinding('warning')),
    ...pages.flatMap((page) => comparePage(root, page)),
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

function comparePage(root: string, page: CheckedPage): Finding[] {
  const checked = originalOf(page)
  const original = checked && readPageText(root, checked)
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
  for (const text of page.texts.values()) {
    const translation = text === checked ? undefined : readPageText(root, text)
    if (!translation) continue
    const pair = alignPages(page, original, translation)
    for (const section of pair.sections) {
      const report: Report = (rule, node, message, usual = 'error') => {
        if (isSuppressed(rule, text.locale, section.id)) return
        const severity = localeTable[text.locale].severities?.[rule] ?? usual
        if (severity === 'off') return
        const { line, column } = node?.position?.start ?? startOfFile
        findings.push({ rule, severity, file: text.file, line, column, message })
      }
      for (const rule of rules) rule(section, pair, report)
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
