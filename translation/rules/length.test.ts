import { expect, it } from 'vitest'
import { sentencesRule } from './length'
import { reportedBetween, reportedIn } from './reported'
import { typographyRule } from './typography'

const english =
  'The Pacific Alliance was founded in 2011. Canada became an observer in 2012. The members meet once a year to decide on trade and investment.'
const french = [
  'L’Alliance du Pacifique a été fondée en 2011.',
  'Le Canada est devenu observateur en 2012.',
  'Les membres se réunissent une fois par année pour décider du commerce et des investissements.',
]
const reported = (text: string) => reportedBetween(sentencesRule, english, 'fr', text)

it('takes a sentence that is missing, or one too many, for an error', () => {
  expect(reported(french.join(' '))).toEqual([])
  for (const sentence of french) {
    expect(reported(french.filter((other) => other !== sentence).join(' '))).toEqual(['sentences'])
    expect(reported([...french, sentence].join(' '))).toEqual(['sentences'])
  }
})

it('takes two that are joined on purpose for a warning', () => {
  const [first, second, third] = french
  const text = `${first?.slice(0, -1)}, et le${second?.slice(2)} ${third}`
  expect(reported(text)).toEqual(['sentences (warning)'])
})

it('takes two that lost the space between them for an error, as three that are one', () => {
  const [first, second, third] = french
  expect(reported(`${first}${second} ${third}`)).toEqual(['sentences'])
  expect(reported(`${first} ${second}${third}`)).toEqual(['sentences'])
  expect(reported(`${first}${second}${third}`)).toEqual(['sentences'])
  expect(reportedIn(typographyRule, 'fr', `${first} ${second}${third}`)).toEqual(['typography'])
})
