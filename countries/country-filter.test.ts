import { describe, expect, it } from 'vitest'
import { nameOrder } from '../text/name-order'
import { rowOrder } from '../text/row-order'
import { nextSort } from './country-filter'

describe('rowOrder', () => {
  const order = (texts: string[], language: string, descending = false) =>
    [...texts].sort(rowOrder((text: string) => text, descending, nameOrder(language, ['the'])))

  it('orders as the language does, whatever the accents', () => {
    expect(order(['États-Unis', 'Grenade', 'Équateur', 'El Salvador'], 'fr-CA')).toEqual([
      'El Salvador',
      'Équateur',
      'États-Unis',
      'Grenade',
    ])
  })

  it('puts n before ñ in Spanish, and files “The Bahamas” under B in English', () => {
    expect(order(['ñandú', 'nube', 'oca'], 'es-419')).toEqual(['nube', 'ñandú', 'oca'])
    expect(order(['Canada', 'The Bahamas'], 'en-CA')).toEqual(['The Bahamas', 'Canada'])
  })

  it('leaves rows without a text at the end in both directions', () => {
    expect(order(['', 'b', 'a'], 'en-CA')).toEqual(['a', 'b', ''])
    expect(order(['', 'a', 'b'], 'en-CA', true)).toEqual(['b', 'a', ''])
  })
})

it('a header asks for its own order, and for the reverse of that when it has it', () => {
  expect(nextSort('capital', '')).toBe('capital')
  expect(nextSort('capital', 'capital')).toBe('-capital')
  expect(nextSort('capital', '-capital')).toBe('capital')
  expect(nextSort('name', '')).toBe('-name')
  expect(nextSort('name', 'capital')).toBe('')
})
