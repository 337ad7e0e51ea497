import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { type Locale, languageName, locales, localeTable } from '../i18n/locales'
import type { PageBody, PageHeading } from '../site/content'
import { formatDate } from '../text/dates'
import { countryPageId, missionsId } from './countries'
import type { CountryFacts, CountryTranslator } from './country-facts'
import type { Country } from './read-countries'

/** The sections that a country’s page may have, as the ids of their headings. */
export const countrySections = ['facts', 'memberships', 'trade', 'mission', 'mentions'] as const

/** The section that only lists pages that name the country. */
export const listOfMentions: (typeof countrySections)[number] = 'mentions'

type Content = ElementContent | string

/** A term with what is said of it; what is empty is left out. */
type Definition = [term: Content, ...descriptions: (Content | Content[] | undefined)[]]

/** A page of the portal, as countries’ pages link to it. */
export interface MentioningPage {
  id: string
  title: string
}

/**
 * Makes the text of a country’s page, in the form that compiled MDX has, so that whatever reads
 * pages reads these. Links are page ids, as authors write them.
 */
export function countryBody(
  country: Country,
  facts: CountryFacts,
  mentions: MentioningPage[],
  locale: Locale,
  t: CountryTranslator,
): PageBody {
  const headings: PageHeading[] = []
  const children: ElementContent[] = []
  const section = (id: (typeof countrySections)[number], ...content: ElementContent[]) => {
    const text = t(`sections.${id}`)
    headings.push({ id, depth: 2, text })
    children.push(h('h2', { id }, text), ...content)
  }
  section('facts', definitions(factRows(country, facts, locale, t)))
  section('memberships', definitions(membershipRows(country, facts, locale, t)))
  if (country.mission) {
    section('trade', ...tradeContent(country, facts, locale, t))
    section(
      'mission',
      definitions(missionRows(country, facts, t)),
      h('p', link(`${missionsId}#check-first`, t('missionsChange'))),
    )
  }
  if (mentions.length > 0) {
    section(
      listOfMentions,
      h(
        'ul',
        mentions.map(({ id, title }) => h('li', link(id, title))),
      ),
    )
  }
  return { headings, tree: { type: 'root', children } }
}

function factRows(country: Country, facts: CountryFacts, locale: Locale, t: CountryTranslator) {
  const { dated = {}, languagesNote: note } = country
  const languages = facts.languages(country) + (note ? ` (${facts.inLanguage(note)})` : '')
  const others = locales.filter((other) => other !== locale && country.name[other])
  return [
    [t('columns.capital'), facts.dated(facts.inLanguage(country.capital), dated.capital)],
    [
      t('officialLanguages', { count: country.languages.length }),
      facts.dated(languages, dated.languages),
    ],
    [t('columns.region'), facts.region(country)],
    [t('area'), facts.area(country)],
    ...others.map((other) => [
      t('nameIn', { language: languageName(other, locale) }),
      h('span', { lang: other, dir: localeTable[other].direction }, country.name[other]),
    ]),
  ] as Definition[]
}

function membershipRows(
  country: Country,
  facts: CountryFacts,
  locale: Locale,
  t: CountryTranslator,
): Definition[] {
  const { oas, oasNote, pacificAlliance, pacificAllianceNote, dated } = country
  const rows: Definition[] = [
    [
      link('organization-of-american-states', t('oas')),
      oas.until
        ? t('memberBetween', { since: `${oas.since}`, until: `${oas.until}` })
        : t('joined', { year: `${oas.since}` }),
      oasNote && facts.inLanguage(oasNote),
    ],
  ]
  if (pacificAlliance || pacificAllianceNote) {
    const date = pacificAlliance && formatDate(pacificAlliance.since, locale)
    rows.push([
      link('pacific-alliance', t('pacificAlliance')),
      pacificAlliance && t(`pacificAllianceRole.${pacificAlliance.role}`, { date: date ?? '' }),
      pacificAllianceNote &&
        facts.dated(facts.inLanguage(pacificAllianceNote), dated?.pacificAlliance),
    ])
  }
  const groups = {
    caricom: 'latin-america-and-caribbean/caribbean#caricom',
    mercosur: 'latin-america-and-caribbean/free-trade-agreements#mercosur',
  }
  for (const group of ['caricom', 'mercosur'] as const) {
    if (country[group]) rows.push([link(groups[group], t(group)), t(`${group}Member`)])
  }
  return rows
}

function tradeContent(country: Country, facts: CountryFacts, locale: Locale, t: CountryTranslator) {
  const rows: Definition[] = facts
    .agreements(country)
    .map(({ name, inForce, note }) => [
      name,
      inForce ? t('inForce', { date: formatDate(inForce, locale) }) : note,
    ])
  if (country.caribcan) {
    rows.push([
      link('latin-america-and-caribbean/caribbean#caribcan', t('caribcan')),
      t('caribcanAccess'),
    ])
  }
  return [
    ...(country.agreements ? [] : [h('p', t('noAgreement'))]),
    ...(rows.length > 0 ? [definitions(rows)] : []),
    h('p', link('latin-america-and-caribbean/free-trade-agreements', t('allAgreements'))),
  ]
}

function missionRows(country: Country, facts: CountryFacts, t: CountryTranslator): Definition[] {
  const { mission, dated } = country
  const host = facts.host(country)
  const place = facts.missionPlace(country)
  const served = facts.served(country).map((other) => {
    const date = other.dated?.mission
    return [link(countryPageId(other.id), facts.name(other)), facts.dated('', date)]
  })
  const offices = facts
    .tradeOffices(country)
    .map(({ place, note }) => (note ? `${place} (${note})` : place))
  return [
    [t('columns.mission'), facts.dated(facts.missionName(country), dated?.mission)],
    [t('city'), host === country ? place : link(countryPageId(host.id), place)],
    [t('otherOffices'), mission?.offices && facts.inLanguage(mission.offices)],
    [t('alsoServes'), ...served],
    [t('tradeOffices'), ...offices],
  ]
}

function link(href: string, text: string): Element {
  return h('a', { href }, text)
}

function definitions(rows: Definition[]): Element {
  const items = rows.flatMap(([term, ...descriptions]) => {
    const said = descriptions.filter((description) => description !== undefined)
    return said.length > 0 ? [h('div', h('dt', term), ...said.map((one) => h('dd', one)))] : []
  })
  return h('dl.facts', items)
}
