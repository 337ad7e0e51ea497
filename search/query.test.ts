import { expect, it } from 'vitest'
import { longestQuery, parseQuery } from './query'

const phrases = (query: string) =>
  parseQuery(query).phrases.map((words) => words.map(({ folded }) => folded).join(' '))

it('reads a query on one line, without what cannot be seen', () => {
  expect(parseQuery(' visa\u0000\n\u200b  Mexico\u202e ').text).toBe('visa Mexico')
})

it('cuts a long query at whole characters, and says so', () => {
  const { text, isCut } = parseQuery('😀'.repeat(longestQuery + 1))
  expect([...text]).toHaveLength(longestQuery)
  expect(isCut).toBe(true)
  expect(parseQuery('x'.repeat(longestQuery)).isCut).toBe(false)
})

it.each([
  ['"joint review" 2026', ['joint review']],
  ['« examen conjoint »', ['examen conjoint']],
  ['“revisión conjunta” «Grupo de Lima»', ['revision conjunta', 'grupo de lima']],
  ['"visa"', []],
  ['"without an end', []],
])('keeps the words of %s together that are in quotation marks', (query, expected) => {
  expect(phrases(query)).toEqual(expected)
})
