import { expect, it } from 'vitest'
import { repetitionRule } from './repetition'
import { reportedBetween } from './reported'

const english = {
  first: 'The members lowered their tariffs together in 2016.',
  second: 'Observers may take part in some of the meetings of the council.',
  third: 'A secretariat prepares the summit of each year.',
}
const french = {
  first: 'Les membres ont réduit ensemble leurs droits de douane en 2016.',
  second: 'Les observateurs peuvent participer à certaines réunions du conseil.',
  third: 'Un secrétariat prépare le sommet de chaque année.',
}
const page = ({ first, second, third }: typeof english) =>
  `${first} ${second}\n\n## A {/* #a */}\n\n${third}\n\n- ${second}\n- ${third}\n\n## B {/* #b */}\n\n${first}`
const original = page(english)
const translation = page(french)

const reported = (text: string, of = original) => reportedBetween(repetitionRule, of, 'fr', text)

it('lets a translation repeat what its original does', () => {
  expect(reported(translation)).toEqual([])
})

it.each([
  [
    'a sentence within a paragraph',
    translation.replace(french.second, `${french.second} ${french.second}`),
  ],
  ['a sentence in another’s place', translation.replace(french.second, french.third)],
  ['a paragraph in another’s place', translation.replace(/[^\n]*$/, french.second)],
  [
    'an item of a list in another’s place',
    translation.replace(`- ${french.third}`, `- ${french.first}`),
  ],
])('finds %s that stands twice', (_, text) => {
  expect(reported(text)).toEqual(['repetition'])
})

it('finds new text beside the old', () => {
  const of = 'The [trade agreement](trade) says more about it.'
  const now = 'El [tratado comercial](trade) ofrece más información.'
  const beside = `${now.slice(0, -1)}. ${now.slice(3)}`
  expect(reportedBetween(repetitionRule, of, 'es', now)).toEqual([])
  expect(reportedBetween(repetitionRule, of, 'es', beside)).toEqual(['repetition'])
})

it.each([
  [
    'The OAS met in 2018, and the OAS met again.',
    'L’Organisation des États américains s’est réunie en 2018, et l’Organisation des États américains s’est réunie de nouveau.',
  ],
  [
    'On November 19, 2021, it withdrew; since November 19, 2023, it is outside.',
    'Le 19 novembre 2021, il s’est retiré; depuis le 19 novembre 2023, il est à l’extérieur.',
  ],
  [
    'It exports more to the United States than to Mexico and the United Kingdom.',
    'Il exporte plus vers les États-Unis d’Amérique que vers le Mexique, et vers les États-Unis d’Amérique par le Mexique.',
  ],
  [
    'It pays 40 million dollars for training on land and 20 million dollars for ships.',
    'Il verse 40 millions de dollars canadiens pour la formation à terre et 20 millions de dollars canadiens pour les navires.',
  ],
])('says nothing of names, dates and quantities: %s', (of, text) => {
  expect(reported(text, of)).toEqual([])
})
