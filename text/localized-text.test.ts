import { expect, it } from 'vitest'
import { localizedText } from './localized-text'

it('gives a text in the language, and names that of the next one', () => {
  const text = { en: 'Place', fr: 'Lieu' }
  expect(localizedText('25 %', 'fr')).toEqual({ text: '25\u00a0%' })
  expect(localizedText(text, 'fr')).toEqual({ text: 'Lieu' })
  expect(localizedText(text, 'es')).toEqual({ text: 'Place', lang: 'en' })
  expect(localizedText({ fr: 'Note : 5 %' }, 'en')).toEqual({
    text: 'Note\u00a0: 5\u00a0%',
    lang: 'fr',
  })
})
