import type { Paragraph } from 'mdast'
import { visit } from 'unist-util-visit'
import {
  type Mutation,
  nodesOfType,
  onText,
  pick,
  replaced,
  type Sample,
  type Span,
  spanOf,
} from './edits'

/**
 * What a tired translator does to figures, dates and names. Not tuned to what is found. The content has
 * some hundred places for most kinds; of percentages 28, of amounts of money 50, of ranges 48, of decimals
 * and of groups of digits about 40 and 20.
 */
export const quantityMutations: Record<string, Mutation> = {
  'unit changed': anotherOf({
    fr: 'km|kilomètres|mètres|milles|hectares|acres|tonnes|barils|kilogrammes|litres|pixels|heures|jours|semaines|mois|trimestres|ans|décennies|siècles',
    es: 'km|kilómetros|metros|millas|hectáreas|acres|toneladas|barriles|kilogramos|litros|píxeles|horas|días|semanas|meses|trimestres|años|décadas|siglos',
    // A unit stands behind its number, in digits or in words.
    before:
      '(?:\\d|(?<!\\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|últimos diez))[ \\u00a0\\u202f]',
  }),
  'percent sign lost': onText(/(?<=\d)[ \u00a0\u202f]?%/u, () => ''),
  'per cent for percentage points': onText(/(?<=\d[ \u00a0\u202f]?)%/u, (_, { locale, random }) => {
    const points: Partial<Record<string, string[]>> = {
      fr: ['points de pourcentage', 'points', 'points de base'],
      es: ['puntos porcentuales', 'puntos', 'puntos básicos'],
    }
    return points[locale]?.[Math.floor(random() * 3)] ?? ''
  }),
  'currency changed': onText(
    /dollars (?:canadiens|américains)|dólares (?:canadienses|estadounidenses)/u,
    (currency, sample) => other(currency, currencies[sample.locale] ?? [], sample),
  ),
  'currency lost': onText(
    / (?:de )?(?:dollars (?:canadiens|américains)|dólares (?:canadienses|estadounidenses))/u,
    () => '',
  ),
  'country of a currency lost': onText(
    /(?<=dollars|dólares) (?:canadiens|américains|canadienses|estadounidenses)/u,
    () => '',
  ),
  'numbers of a paragraph exchanged': exchanged(
    /(?<![\p{L}\d.,])\d{1,3}(?:(?:[ \u00a0\u202f]\d{3})+|\d*)(?:[.,]\d+)?(?![\p{L}\d]|[.,]\d)/u,
  ),
  'dates of a paragraph exchanged': exchanged(
    /(?<!\d)(?:(?:1er|\d\d?) (?:de )?)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) (?:de )?\d{4}/u,
  ),
  'years of a paragraph exchanged': exchanged(/(?<!\d)(?:19|20)\d\d(?!\d)/u),
  'ends of a range exchanged': onText(
    /(?<!\p{L})(?:(?:du|del|de) \d+ (?:au|al|à|a) \d+|(?:entre|de) (?:[\p{Ll}]+ (?:de )?)?\d{4} (?:et|y|à|a) (?:[\p{Ll}]+ (?:de )?)?\d{4})(?!\d)/u,
    (range) => {
      const [first = '', second = ''] = range.match(/\d+/g) ?? []
      return range.replace(/\d+/g, (number) => (number === first ? second : first))
    },
  ),
  'ordinal changed': anotherOf({
    fr: 'premier|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième',
    es: 'primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima',
  }),
  'ordinal changed (masculine or feminine)': anotherOf({
    fr: 'première|deuxième|troisième|quatrième|seconde|sixième|septième|dixième|vingtième',
    es: 'primer|primero|segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|décimo',
  }),
  'magnitude changed': anotherOf({
    fr: 'millions|milliards|billions|mille',
    es: 'millones|mil millones|billones|mil',
    before: '\\d[ \\u00a0\\u202f]',
  }),
  'decimal mark of another language': onText(/(?<=\d)[.,](?=\d{1,2}(?!\d))/u, (mark) =>
    mark === '.' ? ',' : '.',
  ),
  'group sign of another language': onText(
    /(?<=(?<!\d)[1-9]\d{0,2})[ \u00a0\u202f](?=\d{3}(?!\d))/u,
    (_, { random }) => (random() < 0.5 ? ',' : '.'),
  ),
  'United Nations for the United States': onText(/États-Unis|Estados Unidos/u, (name) =>
    name === 'États-Unis' ? 'Nations Unies' : 'Naciones Unidas',
  ),
  'organization changed': onText(
    /(?<!\p{L})(?:OEA|ONU|OMC|OIM|HCR|ACNUR|BID|BDC|CARICOM|Mercosur|SICA|CEPALC|CEPAL|OPS|NORAD|CIDH)(?!\p{L})/u,
    (name, sample) => other(name, organizations, sample),
  ),
  'country changed': onText(
    /(?<!\p{L})(?:Canada|Canadá|Mexique|México|Pérou|Perú|Chili|Chile|Colombie|Colombia|Venezuela|Brésil|Brasil|Argentine|Argentina|Haïti|Haití|Équateur|Ecuador|Panama|Panamá|Guyana|Singapour|Singapur|Cuba|Honduras|Guatemala|Nicaragua|Uruguay|Paraguay|Royaume-Uni|Reino Unido)(?!\p{L}|-)/u,
    (name, sample) => other(name, countries[sample.locale] ?? [], sample),
  ),
  'nationality changed': onText(
    /(?<!\p{L})(?:canadi|mexic|vénézuél|venezol|haïti|haiti|brésili|brasile|américa|estadounid|péruvi|peruan|chili|chilen|colombi)(?:en|in|an|ñ|én|ens)[\p{Ll}]*(?!\p{L}|-)/u,
    (word, sample) => other(word, nationalities[sample.locale] ?? [], sample),
  ),
  'city changed': onText(
    /(?<!\p{L})(?:Lima|Ottawa|Bogotá|Santiago|Washington|Caracas|Quito|Buenos Aires|Mexico|Ciudad de México|Québec|Quebec|Cali|Kingston|Georgetown|Guadalajara|Monterrey|Montebello|Managua|New York|Nueva York|Los Angeles|Los Ángeles|Sydney|Sídney|San José|Punta Cana|Nassau|Toluca|Brasília|Brasilia)(?!\p{L}|-)/u,
    (name, sample) => other(name, cities[sample.locale] ?? [], sample),
  ),
  'region changed': onText(
    /(?<!\p{L})(?:Amérique (?:latine|du Nord|du Sud|centrale)|América (?:Latina|del Norte|del Sur|Central)|Caraïbes|Caribe)(?!\p{L}|-)/u,
    (name, sample) => other(name, regions[sample.locale] ?? [], sample),
  ),
}

const currencies: Partial<Record<string, string[]>> = {
  fr: 'dollars canadiens|dollars américains|dollars US|dollars australiens|euros|pesos mexicains|pesos chiliens|livres sterling|francs suisses|yens|reais|soles'.split(
    '|',
  ),
  es: 'dólares canadienses|dólares estadounidenses|dólares australianos|euros|pesos mexicanos|pesos chilenos|libras esterlinas|francos suizos|yenes|reales|soles'.split(
    '|',
  ),
}

const organizations =
  'OEA|ONU|OMC|OIM|OIT|OMS|OTAN|OCDE|FMI|UE|UNESCO|BID|BDC|CARICOM|Mercosur|SICA|UNICEF|G20'.split(
    '|',
  )

const countries: Partial<Record<string, string[]>> = {
  fr: 'Canada|Mexique|Pérou|Chili|Colombie|Venezuela|Brésil|Cuba|Honduras|Guatemala|Nicaragua|Panama|Guyana|Belize|Salvador|Suriname|Japon|Portugal|Maroc|Kenya|Vietnam|Danemark'.split(
    '|',
  ),
  es: 'Canadá|México|Perú|Chile|Colombia|Venezuela|Brasil|Argentina|Ecuador|Cuba|Honduras|Guatemala|Nicaragua|Panamá|Guyana|Belice|Surinam|Japón|Portugal|Marruecos|Kenia|Dinamarca'.split(
    '|',
  ),
}

const nationalities: Partial<Record<string, string[]>> = {
  fr: 'canadien|mexicain|péruvien|chilien|colombien|vénézuélien|brésilien|argentin|cubain|haïtien|panaméen|français|japonais|portugais|britannique'.split(
    '|',
  ),
  es: 'canadiense|mexicano|peruano|chileno|colombiano|venezolano|brasileño|argentino|cubano|haitiano|panameño|francés|japonés|portugués|británico'.split(
    '|',
  ),
}

const cities: Partial<Record<string, string[]>> = {
  fr: 'Lima|Ottawa|Bogotá|Santiago|Washington|Caracas|Quito|Buenos Aires|Toronto|Montréal|Vancouver|Calgary|Halifax|La Paz|Brasília|Genève|Paris|Londres|Madrid|Boston|Miami'.split(
    '|',
  ),
  es: 'Lima|Ottawa|Bogotá|Santiago|Washington|Caracas|Quito|Buenos Aires|Toronto|Montreal|Vancouver|Calgary|Halifax|La Paz|Brasilia|Ginebra|París|Londres|Madrid|Boston|Miami'.split(
    '|',
  ),
}

const regions: Partial<Record<string, string[]>> = {
  fr: 'Amérique latine|Amérique du Nord|Amérique du Sud|Amérique centrale|Caraïbes|Europe|Asie|Afrique'.split(
    '|',
  ),
  es: 'América Latina|América del Norte|América del Sur|América Central|Caribe|Europa|Asia|África'.split(
    '|',
  ),
}

/** Another of a list, drawn at random. */
function other(text: string, list: string[], sample: Sample): string {
  return (
    pick(
      list.filter((item) => !item.startsWith(text) && !text.startsWith(item)),
      sample,
    ) ?? text
  )
}

/** Changes one of the words of a language’s list into another of them. */
function anotherOf({
  before = '',
  ...lists
}: {
  fr: string
  es: string
  before?: string
}): Mutation {
  const all = Object.values(lists).join('|')
  const pattern = new RegExp(`(?<=${before})(?<!\\p{L})(?:${all})(?![\\p{L}-])`, 'u')
  return onText(pattern, (word, sample) => {
    const { [sample.locale as 'fr']: list = '' } = lists
    return other(word, list.split('|'), sample)
  })
}

/** Exchanges two different matches of a pattern in the text of one paragraph. */
function exchanged(pattern: RegExp): Mutation {
  const global = new RegExp(pattern, `${pattern.flags}g`)
  return (sample) => {
    const { source } = sample
    const paragraphs = nodesOfType(source, (node): node is Paragraph => node.type === 'paragraph')
      .map((paragraph) => matchesIn(paragraph, source, global))
      .filter((ranges) => new Set(ranges.map((range) => source.slice(...range))).size > 1)
    const ranges = pick(paragraphs, sample) ?? []
    const first = pick(ranges, sample)
    const text = first && source.slice(...first)
    const second = pick(
      ranges.filter((range) => source.slice(...range) !== text),
      sample,
    )
    if (!first || !second) return undefined
    const [early, late] = [first, second].sort(([a], [b]) => a - b) as [Span, Span]
    const changed = replaced(source, late, source.slice(...early))
    return changed && replaced(changed, early, source.slice(...late))
  }
}

function matchesIn(paragraph: Paragraph, source: string, pattern: RegExp): Span[] {
  const ranges: Span[] = []
  visit(paragraph, 'text', (node) => {
    const [start, end] = spanOf(node)
    for (const { 0: text, index } of source.slice(start, end).matchAll(pattern))
      ranges.push([start + index, start + index + text.length])
  })
  return ranges
}
