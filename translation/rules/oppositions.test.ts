import { describe, expect, it } from 'vitest'
import { oppositionRule } from './oppositions'
import { between } from './reported'

const reported = (english: string, locale: 'fr' | 'es', text: string) =>
  between(oppositionRule, english, locale, text)

/** An original, a right translation of it, and a wrong one. */
const wrong: [english: string, locale: 'fr' | 'es', right: string, wrong: string][] = [
  ['Exports grew.', 'fr', 'Les exportations ont augmenté.', 'Les importations ont augmenté.'],
  ['Exports grew.', 'es', 'Las exportaciones crecieron.', 'Las importaciones crecieron.'],
  [
    'More than 60 states signed it.',
    'fr',
    'Plus de 60 États l’ont signé.',
    'Moins de 60 États l’ont signé.',
  ],
  [
    'More than 60 states signed it.',
    'es',
    'Más de 60 Estados lo firmaron.',
    'Menos de 60 Estados lo firmaron.',
  ],
  [
    'At least 12 offices are open.',
    'fr',
    'Au moins 12 bureaux sont ouverts.',
    'Au plus 12 bureaux sont ouverts.',
  ],
  [
    'At least 12 offices are open.',
    'es',
    'Al menos 12 oficinas están abiertas.',
    'Como máximo 12 oficinas están abiertas.',
  ],
  [
    'The parties must apply it.',
    'fr',
    'Les parties doivent l’appliquer.',
    'Les parties peuvent l’appliquer.',
  ],
  ['You may sign it.', 'es', 'Puede firmarlo.', 'Debe firmarlo.'],
  ['Write before you travel.', 'fr', 'Écrivez avant de voyager.', 'Écrivez après le voyage.'],
  ['Write before you travel.', 'es', 'Escriba antes de viajar.', 'Escriba después de viajar.'],
  [
    'It ends, unless it is renewed.',
    'fr',
    'Il prend fin, sauf si on le renouvelle.',
    'Il prend fin si on le renouvelle.',
  ],
  [
    'It ends if it is not renewed.',
    'es',
    'Termina si no se renueva.',
    'Termina salvo que no se renueve.',
  ],
  ['All states agreed.', 'fr', 'Tous les États ont accepté.', 'Certains États ont accepté.'],
  ['All states agreed.', 'es', 'Todos los Estados aceptaron.', 'Algunos Estados aceptaron.'],
  ['The first summit', 'fr', 'Le premier sommet', 'Le dernier sommet'],
  ['Trade increased.', 'es', 'El comercio aumentó.', 'El comercio disminuyó.'],
  ['North America', 'fr', 'L’Amérique du Nord', 'L’Amérique du Sud'],
  ['Canada is an observer.', 'es', 'Canadá es observador.', 'Canadá es miembro.'],
  [
    'Canada is not a member.',
    'fr',
    'Le Canada n’est pas membre.',
    'Le Canada n’est pas observateur.',
  ],
  ['The office is closed.', 'fr', 'Le bureau est fermé.', 'Le bureau est ouvert.'],
  [
    'It did not agree to renew it.',
    'fr',
    'Il n’a pas accepté de le renouveler.',
    'Il n’a pas refusé de le renouveler.',
  ],
  ['Canada signed the Charter.', 'es', 'Canadá firmó la Carta.', 'Canadá ratificó la Carta.'],
  ['It withdrew in 2019.', 'fr', 'Il s’est retiré en 2019.', 'Il a adhéré en 2019.'],
  ['A former minister', 'es', 'Un antiguo ministro', 'Un nuevo ministro'],
  ['An annual meeting', 'fr', 'Une réunion annuelle', 'Une réunion mensuelle'],
  ['The talks began.', 'es', 'Las conversaciones comenzaron.', 'Las conversaciones terminaron.'],
]

it.each(wrong)('“%s”, in %s “%s” and not “%s”', (english, locale, right, other) => {
  expect(reported(english, locale, right)).toEqual([])
  expect(reported(english, locale, other)).toEqual(['opposites'])
})

describe('two opposites of one sentence', () => {
  const english = 'Exports were 65 million and imports 72 million.'

  it('stand beside the figures of the original', () => {
    expect(
      reported(
        english,
        'fr',
        'Les exportations étaient de 65 millions et les importations de 72 millions.',
      ),
    ).toEqual([])
    expect(
      reported(
        english,
        'fr',
        'Les importations étaient de 65 millions et les exportations de 72 millions.',
      ),
    ).toEqual(['opposites'])
    expect(
      reported(
        english,
        'es',
        'Las importaciones fueron de 72 millones y las exportaciones de 65 millones.',
      ),
    ).toEqual([])
  })

  it('are in the order of the original where one is compared with the other', () => {
    const compared = 'Imports from all countries exceeded Canada’s exports.'
    expect(
      reported(
        compared,
        'es',
        'Las importaciones de todos los países superaron las exportaciones.',
      ),
    ).toEqual([])
    expect(
      reported(
        compared,
        'es',
        'Las exportaciones de todos los países superaron las importaciones.',
      ),
    ).toEqual(['opposites'])
    expect(reported('Exports and imports', 'fr', 'Les importations et les exportations')).toEqual(
      [],
    )
  })
})

/** What says the same in other words. */
const right: [english: string, locale: 'fr' | 'es', text: string][] = [
  ['At least 12 are open.', 'fr', 'Un minimum de 12 sont ouverts.'],
  ['At least 12 are open.', 'fr', 'Pas moins de 12 sont ouverts.'],
  ['At least 12 are open.', 'es', 'Por lo menos 12 están abiertas.'],
  ['At least 12 are open.', 'es', 'Como mínimo, 12 están abiertas.'],
  ['No more than 12 are open.', 'fr', 'Au plus 12 sont ouverts.'],
  ['Up to 12 are open.', 'es', 'Como máximo 12 están abiertas.'],
  ['More than 60 came.', 'fr', 'Il en est venu au-delà de 60.'],
  ['The number is more than 60.', 'es', 'El número es superior a 60.'],
  ['The number is less than 60.', 'es', 'El número no llega a 60.'],
  ['You may not enter.', 'fr', 'Vous ne pouvez pas entrer.'],
  ['You must not enter.', 'fr', 'Vous ne pouvez pas entrer.'],
  ['You cannot enter.', 'es', 'No debe entrar.'],
  [
    'On May 3, 2024, the parties were to meet.',
    'fr',
    'Le 3 mai 2024, les parties devaient se réunir.',
  ],
  ['Countries are required to report.', 'es', 'Los países tienen que informar.'],
  ['They did not agree to it.', 'fr', 'Ils l’ont refusé.'],
  ['They are not allowed to sell it.', 'es', 'Se les prohíbe venderlo.'],
  ['It is not open.', 'fr', 'C’est fermé.'],
  ['Only members vote.', 'fr', 'Seuls les membres votent, pas les observateurs.'],
  ['Read this before you apply.', 'es', 'Lea esto antes de presentar la solicitud.'],
  [
    'The agreement came into force after it was ratified.',
    'es',
    'El acuerdo entró en vigor una vez ratificado.',
  ],
  [
    'Canada sold more goods to them than it bought.',
    'fr',
    'Le Canada leur a exporté plus de biens qu’il n’en a importé.',
  ],
  [
    'Missions are as of 2025, where no other date is given.',
    'es',
    'Las misiones son de 2025, salvo que se indique otra fecha.',
  ],
  ['The newest member joined last year.', 'fr', 'Le membre le plus récent a adhéré l’an dernier.'],
  ['Every state took part.', 'es', 'Participaron todos los Estados.'],
  ['More on this subject', 'fr', 'En savoir plus'],
]

it.each(right)('says nothing of “%s”, in %s “%s”', (english, locale, text) => {
  expect(reported(english, locale, text)).toEqual([])
})

it('leaves lists to be sorted by the words of each language', () => {
  const english = '- The office is open.\n- The embassy is closed.'
  expect(
    reported(english, 'es', '- La embajada está cerrada.\n- La oficina está abierta.'),
  ).toEqual([])
  expect(
    reported(english, 'es', '- La oficina está abierta.\n- La embajada está abierta.'),
  ).toEqual(['opposites'])
})
