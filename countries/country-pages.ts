import type { CheckedContent, DataPageKind } from '../compile/validation/checked-content'
import { defaultLocale, type Locale, locales } from '../i18n/locales'
import { bodyFile, type CompiledBody, type Glossary, replaceChanged } from '../site/content'
import { typeset } from '../text/typography'
import { checkCountries, soundCountries } from './check-countries'
import {
  agreementsTable,
  countryLocales,
  countryPageId,
  countrySlug,
  mentionFinder,
  ownCountry,
  placeNames,
} from './countries'
import { countryBody, countrySections, listOfMentions } from './country-body'
import { countryFacts, countryTranslator } from './country-facts'
import { finderFile, finderTable } from './country-finder'
import { type CountrySource, countrySchema } from './country-schema'
import { americasFile, serializeAmericas } from './map/americas'
import { drawAmericas } from './map/draw-americas'
import { countriesId } from './read-countries'

/** The pages of countries, made of `content/countries/<id>.yml` (docs/adding-a-country.md). */
export const countryPages: DataPageKind<CountrySource> = {
  folder: countriesId,
  documentType: 'Country',
  schema: countrySchema,
  sections: countrySections,
  listSection: listOfMentions,
  slugs: (id, country) =>
    Object.fromEntries(
      countryLocales(country).map((locale) => [locale, countrySlug({ ...country, id }, locale)]),
    ),
  indexedPage,
  writeShared: writeMap,
  names,
  check: checkCountries,
  writeBodies,
}

/** The map, which no content changes, and pages may show without a country: drawn once in each process. */
let map: string | undefined

function writeMap(): void {
  map ??= serializeAmericas(drawAmericas())
  replaceChanged(americasFile(), map)
}

/** A country’s page is complete and current in every language that it has. */
async function indexedPage(id: string, country: CountrySource) {
  const { modified, asOf } = country
  const texts: Awaited<ReturnType<DataPageKind['indexedPage']>>['texts'] = {}
  for (const locale of countryLocales(country)) {
    const t = await countryTranslator(locale)
    const [name, capital] = [country.name[locale] ?? '', country.capital[locale] ?? '']
    texts[locale] = {
      title: name,
      shortTitle: name,
      description: typeset(t('description', { country: name }), locale),
      slug: countrySlug({ ...country, id }, locale),
      // A reader may know a country by the name that another language gives it.
      keywords: [...new Set([name, capital, ...Object.values(country.name)])],
      aliases: [],
    }
  }
  const settings = { order: 0, modified, asOf, sourceLanguage: defaultLocale, facts: ['G'] }
  return { ...settings, id: countryPageId(id), fromData: true as const, texts }
}

function names(values: Map<string, CountrySource>) {
  const countries = [...values].map(([id, country]) => ({ id, ...country }))
  const terms: Glossary = {}
  for (const [id, texts] of Object.entries(placeNames(countries))) {
    terms[id] = Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, [text]]))
  }
  const finders = new Map(locales.map((locale) => [locale, mentionFinder(countries, locale)]))
  const mentionsIn = (text: string, locale: Locale) =>
    finders.get(locale)?.(text).map(countryPageId) ?? []
  return { placeNames: terms, mentionsIn }
}

/** Writes besides what the finder shows, which says the same as the pages. */
async function writeBodies(content: CheckedContent): Promise<void> {
  const countries = soundCountries(content)
  const agreements = content.dataTables.get(agreementsTable)
  for (const locale of locales) {
    const t = await countryTranslator(locale)
    const facts = countryFacts(countries, agreements?.rows ?? [], locale, t)
    replaceChanged(finderFile(locale), JSON.stringify(finderTable(facts, locale, t)))
    for (const country of countries) {
      if (!countryLocales(country).includes(locale)) continue
      const file = bodyFile(countryPageId(country.id), locale)
      const mentions = mentionsOf(country.id, content, locale)
      const compiled: CompiledBody = { body: countryBody(country, facts, mentions, locale, t) }
      // The search reads again what is another file.
      replaceChanged(file, JSON.stringify(compiled))
    }
  }
}

/** The pages that name a country in any of their languages, in the order of the content’s folders. */
function mentionsOf(country: string, { pages }: CheckedContent, locale: Locale) {
  if (country === ownCountry) return []
  const own = countryPageId(country)
  return [...pages.values()].flatMap(({ id, settings, texts }) => {
    if (settings?.value.draft) return []
    const title = texts.get(locale)?.frontMatter?.value.title
    const isNamed = [...texts.values()].some(({ mentions }) => mentions.includes(own))
    return title && isNamed ? [{ id, title: typeset(title, locale) }] : []
  })
}
