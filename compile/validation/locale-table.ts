import { existsSync, readFileSync } from 'node:fs'
import { type Fault, type Place, startOfFile } from './fault'

/** The locale table, as far as it is checked. */
type LocaleRows = Record<string, { formatting: string }>

/** The formatters and the collator of `Intl` that serve readers, by their names in a fault. */
const formatters = {
  dates: Intl.DateTimeFormat,
  numbers: Intl.NumberFormat,
  lists: Intl.ListFormat,
  sorting: Intl.Collator,
  'plural forms': Intl.PluralRules,
  'names of languages': Intl.DisplayNames,
}

/**
 * Reports a `formatting` that this Node.js does not know: for such a tag, `Intl` takes the language
 * of the machine that builds (ECMA-402, 9.2), and machines differ.
 *
 * @param file the table’s source, in which the place is looked for
 */
export function checkLocaleTable(rows: LocaleRows, file: string, faults: Fault[]): void {
  for (const [locale, { formatting }] of Object.entries(rows)) {
    const unknown = Object.entries(formatters).flatMap(([what, { supportedLocalesOf }]) =>
      isKnown(formatting, supportedLocalesOf) ? [] : [what],
    )
    if (unknown.length === 0) continue
    faults.push({
      file,
      ...placeOfRow(`formatting: '${formatting}'`, formatting, file),
      message: `formatting: “${formatting}” of ${locale} is not known to Node.js ${process.version} (ICU ${process.versions.icu}) for ${unknown.join(', ')}, which would be those of the machine; write the tag of the nearest language that its readers know, such as ${nearest(formatting)}`,
    })
  }
}

function isKnown(tag: string, supportedLocalesOf: (tag: string) => string[]): boolean {
  try {
    return supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

/** Proposes the tag of a language that is read where one is spoken: French of Haiti for Creole. */
function nearest(formatting: string): string {
  const near: Record<string, string> = { ht: 'fr-HT', gn: 'es-PY', ay: 'es-BO', qu: 'es-PE' }
  return `“${near[formatting.slice(0, 2)] ?? 'en-CA'}”`
}

/**
 * Where a setting stands in the source that holds it.
 *
 * @param setting the text of its line, or a part of it
 * @param value what is pointed at in that line
 */
export function placeOfRow(setting: string, value: string, file: string): Place {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const line = lines.findIndex((text) => text.includes(setting))
  return line < 0 ? startOfFile : { line: line + 1, column: (lines[line]?.indexOf(value) ?? 0) + 1 }
}
