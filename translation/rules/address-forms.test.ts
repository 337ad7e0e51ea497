import { describe, expect, it } from 'vitest'
import { addressRule, commandRule } from './address-forms'
import { between, inText } from './reported'

const familiar: ['fr' | 'es', string][] = [
  ['fr', 'Ton entreprise peut en profiter.'],
  ['fr', 'Si tu voyages, lis ces conseils.'],
  ['fr', 'Demande tes papiers.'],
  ['es', 'Tu empresa puede pedir ayuda.'],
  ['es', 'Si quieres viajar, lea los avisos.'],
  ['es', 'Podéis escribir a vuestra embajada.'],
]

it.each(familiar)('finds the reader addressed as a friend, in %s: “%s”', (locale, text) => {
  expect(inText(addressRule, locale, text)).toContain('address')
})

const polite: ['fr' | 'es', string][] = [
  ['fr', 'Votre entreprise, si vous voyagez, peut le demander. Il s’est tu, sur un ton ferme.'],
  ['fr', 'Y a-t-il un bureau? Le ton change.'],
  ['es', 'Su empresa puede pedir ayuda si usted quiere. Te Deum. La atención a sus datos.'],
]

it.each(polite)('says nothing of the polite forms, in %s: “%s”', (locale, text) => {
  expect(inText(addressRule, locale, text)).toEqual([])
})

describe('an imperative', () => {
  const english = 'See the list before you travel.'
  const said = (locale: 'fr' | 'es', text: string, original = english) =>
    between(commandRule, original, locale, text)

  it('is polite where the original tells the reader to do something', () => {
    expect(said('fr', 'Consultez la liste avant de partir.')).toEqual([])
    expect(said('fr', 'Consulte la liste avant de partir.')).toEqual(['address'])
    expect(said('es', 'Consulte la lista antes de viajar.')).toEqual([])
    expect(said('es', 'Consulta la lista antes de viajar.')).toEqual(['address'])
    expect(said('es', 'Lea la lista antes de viajar.')).toEqual([])
    expect(said('es', 'Lee la lista antes de viajar.')).toEqual(['address'])
  })

  it('is none where the original says what somebody does', () => {
    const told = 'Canada consults the public.'
    expect(said('es', 'Consulta al público.', told)).toEqual([])
    expect(said('es', 'Para viajar, entre la lista y los avisos.', 'See the list.')).toEqual([])
  })
})
