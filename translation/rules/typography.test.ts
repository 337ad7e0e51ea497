import { expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { reportedIn } from './reported'
import { typographyRule } from './typography'

it.each<[Locale, string]>([
  ['es', 'Hay más información.[El tratado](trade) dice más.'],
  ['es', 'Hay más información.[tratado comercial](trade) dice más.'],
  ['es', 'Hay más información.*Más* dice el tratado.'],
  ['es', 'Dice más el [tratado.](trade)Está en vigor.'],
  ['es', 'Entró en vigor en 2018.El tratado dice más.'],
  ['es', 'Dice “más”.El tratado dice más.'],
  ['es', 'Hay más información.el tratado dice más.'],
  ['es', '¿Qué es?Es un tratado.'],
  ['es', 'Hay dos países:México y Chile.'],
  ['es', 'Chile,México y Perú votan.'],
  ['en', 'It came into force.The treaty says more.'],
  ['en', 'It came into force.A treaty says more.'],
  ['en', 'It came into force.2018 was the year.'],
  ['en', 'Is it so?Yes. It is so!So be it.'],
  ['en', 'It waits …It acts…Then it waits.'],
  ['en', 'Two countries;one treaty.'],
  ['en', '[Note:](trade)the treaty says more.'],
  ['fr', 'Il est en vigueur.L’accord en dit plus.'],
  ['fr', 'Il est en vigueur.À Lima, il en dit plus.'],
  ['fr', 'Il dit « oui ».Elle dit non.'],
  ['fr', 'Vraiment?[Oui](trade).'],
  ['fr', 'Le <Term long="Accord.Accord">AB</Term> est en vigueur.'],
])('finds in %s a space that is missing: %s', (locale, text) => {
  expect(reportedIn(typographyRule, locale, text)).toEqual(['typography'])
})

it.each<[Locale, string]>([
  ['en', 'It uses Node.js, Next.js and .mdx files; see README.md and page.yml.'],
  ['en', 'The U.S. and the U.K. agree (e.g. at 11:30 a.m.) with J.A. Roy, Ph.D., and A.B.C.'],
  ['en', 'See www.canada.ca, https://example.org/a.B?c=d and a.Roy@example.org; also Canada.ca.'],
  ['en', 'It is at 3.5%, 1,250.50 or 10:30; version 2.1.0, ISO 3166-1:2020.'],
  ['en', 'Read [the treaty](trade), *now*. **Then** vote.'],
  ['en', 'The key is `a.b`; `C.d`. The member(s) vote.'],
  ['fr', 'Les délégué.e.s sont à 23 h 30, c.-à-d. au Canada, av. J.-C. aussi.'],
  ['fr', 'Il dit : « Oui. » Elle dit non; l’accord (« pacte ») existe…'],
  ['es', 'Los EE.UU. y la S.A. votan, p.ej. a las 3 p.m. en gob.mx, n.º 5.'],
  ['es', '¿Qué es? ¡Un tratado! Dice «sí». (Véase el texto.)'],
])('knows in %s where none is due: %s', (locale, text) => {
  expect(reportedIn(typographyRule, locale, text)).toEqual([])
})

it.each<[Locale, string]>([
  ['en', 'It came into force came into force in 2018.'],
  ['fr', 'Il est entré en vigueur, est entré en vigueur en 2018.'],
  ['es', 'El tratado comercial el tratado comercial dice más.'],
])('finds in %s words that stand twice in a row: %s', (locale, text) => {
  expect(reportedIn(typographyRule, locale, text)).toEqual(['typography'])
})
