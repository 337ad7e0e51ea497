import { expect, it } from 'vitest'
import { locales, localeTable } from '../i18n/locales'
import { pagesByLetter } from './page-index'
import { allPages, getText, inLocale } from './registry'

it.each(locales)('lists every page of %s once, without its article', (locale) => {
  const letters = pagesByLetter(locale)
  const pages = letters.flatMap(({ items }) => items)
  expect(new Set(pages)).toEqual(new Set(inLocale(allPages(), locale)))
  expect(pages).toHaveLength(new Set(pages).size)
  const order = letters.map(({ letter }) => letter)
  expect(order).toEqual(order.toSorted(new Intl.Collator(localeTable[locale].formatting).compare))
})

it.each([
  ['en', 'The Caribbean', 'C'],
  ['fr', 'L’accord commercial avec les États-Unis et le Mexique', 'A'],
  ['fr', 'États associés et candidats de l’Alliance du Pacifique', 'E'],
  ['es', 'El Caribe', 'C'],
  ['es', 'El Salvador', 'E'],
  ['fr', 'El Salvador', 'E'],
  ['en', 'The Bahamas', 'B'],
] as const)('lists in %s “%s” under %s', (locale, title, letter) => {
  const under = pagesByLetter(locale).find((entry) => entry.letter === letter)
  expect(under?.items.map((page) => getText(page, locale).title)).toContain(title)
})
