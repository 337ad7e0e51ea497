import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CheckedContent } from '../compile/validation/checked-content'
import { type Fault, startOfFile } from '../compile/validation/fault'
import { type Locale, locales } from '../i18n/locales'
import type { Glossary } from '../site/content'
import { bodyFile, type CompiledBody, type DataTable, replaceFile } from '../site/content'
import { typeset } from '../text/typography'
import {
  countryLocales,
  countryPageId,
  countrySlug,
  type MentionFinder,
  mentionFinder,
  ownCountry,
  placeNames,
} from './countries'
import { countryBody } from './country-body'
import { countryFacts, countryTranslator } from './country-facts'
import type { Country } from './read-countries'

/** The data file that has the names and dates of agreements. */
const agreementsTable = 'free-trade-agreements'

/** Returns countries’ names for checks of other texts: as terms, and as finders of mentions. */
export function namesOf(
  countries: CheckedContent['countries'],
): Pick<CheckedContent, 'placeNames' | 'mentions'> {
  const sound = soundCountries(countries)
  const terms: Glossary = {}
  for (const [id, names] of Object.entries(placeNames(sound))) {
    terms[id] = Object.fromEntries(Object.entries(names).map(([code, name]) => [code, [name]]))
  }
  const finders = locales.map((locale): [Locale, MentionFinder] => [
    locale,
    mentionFinder(sound, locale),
  ])
  return { placeNames: terms, mentions: new Map(finders) }
}

function soundCountries(countries: CheckedContent['countries']): Country[] {
  return [...countries].flatMap(([id, { source }]) => (source ? { id, ...source.value } : []))
}

/** Checks what country files say of each other and of agreements, and that their addresses differ. */
export function checkCountries(content: CheckedContent, faults: Fault[]): void {
  const { countries, dataTables } = content
  // A table that is faulty is reported as such; nothing is compared with it.
  const rows = dataTables.has(agreementsTable) ? dataTables.get(agreementsTable)?.rows : []
  const agreements = rows?.map(({ id }) => id)
  const taken = new Map<string, string>()
  for (const [id, { file, source }] of countries) {
    if (!source) continue
    const { mission, agreements: own = [], tradeOffices = [], name } = source.value
    const report = (path: PropertyKey[], message: string) =>
      faults.push({ file, ...source.place(...path), message })
    const checkId = (id: string | undefined, ...path: PropertyKey[]) => {
      if (id !== undefined && !countries.has(id)) {
        report(path, `there is no content/countries/${id}.yml`)
      }
    }
    checkId(mission?.in, 'mission', 'in')
    for (const [index, { serves = [] }] of tradeOffices.entries()) {
      for (const [at, id] of serves.entries()) checkId(id, 'tradeOffices', index, 'serves', at)
    }
    for (const [index, { agreement }] of own.entries()) {
      if (!agreements || agreements.includes(agreement)) continue
      const message = `content/data/${agreementsTable}.yml has no row with the id “${agreement}”`
      report(['agreements', index, 'agreement'], message)
    }
    const other = content.pages.get(countryPageId(id))
    if (other) {
      const message = `the folder has the id of the page that ${file} makes; rename or remove it`
      faults.push({ file: other.folder, ...startOfFile, message })
    }
    for (const locale of Object.keys(name) as Locale[]) {
      const address = `${locale} ${countrySlug({ id, name }, locale)}`
      const owner = taken.get(address)
      if (owner) report(['name', locale], `the name has the address of ${owner}; choose another`)
      else taken.set(address, file)
    }
  }
  if (countries.size > 0 && !content.pages.has('countries')) {
    const message = 'is missing; the pages of countries lie below it'
    faults.push({ file: 'content/pages/countries/page.yml', ...startOfFile, message })
  }
}

/** Writes the text of every country’s page in every language, as bodies are kept. */
export async function writeCountryBodies(content: CheckedContent): Promise<void> {
  const countries = soundCountries(content.countries)
  const agreements = content.dataTables.get(agreementsTable) as DataTable
  for (const locale of locales) {
    const t = await countryTranslator(locale)
    const facts = countryFacts(countries, agreements, locale, t)
    for (const country of countries) {
      if (!countryLocales(country).includes(locale)) continue
      const file = bodyFile(countryPageId(country.id), locale)
      const mentions = mentionsOf(country.id, content, locale)
      const compiled: CompiledBody = { body: countryBody(country, facts, mentions, locale, t) }
      mkdirSync(dirname(file), { recursive: true })
      replaceFile(file, JSON.stringify(compiled))
    }
  }
}

/** The pages that name a country in any of their languages, in the order of the content’s folders. */
function mentionsOf(id: string, { pages }: CheckedContent, locale: Locale) {
  if (id === ownCountry) return []
  return [...pages.values()].flatMap(({ id: pageId, texts }) => {
    const title = texts.get(locale)?.frontMatter?.value.title
    const named = [...texts.values()].some(({ countries }) => countries.includes(id))
    return title && named ? [{ id: pageId, title: typeset(title, locale) }] : []
  })
}
