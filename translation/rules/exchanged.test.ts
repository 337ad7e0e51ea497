import { describe, expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { exchangedRule } from './exchanged'
import { between } from './reported'

const right: [string, Locale, string][] = [
  ['In 2020, it had 48 members.', 'es', 'Tenía 48 miembros en 2020.'],
  ['It had 48 members in 2020.', 'fr', 'En 2020, elle comptait 48 membres.'],
  ['It had 48 members in 2020.', 'es', 'En 2020 contaba con 48 miembros.'],
  [
    'As of March 2023, it worked in more than 160 cities.',
    'fr',
    'Elle était présente dans plus de 160 villes en mars 2023.',
  ],
  [
    'It lists 19 Venezuelans among 52 persons.',
    'fr',
    'Il vise 52 personnes, dont 19 Vénézuéliens.',
  ],
  [
    'It lists 19 Venezuelans among 52 persons.',
    'es',
    'Incluye a 52 personas, 19 de ellas venezolanas.',
  ],
  [
    'By that count, it was 125 years old in 2020.',
    'es',
    'Según esa cuenta, en 2020 cumplió 125 años.',
  ],
  ['It met from October 17 to 19, 2023.', 'fr', 'Il s’est réuni du 17 au 19 octobre 2023.'],
  ['It met on December 4 and 5, 2025.', 'es', 'Se reunió el 4 y 5 de diciembre de 2025.'],
  ['On June 17, 2021, it met in Lima.', 'es', 'Se reunió en Lima el 17 de junio del 2021.'],
  ['On June 17, 2021, it met.', 'es', 'Junio 17 de 2021: se reunió.'],
  ['On 17 June 2021 it met.', 'fr', 'Il s’est réuni le 17 juin 2021.'],
  ['It met in May and June 2021.', 'fr', 'Il s’est réuni en mai 2021 et en juin 2021.'],
  [
    'It was signed on December 5, 1996, and came into force on July 5, 1997.',
    'fr',
    'Signé le 5 décembre 1996, il est entré en vigueur le 5 juillet 1997.',
  ],
  [
    'It took 66.4% of exports and 58.7% of imports in February 2026.',
    'es',
    'En febrero de 2026 recibió el 66.4 % de las exportaciones y el 58.7 % de las importaciones.',
  ],
  [
    'Peru joined in 2011 and Mexico in 2012.',
    'fr',
    'Le Mexique a adhéré en 2012, le Pérou en 2011.',
  ],
  [
    'There were 12 consulates and 3 offices in 2024.',
    'fr',
    'En 2024, il y avait 12 consulats et 3 bureaux.',
  ],
  ['It grew from 5 to 8 members.', 'fr', 'Elle est passée de 5 à 8 membres.'],
  [
    'It had 28 offices. Of these, 22 were embassies.',
    'fr',
    'Elle avait 28 bureaux. De ce nombre, 22 étaient des ambassades.',
  ],
  [
    'The first and the ninth summit met there.',
    'es',
    'La primera y la novena cumbre se celebraron allí.',
  ],
  [
    'It has applied since February 29, 2024, at 11:30 p.m.',
    'es',
    'Rige desde las 23:30 del 29 de febrero de 2024.',
  ],
]

const wrong: [string, Locale, string][] = [
  ['In 2020, it had 48 members.', 'fr', 'En 48, elle comptait 2020 membres.'],
  [
    'It was signed on December 5, 1996, and came into force on July 5, 1997.',
    'fr',
    'Il a été signé le 5 juillet 1997 et est entré en vigueur le 5 décembre 1996.',
  ],
  [
    'It was signed on December 5, 1996. It came into force on July 5, 1997.',
    'es',
    'Se firmó el 5 de julio de 1997. Entró en vigor el 5 de diciembre de 1996.',
  ],
  [
    'It was signed on December 5, 1996. It came into force on July 7, 1997.',
    'es',
    'Se firmó el 7 de diciembre de 1996. Entró en vigor el 5 de julio de 1997.',
  ],
  [
    'It was signed on December 5, 1996, and renewed on July 7, 1998.',
    'es',
    'Se firmó el 5 de diciembre de 1998 y se renovó el 7 de julio de 1996.',
  ],
  ['It met from October 17 to 19, 2023.', 'fr', 'Il s’est réuni du 19 au 17 octobre 2023.'],
  ['It met from 2017 to 2021.', 'es', 'Se reunió de 2021 a 2017.'],
  [
    'It lists 19 Venezuelans among 52 persons.',
    'fr',
    'Il vise 19 personnes, dont 52 Vénézuéliens.',
  ],
  [
    'It took 66.4% of exports and 58.7% of imports.',
    'es',
    'Recibió el 58.7 % de las exportaciones y el 66.4 % de las importaciones.',
  ],
  [
    'It had 28 offices. Of these, 22 were embassies.',
    'fr',
    'Elle avait 22 bureaux. De ce nombre, 28 étaient des ambassades.',
  ],
  ['There were 12 consulates and 3 offices.', 'fr', 'Il y avait 3 consulats et 12 bureaux.'],
  [
    'The third summit met before the ninth.',
    'es',
    'La novena cumbre se celebró antes que la tercera.',
  ],
  [
    'Peru joined in 2011 and Mexico in 2012.',
    'fr',
    'Le Pérou a adhéré en 2012 et le Mexique en 2011.',
  ],
  ['On June 17, 2021, it met.', 'fr', 'Il s’est réuni le 2021 juin 17.'],
]

describe('numbers and dates', () => {
  it.each(right)('stand in their places in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(exchangedRule, english, locale, text)).toEqual([])
  })

  it.each(wrong)('are exchanged in “%s” and in %s “%s”', (english, locale, text) => {
    expect(between(exchangedRule, english, locale, text)).toEqual(['exchanged'])
  })
})
