import { expect, it } from 'vitest'
import { agreementRule } from './agreement'
import { inText } from './reported'

const wrong: ['fr' | 'es', string][] = [
  ['fr', 'Elle compte trois État.'],
  ['fr', 'Elle compte 61 observateur.'],
  ['fr', 'Il a conclu une accord.'],
  ['fr', 'Il reste vingt-et-une accords.'],
  ['fr', 'C’est un mission.'],
  ['fr', 'Le trois membres ont voté.'],
  ['fr', 'Elle a deux bureau et quatre tribunal.'],
  ['es', 'Hay dos país.'],
  ['es', 'Pasaron seis mes.'],
  ['es', 'Firmó una acuerdo.'],
  ['es', 'Es un misión.'],
  ['es', 'El cuatro miembros votaron.'],
  ['es', 'Tiene 28 oficina.'],
]

it.each(wrong)('finds number or gender beside a numeral, in %s: “%s”', (locale, text) => {
  expect(inText(agreementRule, locale, text)).toContain('agreement')
})

const right: ['fr' | 'es' | 'en', string][] = [
  ['fr', 'Une porte-parole, une membre, une cinquième fois, un sous-comité; l’un date de 2017.'],
  ['es', 'Una labor, un ecosistema, una flor, una testigo, un colega: una como esta.'],
  ['fr', 'Trois États, 61 observateurs et vingt-et-un accords : une autre page, un autre pays.'],
  ['fr', 'Environ 1,5 million de personnes, un musée, un traité, une société, une nouvelle page.'],
  ['fr', 'Le 8 août 2017, à 23 h 30, l’article 7 fixe la durée. En 2017 le Canada a accepté.'],
  ['fr', 'Les 10 et 11 septembre 2001, il y avait deux ou trois observateurs pour quatre pays.'],
  ['fr', 'Le 4 mars, les 21 fondateurs ont tenu deux sommets de deux jours.'],
  ['fr', 'Chacune des deux a un problème, un visa, une heure et un silence.'],
  [
    'es',
    'Dos países, seis meses, 28 oficinas y veintiún acuerdos: un problema, un área, una mano.',
  ],
  ['es', 'El 8 de agosto, dos son de Chile. En 2017 el país tenía 1.5 millones.'],
  ['es', 'Un día, una ley, un gran acuerdo, una gran cumbre, un idioma y una periodista.'],
  ['en', 'Three state, one members.'],
]

it.each(right)('says nothing of what agrees, in %s: “%s”', (locale, text) => {
  expect(inText(agreementRule, locale, text)).toEqual([])
})
