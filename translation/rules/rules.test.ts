import { describe, expect, it } from 'vitest'
import { originalOf } from '../../compile/validation/freshness'
import { readContent } from '../../compile/validation/read-content'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { externalPages } from '../../site/external-links'
import { alignPages, sectionedTextOf } from '../alignment'
import { type Trees, treeKeepingCheck } from '../load-content'
import { accentRule } from './accents'
import { counterpartsAmong } from './counterparts'
import { languageRule, untranslatedRule } from './language'
import { lengthRule, lengthsByPair, sentencesRule, shortestText } from './length'
import { halfNegationRule, negationRule } from './negation'
import { between, inText } from './reported'
import { namesIn, spellingRule } from './spelling'
import { structureRules } from './structure'
import { substanceRules } from './substance'
import { terminologyRules } from './terminology'
import { typographyRule } from './typography'
import { plainOf } from './words'

const paragraph = {
  en: 'The four members lowered their tariffs together and now work on services, people and investment.',
  fr: 'Les quatre membres ont réduit ensemble leurs droits de douane et travaillent maintenant aux services et aux placements.',
  es: 'Los cuatro miembros redujeron juntos sus aranceles y ahora trabajan en los servicios, las personas y las inversiones.',
}

describe('language', () => {
  it.each(['en', 'fr', 'es'] as const)('knows a text in %s from the others', (locale) => {
    for (const [code, text] of Object.entries(paragraph)) {
      expect(inText(languageRule, locale, text), code).toEqual(code === locale ? [] : ['language'])
    }
  })

  it('says nothing of names, figures and marked passages', () => {
    for (const text of [
      'Washington, Buenos Aires, Port of Spain, Saint Kitts and Nevis, Trinidad and Tobago',
      '1,250.50 – 2009, 2010, 2011',
      `<Lang code="en">${paragraph.en}</Lang>`,
    ]) {
      expect(inText(languageRule, 'fr', text), text).toEqual([])
    }
  })

  it('finds a foreign passage that is not marked', () => {
    const text = `${paragraph.es} Se dice *freedom of expression and the press* en inglés.`
    expect(inText(languageRule, 'es', text)).toEqual(['lang'])
    const marked = text.replace(/\*(.*)\*/, '*<Lang code="en">$1</Lang>*')
    expect(inText(languageRule, 'es', marked)).toEqual([])
  })

  it('finds a short text that was left as it is, but not a name', () => {
    expect(between(untranslatedRule, 'Its four members', 'fr', 'Its four members')).toEqual([
      'language',
    ])
    expect(between(untranslatedRule, 'Lima, Bogotá', 'fr', 'Lima, Bogotá')).toEqual([])
  })
})

it('finds a translation that lost a sentence or has it twice', () => {
  const two = `${paragraph.en} ${paragraph.en}`
  const french = `${paragraph.fr} ${paragraph.fr}`
  expect(between(lengthRule, two, 'fr', french)).toEqual([])
  expect(between(lengthRule, two, 'fr', paragraph.fr)).toEqual(['length'])
  expect(between(lengthRule, two, 'fr', `${french} ${french}`)).toEqual(['length'])
})

it('finds sentences more or less, but not in abbreviations', () => {
  const mr = 'At 11:30 p.m. Mr. Brown spoke. Then he left.'
  expect(
    between(sentencesRule, mr, 'fr', 'À 23 h 30, M. Brown a parlé. Puis il est parti.'),
  ).toEqual([])
  expect(between(sentencesRule, mr, 'fr', 'À 23 h 30, M. Brown a parlé.')).toEqual(['sentences'])
  expect(between(sentencesRule, 'One. “Two.” Three?', 'es', 'Uno. «Dos.» ¿Tres?')).toEqual([])
})

it('finds a negation that is lost', () => {
  const english = 'Canada did not take part.'
  expect(between(negationRule, english, 'fr', 'Le Canada n’y a pas participé.')).toEqual([])
  expect(between(negationRule, english, 'es', 'Canadá no participó.')).toEqual([])
  expect(between(negationRule, english, 'es', 'Canadá participó.')).toEqual(['negation'])
  const both = `${english} Mexico did not either.`
  expect(between(negationRule, both, 'es', 'Canadá no participó. México tampoco.')).toEqual([])
  expect(between(negationRule, both, 'es', 'Canadá no participó. México sí.')).toEqual(['negation'])
})

it('finds a negation that a heading lost, unless it is much shorter', () => {
  const english = '## What the portal does not do {/* #limits */}'
  const heading = (text: string) => `## ${text} {/* #limits */}`
  const reported = (text: string) => between(negationRule, english, 'es', heading(text))
  expect(reported('Lo que el portal no hace')).toEqual([])
  expect(reported('Lo que el portal hace')).toEqual(['negation'])
  expect(reported('Límites del portal')).toEqual([])
})

it('finds half of a French negation', () => {
  for (const text of [
    'Le portail n’affiche pas de publicité, et aucun lien ne la propose.',
    'Pas encore en vigueur',
    'Il agit sans jamais attendre, et non pas seul.',
  ]) {
    expect(inText(halfNegationRule, 'fr', text), text).toEqual([])
  }
  for (const text of [
    'Le portail affiche pas de publicité.',
    'Il n’a pas d’outil d’analyse et affiche pas de publicité.',
    'La page existe, et aucun lien la propose.',
  ]) {
    expect(inText(halfNegationRule, 'fr', text), text).toEqual(['negation'])
  }
})

it('finds links that have changed places', () => {
  const english = 'See [the agreements](a) and [the institutions](b).'
  expect(
    between(
      substanceRules(counterpartsAmong(new Map())),
      english,
      'fr',
      'Voir [les accords](a) et [les institutions](b).',
    ),
  ).toEqual([])
  expect(
    between(
      substanceRules(counterpartsAmong(new Map())),
      english,
      'fr',
      'Voir [les institutions](b) et [les accords](a).',
    ),
  ).toEqual([])
  expect(
    between(
      substanceRules(counterpartsAmong(new Map())),
      english,
      'fr',
      'Voir [les accords](b) et [les institutions](a).',
    ),
  ).toEqual(['links'])
})

describe('counterparts of links', () => {
  const rule = substanceRules(
    counterpartsAmong(
      externalPages({
        'https://example.org/about': {
          language: 'en',
          counterparts: { fr: 'https://example.org/a-propos', es: 'https://ejemplo.example/' },
        },
      }),
    ),
  )
  const findings = (english: string, locale: Locale, other: string) =>
    between(rule, `See [it](${english}) now.`, locale, `Voir [lui](${other}) ici.`)

  it.each<[string, Locale, string]>([
    ['https://example.org/about', 'fr', 'https://example.org/about'],
    ['https://example.org/about', 'fr', 'https://example.org/a-propos'],
    ['https://example.org/about', 'es', 'https://ejemplo.example/'],
    ['https://example.org/en/a.html', 'fr', 'https://example.org/fr/a.html'],
    ['https://example.org/eng/a', 'fr', 'https://example.org/fra/a'],
    ['https://en.example.org/', 'es', 'https://es.example.org/'],
    ['https://example.org/a?lang=eng&b=1', 'fr', 'https://example.org/a?lang=fra&b=1'],
    ['https://example.org/t001a-eng.htm', 'fr', 'https://example.org/t001a-fra.htm'],
    ['https://example.org/a_en.pdf#page', 'es', 'https://example.org/a_es.pdf#page'],
  ])('are %s and in %s %s', (english, locale, other) => {
    expect(findings(english, locale, other)).toEqual([])
  })

  it.each<[string, Locale, string]>([
    ['https://example.org/about', 'es', 'https://example.org/a-propos'],
    ['https://example.org/about', 'fr', 'https://example.org/contact'],
    ['https://example.org/en/a', 'fr', 'https://example.org/es/a'],
    ['https://example.org/en/a', 'fr', 'https://example.org/fr/b'],
    ['https://en.example.org/', 'fr', 'https://fr.example.com/'],
    ['https://example.org/en/a', 'fr', 'https://example.org/fra/a'],
    ['https://example.org/a', 'fr', 'https://example.org/fr/a'],
    ['https://example.org/en', 'fr', 'https://example.org/fr/contact'],
    ['https://example.org/open', 'fr', 'https://example.org/opfr'],
  ])('are not %s and in %s %s', (english, locale, other) => {
    expect(findings(english, locale, other)).toEqual(['links', 'links'])
  })

  it('are found in the order of their words as well', () => {
    const english = 'See [agreements](https://example.org/en/a) and [institutions](b).'
    const [a, b] = ['https://example.org/fr/a', 'b']
    const french = (first = '', second = '') =>
      `Voir [accords](${first}) et [institutions](${second}).`
    expect(between(rule, english, 'fr', french(a, b))).toEqual([])
    expect(between(rule, english, 'fr', french(b, a))).toEqual(['links'])
  })
})

it('finds an introduction or a cell that is lost', () => {
  const table = '<Table caption="c">\n\n| A | B |\n| - | - |\n| x | y |\n\n</Table>'
  expect(between(structureRules, 'Text.\n\n## A {/* #a */}', 'fr', '## A {/* #a */}')).toEqual([
    'blocks',
  ])
  expect(between(structureRules, table, 'fr', table)).toEqual([])
  expect(between(structureRules, table, 'fr', table.replace('| y |', '|  |'))).toEqual(['blocks'])
})

it('knows how long the portal’s translations are', async () => {
  const trees: Trees = new Map()
  const { pages } = await readContent('content', treeKeepingCheck(trees), [])
  const logarithms: Record<string, number[]> = {}
  for (const page of pages.values()) {
    const checked = originalOf(page)
    const original = checked && sectionedTextOf(checked, trees)
    for (const text of page.texts.values()) {
      const translation = text === checked ? undefined : sectionedTextOf(text, trees)
      if (!original || !translation) continue
      const names = `${original.locale} ${translation.locale}`
      const list = logarithms[names] ?? []
      logarithms[names] = list
      for (const { blocks } of alignPages(page, original, translation).sections) {
        for (const block of blocks) {
          const before = plainOf(block.original).length
          if (before >= shortestText)
            list.push(Math.log(plainOf(block.translation).length / before))
        }
      }
    }
  }
  for (const [pair, { mean, deviation }] of Object.entries(lengthsByPair)) {
    const list = logarithms[pair] ?? []
    const average = list.reduce((sum, value) => sum + value, 0) / list.length
    const spread = Math.sqrt(
      list.reduce((sum, value) => sum + (value - average) ** 2, 0) / list.length,
    )
    expect(average, pair).toBeCloseTo(mean, 1)
    expect(spread, pair).toBeCloseTo(deviation, 1)
  }
})

describe('spelling', () => {
  const rule = spellingRule(() => new Set(['Guaidó']))

  it.each<[Locale, string]>([
    ['en', 'Canada’s favourite colour; Guaidó’s neighbours, twenty-five OAS members.'],
    ['fr', 'L’État d’hier, jusqu’à cinquante-deux États-Unis; l’œuvre de Guaidó.'],
    ['es', 'La organización también votó; los países, según Guaidó.'],
    ['fr', '<Lang code="en">Misspeled</Lang> `cdoe` SDC 2e'],
    ['fr', 'Il y a à Lima, à 23 h 30, un accord.'],
    ['es', 'Chile y Perú u otros: a las 11 p. m.'],
  ])('knows the words in %s of: %s', (locale, text) => {
    expect(inText(rule, locale, text)).toEqual([])
  })

  it.each<[Locale, string]>([
    ['en', 'The naighbours'],
    ['en', 'His favorite color'],
    ['fr', 'Les partenairse'],
    ['fr', 'La quaité'],
    ['es', 'La organizacion'],
    ['es', 'Los apises'],
    ['fr', 'Le m de la page'],
  ])('does not know a word in %s of: %s', (locale, text) => {
    expect(new Set(inText(rule, locale, text))).toEqual(new Set(['spelling']))
  })
})

it('knows names as their language spells them', () => {
  const terms: Glossary = {
    canada: { en: ['Canada'], es: ['Canadá'] },
    gazette: { en: ['Canada Gazette'], es: ['Canada Gazette'] },
  }
  expect(namesIn(terms, 'en')).toEqual(['Canada', 'Canada', 'Gazette'])
  expect(namesIn(terms, 'es')).toEqual(['Canadá', 'Gazette'])
})

describe('terminology', async () => {
  const glossary: Glossary = {
    states: { en: ['member state'], fr: ['État membre'], es: ['Estado Miembro'] },
    service: {
      en: ['Trade Commissioner Service'],
      fr: ['Service des délégués commerciaux'],
      es: ['Servicio de Delegados Comerciales'],
      acronym: { en: ['TCS'], fr: ['SDC'] },
    },
    commissioner: {
      en: ['trade commissioner'],
      fr: ['délégué commercial', 'déléguée commerciale'],
      es: ['delegado comercial'],
    },
    organization: {
      en: ['Organization of American States'],
      fr: ['Organisation des États américains'],
      es: ['Organización de los Estados Americanos'],
      acronym: { en: ['OAS'], fr: ['OEA'], es: ['OEA'] },
    },
  }
  const rule = await terminologyRules(glossary)

  it.each<[string, Locale, string]>([
    ['The member states vote.', 'fr', 'Les États membres votent.'],
    ['The member states vote.', 'es', 'Votan los Estados Miembros.'],
    ['The OAS votes.', 'fr', 'L’Organisation des États américains vote.'],
    ['The Organization of American States votes.', 'es', 'La OEA vota.'],
    ['Ask the Trade Commissioner Service.', 'fr', 'Écrivez au SDC.'],
    ['Ask a trade commissioner.', 'fr', 'Demandez à une déléguée commerciale.'],
    ['American states have an organization.', 'es', 'La Organización de los Estados Americanos.'],
    [
      'The Trade Commissioner Service helps.',
      'es',
      '<Lang code="en">Trade Commissioner Service</Lang> ayuda.',
    ],
  ])('accepts “%s” in %s as “%s”', (english, locale, text) => {
    expect(between(rule, english, locale, text)).toEqual([])
  })

  it.each<[string, Locale, string, string]>([
    ['The member states vote.', 'fr', 'Les pays membres votent.', 'terminology'],
    ['The OAS votes.', 'es', 'La OAS vota.', 'acronyms'],
    [
      'Ask the Trade Commissioner Service.',
      'fr',
      'Écrivez aux délégués commerciaux.',
      'terminology',
    ],
    ['The service votes.', 'es', 'La Organización de los Estados Americanos vota.', 'terminology'],
  ])('finds fault with “%s” in %s as “%s”', (english, locale, text, code) => {
    expect(between(rule, english, locale, text)).toEqual([code])
  })
})

describe('accents', () => {
  it.each<[Locale, string, string]>([
    ['fr', 'Le traité a été signé.', 'Le traité a été signe.'],
    [
      'fr',
      'Les deux pays ont aussi annoncé leur retrait.',
      'Les deux pays ont aussi annonce leur retrait.',
    ],
    ['fr', 'Il est entré en vigueur.', 'Il est entre en vigueur.'],
    ['fr', 'Cela va jusqu’à huit mois.', 'Cela va jusqu’a huit mois.'],
    ['fr', 'Le PTPGP, c’est-à-dire un accord', 'Le PTPGP, c’est-a-dire un accord'],
    ['fr', 'Il a été élu ce mois-là.', 'Il a été élu ce mois-la.'],
    ['fr', 'À qui s’adresse cette page', 'A qui s’adresse cette page'],
    ['fr', 'Le Canada a demandé à adhérer.', 'Le Canada a demandé a adhérer.'],
    ['fr', 'Une page facile à lire', 'Une page facile a lire'],
    ['fr', 'Où elle se trouve', 'Ou elle se trouve'],
    ['es', 'Canadá firmó el acuerdo.', 'Canadá firmo el acuerdo.'],
    ['es', 'Se anunció en Lima.', 'Se anuncio en Lima.'],
    ['es', 'Entró en vigor en 2018.', 'Entro en vigor en 2018.'],
    ['es', 'Es una cláusula democrática.', 'Es una clausula democrática.'],
    ['es', 'Es la Alianza del Pacífico.', 'Es la Alianza del Pacifico.'],
    ['es', 'No participa en él.', 'No participa en el.'],
    ['es', 'No cambia por sí sola.', 'No cambia por si sola.'],
    ['es', 'El portal está diseñado así.', 'El portal esta diseñado así.'],
    ['es', 'Cómo se eligen los datos', 'Como se eligen los datos'],
  ])('are asked for in %s: “%s”, not “%s”', (locale, right, wrong) => {
    expect(inText(accentRule, locale, right)).toEqual([])
    expect(inText(accentRule, locale, wrong)).toEqual(['accents'])
  })

  it.each<[Locale, string]>([
    ['fr', 'Le Canada en est membre; il y en a onze.'],
    ['fr', 'Elle a lieu à Lima. Le Canada a droit de vote et y a une mission.'],
    ['fr', 'Un accord est entre 5 et 10 pays; les règles sont complexes.'],
    ['fr', 'Les niveaux A et AA; l’index va de A à Z.'],
    ['es', 'El anuncio del segundo reglamento, no solo el de Canadá.'],
    ['es', 'Como observador, Canadá participa. Esta entrada es de 2020.'],
    ['es', 'Ese reglamento del comercio en torno al medio ambiente.'],
  ])('are not asked for in %s: %s', (locale, text) => {
    expect(inText(accentRule, locale, text)).toEqual([])
  })
})

describe('typography', () => {
  it.each<[Locale, string]>([
    ['fr', 'L’État dit : « Oui, à 5 %. » Non! Vraiment? Une œuvre; un nœud.'],
    ['es', '¿Qué es la OEA? ¡Bien! La organización también vota.'],
    ['en', 'It’s “so”, isn’t it? At 5%.'],
    ['fr', '<Lang code="en">"It\'s"</Lang> et `"code"` ne comptent pas.'],
    ['fr', 'Elle a 35 États et 2 langues à Lima; il y a 10 % de voix.'],
  ])('accepts in %s: %s', (locale, text) => {
    expect(inText(typographyRule, locale, text)).toEqual([])
  })

  it.each<[Locale, string]>([
    ['fr', "L'État"],
    ['fr', 'Elle dit «oui».'],
    ['fr', 'Il dit “oui”.'],
    ['fr', 'Note: oui'],
    ['fr', 'Attention !'],
    ['fr', 'À 5%'],
    ['fr', 'Une oeuvre'],
    ['fr', 'Un bureau a Lima'],
    ['fr', 'De 2017 a 2022.'],
    ['es', 'Hay mas información.'],
    ['es', 'Qué es la OEA?'],
    ['es', 'La organizacion vota.'],
    ['es', 'Dice "sí".'],
    ['en', 'A "word"'],
    ['en', 'Two  spaces'],
    ['en', 'Twice the the word'],
  ])('finds fault in %s with: %s', (locale, text) => {
    expect(inText(typographyRule, locale, text)).toEqual(['typography'])
  })
})
