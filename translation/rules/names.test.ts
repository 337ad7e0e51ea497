import { describe, expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { acronymsRule } from './acronyms'
import { namesRule } from './names'
import { between } from './reported'

const places: Glossary = {
  peru: { en: ['Peru'], fr: ['Pérou'], es: ['Perú'] },
  'peru-capital': { en: ['Lima'], fr: ['Lima'], es: ['Lima'] },
  'mexico-capital': { en: ['Mexico City'], fr: ['Mexico'], es: ['Ciudad de México'] },
  'new-zealand': { en: ['New Zealand'], fr: ['Nouvelle-Zélande'], es: ['Nueva Zelandia'] },
}

const glossary: Glossary = {
  oas: {
    en: ['Organization of American States'],
    fr: ['Organisation des États américains'],
    es: ['Organización de los Estados Americanos'],
    acronym: { en: ['OAS'], fr: ['OEA'], es: ['OEA'] },
  },
  idb: {
    en: ['Inter-American Development Bank'],
    fr: ['Banque interaméricaine de développement'],
    es: ['Banco Interamericano de Desarrollo'],
    acronym: { en: ['IDB'], fr: ['BID'], es: ['BID'] },
  },
  forum: {
    en: ['North Forum'],
    fr: ['Forum du Nord'],
    acronym: { en: ['NF'], fr: ['FN'] },
  },
  mercosur: {
    en: ['Southern Common Market'],
    fr: ['Marché commun du Sud'],
    es: ['Mercado Común del Sur'],
    acronym: { en: ['Mercosur'], fr: ['Mercosur'], es: ['Mercosur'] },
  },
}

describe('names', () => {
  const rule = namesRule(places, glossary)

  it.each<[string, Locale, string]>([
    ['The United States and Mexico signed it.', 'fr', 'Le Mexique et les États-Unis l’ont signé.'],
    ['Canada joined in 1990. It voted.', 'es', 'Canadá ingresó en 1990. Canadá votó.'],
    ['Canada’s projects', 'fr', 'Les projets canadiens'],
    ['Canadian projects in Venezuela', 'es', 'Los proyectos de Canadá en Venezuela'],
    ['US exports', 'es', 'Las exportaciones estadounidenses'],
    ['US exports', 'fr', 'Les exportations des États-Unis'],
    ['US$5 billion', 'fr', '5 milliards de dollars américains'],
    ['C$5 billion', 'es', '5000 millones de dólares canadienses'],
    ['The UN met.', 'fr', 'Les Nations Unies se sont réunies.'],
    ['The UN met.', 'es', 'La ONU se reunió.'],
    [
      'North American trade with South America',
      'es',
      'El comercio de América del Norte con América del Sur',
    ],
    ['The Latin American states', 'fr', 'Les États d’Amérique latine'],
    ['They met in Mexico City.', 'fr', 'Ils se sont réunis à Mexico.'],
    [
      'It joined Trinidad and Tobago and New Zealand.',
      'es',
      'Se sumó a Trinidad y Tobago y a Nueva Zelandia.',
    ],
    ['They met in Quebec City and Toluca.', 'fr', 'Ils se sont réunis à Québec et à Toluca.'],
    ['The page is in English.', 'fr', 'La page est en français.'],
    ['Mr. Guaidó met Ms. Machado.', 'es', 'Guaidó se reunió con Machado.'],
    [
      '- Saint Lucia\n- Saint Vincent and the Grenadines',
      'es',
      '- San Vicente y las Granadinas\n- Santa Lucía',
    ],
  ])('are the same in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(rule, english, locale, text)).toEqual([])
  })

  it.each<[string, Locale, string]>([
    ['The United States voted.', 'fr', 'Les Nations Unies ont voté.'],
    ['The United States voted.', 'es', 'Las Naciones Unidas votaron.'],
    ['The United Kingdom joined.', 'fr', 'Les États-Unis ont adhéré.'],
    [
      'Mexico, Peru and Chile voted; Peru left.',
      'es',
      'México, Perú y Chile votaron; Chile se retiró.',
    ],
    ['Canadian and Mexican workers', 'fr', 'Des travailleurs mexicains et mexicains'],
    ['Canadian workers', 'es', 'Los trabajadores colombianos'],
    ['The Latin American states', 'fr', 'Les États d’Amérique du Sud'],
    ['South America', 'es', 'América del Norte'],
    ['They met in Ottawa.', 'fr', 'Ils se sont réunis à Toronto.'],
    ['They met in Ottawa and Toluca.', 'es', 'Se reunieron en Toluca y en Toluca.'],
    ['They met in Ottawa.', 'es', 'Se reunieron en París.'],
    ['They met in Lima.', 'fr', 'Ils se sont réunis à Genève.'],
    ['Mr. Guaidó left.', 'fr', 'M. Maduro est parti.'],
    ['- Peru\n- Chile', 'es', '- Chile\n- Chile'],
  ])('differ in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(rule, english, locale, text)).toContain('names')
  })
})

describe('acronyms', async () => {
  const rule = await acronymsRule(glossary)

  it.each<[string, Locale, string]>([
    ['The OAS met.', 'fr', 'L’OEA s’est réunie.'],
    [
      'The Organization of American States (OAS) met.',
      'es',
      'La Organización de los Estados Americanos (OEA) se reunió.',
    ],
    [
      'The Organization of American States met. It voted.',
      'fr',
      'L’OEA s’est réunie. L’OEA a voté.',
    ],
    [
      'The UNHCR met.',
      'fr',
      'Le Haut-Commissariat des Nations Unies pour les réfugiés (HCR) s’est réuni.',
    ],
    [
      'The UN met.\n\nThe UN voted.',
      'es',
      'La Organización de las Naciones Unidas (ONU) se reunió.\n\nLa ONU votó.',
    ],
    ['The UN met.', 'fr', 'L’<Term long="Organisation des Nations Unies">ONU</Term> s’est réunie.'],
    ['It meets WCAG at level AA.', 'fr', 'Il respecte les WCAG, niveau AA.'],
    ['SOR/2017-204', 'fr', 'DORS/2017-204'],
    ['The CUSMA', 'es', 'El T-MEC'],
    // The glossary has no Spanish name of it.
    [
      'The North Forum (NF) met.\n\nThe NF voted.',
      'es',
      'El Foro del Norte (FN) se reunió.\n\nEl FN votó.',
    ],
  ])('stand for the same in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(rule, english, locale, text)).toEqual([])
  })

  it.each<[string, Locale, string]>([
    ['The OAS met.', 'fr', 'L’OTAN s’est réunie.'],
    ['The OAS met.', 'es', 'El BID se reunió.'],
    [
      'The Organization of American States (OAS) met.',
      'fr',
      'L’Organisation des États américains (BID) s’est réunie.',
    ],
    [
      'The UNHCR met.',
      'fr',
      'Le Haut-Commissariat des Nations Unies pour les réfugiés (OIM) s’est réuni.',
    ],
    [
      'The UN met.',
      'es',
      'La <Term long="Organización de las Naciones Unidas">OTAN</Term> se reunió.',
    ],
    // Of two that the page names, one in the place of the other.
    [
      'Mercosur met in Ottawa.\n\nThe OAS voted.',
      'fr',
      'L’OEA s’est réunie à Ottawa.\n\nL’OEA a voté.',
    ],
    [
      'The Organization of American States (OAS) met.\n\nMercosur voted.',
      'es',
      'La Organización de los Estados Americanos (Mercosur) se reunió.\n\nMercosur votó.',
    ],
    [
      'Unless it is a member of the Organization of American States (OAS).',
      'es',
      'Una vez que sea miembro de la Organización de los Estados Americanos (UE).',
    ],
  ])('stand for something else in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(rule, english, locale, text)).toEqual(['acronyms'])
  })
})
