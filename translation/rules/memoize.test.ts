import { expect, it, vi } from 'vitest'
import { memoize, memoizeTexts, memoizeTextsIn } from './memoize'

it('asks for each word once', () => {
  const answer = vi.fn((word: string) => word.length)
  const lengthOf = memoize(answer)
  expect(['one', 'three', 'one'].map(lengthOf)).toEqual([3, 5, 3])
  expect(answer).toHaveBeenCalledTimes(2)
})

it('asks again for a text only when many others have been asked for since', () => {
  const read = vi.fn((text: string) => [text])
  const textsOf = memoizeTexts(read)
  const first = textsOf('a')
  expect(textsOf('a')).toBe(first)
  for (let text = 0; text < 2000; text += 1) textsOf(`${text}`)
  expect(textsOf('a')).not.toBe(first)
  expect(read).toHaveBeenCalledTimes(2002)
})

it('keeps the answers for each language apart', () => {
  const read = memoizeTextsIn((text, locale) => ({ text, locale }))
  expect(read('a', 'fr')).toBe(read('a', 'fr'))
  expect(read('a', 'en')).toEqual({ text: 'a', locale: 'en' })
})
