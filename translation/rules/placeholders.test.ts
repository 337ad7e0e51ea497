import { describe, expect, it } from 'vitest'
import { locales } from '../../i18n/locales'
import { frontMatterId } from '../../site/content'
import { readMessages } from '../../site/messages'
import { placeholderIn, placeholderRule } from './placeholders'
import { reportedIn } from './reported'

it.each([
  'TODO: Pronto más.',
  'Más pronto (TODO).',
  'Pronto más. TODO',
  '[À TRADUIRE] Bientôt plus.',
  '[TRADUCIR] Pronto más.',
  '[to be translated] More soon.',
  'À traduire : bientôt plus.',
  'À COMPLÉTER',
  'À compléter.',
  '(à confirmer)',
  'To be translated',
  'Pendiente de traducir.',
  'PENDIENTE DE TRADUCIR: pronto más.',
  'The date is TBD.',
  'TBC',
  'Le XXX, à Lima, 20XX.',
  'XXXX dollars',
  'FIXME soon',
  'todo: more',
  'Lorem ipsum dolor sit amet.',
  'Il y a ??? États.',
  'Signed on ____ in Lima.',
  '[insert date here]',
])('finds that a text is still to come: %s', (text) => {
  expect(placeholderIn(text)).toBeDefined()
  for (const locale of locales)
    expect(reportedIn(placeholderRule, locale, text.replace('[', '\\['))).toEqual(['placeholder'])
})

it.each([
  'Todo el mundo vota.',
  'Todo: los 35 Estados.',
  'TODO SOBRE LA OEA',
  'El XXX período de sesiones; el siglo XXX; le XXXe Sommet.',
  'XXXI Asamblea General, XXIX Cumbre',
  'Voici un formulaire à compléter; il reste à confirmer la date.',
  'The treaty is to be translated into four languages.',
  'Queda por confirmar la fecha.',
  'Vraiment?? Non!',
  'The TBDs are not one.',
])('says nothing of: %s', (text) => {
  expect(placeholderIn(text)).toBeUndefined()
})

it('lets TBD be an acronym that the page explains, and code be code', () => {
  const text =
    'The <Term long="Trade and Business Desk">TBD</Term> helps. The TBD is in Lima. `TODO`'
  expect(reportedIn(placeholderRule, 'en', text)).toEqual([])
})

describe('a text that is still to come', () => {
  it.each([
    '<Table caption="TODO">\n\n| A |\n| - |\n| b |\n\n</Table>',
    '![TBD](/a.svg)',
    '## À traduire {/* #a */}',
    '- [TRADUCIR]',
    '<Lang code="en">TBD</Lang>',
    '<Term long="TODO">AB</Term>',
  ])('is found in %s', (text) => {
    expect(reportedIn(placeholderRule, 'fr', text.replace('[TRADUCIR]', '\\[TRADUCIR]'))).toEqual([
      'placeholder',
    ])
  })

  it('is found among keywords', () => {
    const names: string[] = []
    const block = {
      kind: 'title',
      path: '',
      form: '',
      properties: {},
      texts: {},
      node: { type: 'text' as const, value: '' },
    }
    placeholderRule(
      { id: frontMatterId, blocks: [block] },
      { file: '', locale: 'fr', sections: [], keywords: ['accord', 'TODO'] },
      (rule) => names.push(rule),
    )
    expect(names).toEqual(['placeholder'])
  })

  it.each(locales)('is in no message of %s', (locale) => {
    const texts = JSON.stringify(readMessages(locale)).match(/"(?:[^"\\]|\\.)*"/g) ?? []
    expect(texts.length).toBeGreaterThan(100)
    for (const text of texts) expect(placeholderIn(text.slice(1, -1)), text).toBeUndefined()
  })
})
