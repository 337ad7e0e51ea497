import { describe, expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { between } from './reported'
import { unitsRule } from './units'

const right: [string, Locale, string][] = [
  ['It is 10 km long.', 'fr', 'Elle fait 10 kilomètres.'],
  ['It is 8,891 km (5,525 miles) long.', 'fr', 'Elle fait 8 891 km (5 525 milles).'],
  ['It is 8,891 kilometres long.', 'es', 'Mide 8891 km.'],
  ['An area of 500 square miles', 'es', 'Una superficie de 500 millas cuadradas'],
  ['An area of 500 km²', 'fr', 'Une superficie de 500 kilomètres carrés'],
  ['It sent 500 tonnes and 300 barrels.', 'es', 'Envió 500 toneladas y 300 barriles.'],
  ['US$5 billion', 'fr', '5 milliards de dollars américains'],
  ['US$5 billion', 'fr', '5 G$ US'],
  ['US$5 billion', 'fr', '5 milliards de dollars US'],
  ['US$5 billion', 'es', '5000 millones de dólares estadounidenses'],
  ['US$5 billion', 'es', 'USD 5000 millones'],
  ['US$5 billion', 'es', '5000 millones de dólares de los Estados Unidos'],
  ['5 billion U.S. dollars', 'es', '5 mil millones de dólares de EE. UU.'],
  ['C$5 million', 'fr', '5 millions de dollars canadiens'],
  ['C$5 million', 'fr', '5\u00a0M$\u00a0CA'],
  ['C$500', 'fr', '500 $ CA'],
  ['C$500', 'fr', '500\u202f$\u00a0CAN'],
  ['C$500', 'es', 'CAD 500'],
  ['C$500', 'es', 'C$500'],
  ['$500', 'fr', '500 $'],
  ['$500', 'fr', '500 dollars'],
  ['€500', 'fr', '500 €'],
  ['500 euros', 'es', '500 €'],
  ['500 Mexican pesos', 'fr', '500 pesos mexicains'],
  ['MX$500', 'es', '500 pesos mexicanos'],
  ['500 pesos', 'fr', '500 pesos'],
  [
    'Trade of C$3 billion and investment of C$6 billion',
    'fr',
    'Commerce de 3 milliards et investissements canadiens de 6 milliards de dollars canadiens',
  ],
  [
    'It gave C$40 million, then C$20 million.',
    'fr',
    'Il a donné 40 millions de dollars canadiens, puis 20 millions de dollars.',
  ],
  [
    'The figures are in millions of Canadian dollars.',
    'fr',
    'Les chiffres sont en millions de dollars canadiens.',
  ],
  ['It rose by 5%.', 'fr', 'Il a augmenté de 5 %.'],
  ['It rose by 5%.', 'fr', 'Il a augmenté de 5\u202f%.'],
  ['It rose by 5%.', 'fr', 'Il a augmenté de 5 pour cent.'],
  ['It rose by 5 per cent.', 'fr', 'Il a augmenté de 5 p. 100.'],
  ['It rose by 5%.', 'fr', 'Il a augmenté de cinq pour cent.'],
  ['It rose by 5%.', 'es', 'Creció un 5 %.'],
  ['It rose by five percent.', 'es', 'Creció un 5 por ciento.'],
  ['It rose by 5 percentage points.', 'fr', 'Il a augmenté de 5 points de pourcentage.'],
  ['It rose by 5 percentage points.', 'fr', 'Il a augmenté de 5 points.'],
  ['It rose by 5 percentage points.', 'es', 'Creció 5 puntos porcentuales.'],
  ['Between 5 and 10%', 'fr', 'De 5 % à 10 %'],
  ['From 5% to 10%', 'es', 'Entre el 5 y el 10 %'],
  ['A term of 16 years', 'fr', 'Un mandat de 16 ans'],
  ['A 16-year term', 'es', 'Un mandato de 16 años'],
  ['In the past ten years', 'fr', 'Au cours des dix dernières années'],
  ['Aged 18 or older', 'fr', 'Âgé de 18 ans ou plus'],
  ['It lasts two months.', 'es', 'Dura dos meses.'],
  ['At 11:30 p.m.', 'fr', 'À 23 h 30'],
  ['In the 1990s', 'fr', 'Dans les années 1990'],
  ['In the 1990s', 'es', 'En la década de 1990'],
  ['In the 1990s', 'es', 'En los años 90'],
  ['It fell to −3%.', 'fr', 'Il est tombé à −3 %.'],
  ['It fell to -3%.', 'es', 'Cayó a menos 3 %.'],
  ['5 books and 4 hours', 'fr', '5 livres et 4 heures'],
  ['In 2016, 5% of 40 states', 'es', 'El 5 % de 40 Estados en 2016'],
]

const wrong: [string, Locale, string][] = [
  ['It is 10 km long.', 'fr', 'Elle fait 10 milles.'],
  ['It is 10 miles long.', 'es', 'Mide 10 kilómetros.'],
  ['It is 10 km long.', 'fr', 'Elle fait 10 de long.'],
  ['An area of 500 square miles', 'es', 'Una superficie de 500 millas'],
  ['It has 500 hectares.', 'fr', 'Il a 500 acres.'],
  ['It sent 500 tonnes.', 'es', 'Envió 500 barriles.'],
  ['A term of 16 years', 'fr', 'Un mandat de 16 mois'],
  ['It lasts two months.', 'es', 'Dura dos años.'],
  ['In the past ten years', 'fr', 'Au cours des dix derniers mois'],
  ['2 years and 3 months', 'fr', '2 mois et 3 ans'],
  ['It rose by 5%.', 'fr', 'Il a augmenté de 5.'],
  ['It rose by 5%.', 'es', 'Creció 5 puntos porcentuales.'],
  ['It rose by 5 percentage points.', 'fr', 'Il a augmenté de 5 %.'],
  ['It rose by 5.', 'fr', 'Il a augmenté de 5 %.'],
  ['US$5 billion', 'fr', '5 milliards de dollars canadiens'],
  ['US$5 billion', 'es', '5000 millones de dólares'],
  ['US$5 billion', 'fr', '5 milliards'],
  ['US$5 billion', 'es', '5000 millones de euros'],
  ['US$5 billion', 'es', '5000 millones de pesos mexicanos'],
  ['C$500', 'fr', '500 $'],
  ['C$500', 'fr', '500 $ US'],
  ['C$5 billion', 'fr', '5 G$ US'],
  ['€500', 'fr', '500 £'],
  ['500 Mexican pesos', 'fr', '500 pesos chiliens'],
  ['$500', 'es', '500 euros'],
  [
    'The figures are in millions of Canadian dollars.',
    'fr',
    'Les chiffres sont en millions de dollars.',
  ],
  [
    'The figures are in millions of Canadian dollars.',
    'es',
    'Las cifras están en millones de euros.',
  ],
  ['In the 1990s', 'fr', 'En 1990'],
  ['In 1990', 'es', 'En la década de 1990'],
  ['It fell to −3%.', 'fr', 'Il est tombé à 3 %.'],
]

describe('units', () => {
  it.each(right)('are the same in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(unitsRule, english, locale, text)).toEqual([])
  })

  it.each(wrong)('differ in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(unitsRule, english, locale, text)).toContain('units')
  })
})
