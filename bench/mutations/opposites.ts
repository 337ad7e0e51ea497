/**
 * Words that a tired translator takes for each other, by language and kind of fault. Written down
 * before the rules, and not from them: the rules have their own lists (translation/rules).
 */
export type Exchanges = Record<'fr' | 'es', [word: string, other: string][]>

/** Both ways, where they are not denied: “may not” says the same as “must not”. */
function affirmed(words: Exchanges['fr']): Exchanges['fr'] {
  const pattern = (word: string) => `(?<!(?:ne|le|no|se) )${word}`
  return words.flatMap(([word, other]): Exchanges['fr'] => [
    [pattern(word), other],
    [pattern(other), word],
  ])
}

/** In brackets, how many places the real French and Spanish texts have for those that have few. */
export const exchanges: Record<string, Exchanges> = {
  // [16 and 18]
  'exports and imports exchanged': {
    fr: [
      ['exportations', 'importations'],
      ['exportation', 'importation'],
      ['exportateurs', 'importateurs'],
      ['exporter', 'importer'],
    ],
    es: [
      ['exportaciones', 'importaciones'],
      ['exportación', 'importación'],
      ['exportadores', 'importadores'],
      ['exportar', 'importar'],
    ],
  },
  'more and less than exchanged': {
    fr: [
      ['plus de', 'moins de'],
      ['plus d’', 'moins d’'],
      ['supérieur à', 'inférieur à'],
    ],
    es: [
      ['más de', 'menos de'],
      ['superior a', 'inferior a'],
    ],
  },
  // [7 and 8: « au moins » once, the others are “up to”]
  'at least and at most exchanged': {
    fr: [
      ['au moins', 'au plus'],
      ['jusqu’à (?=\\d|huit)', 'au moins '],
      ['au maximum', 'au minimum'],
    ],
    es: [
      ['al menos', 'como máximo'],
      ['por lo menos', 'a lo sumo'],
      ['hasta (?=\\d|ocho)', 'al menos '],
    ],
  },
  'must and may exchanged': {
    fr: affirmed([
      ['doit', 'peut'],
      ['doivent', 'peuvent'],
      ['devez', 'pouvez'],
      ['devait', 'pouvait'],
      ['devaient', 'pouvaient'],
      ['devra', 'pourra'],
      ['devrait', 'pourrait'],
      ['devraient', 'pourraient'],
    ]),
    es: affirmed([
      ['debe', 'puede'],
      ['deben', 'pueden'],
      ['debía', 'podía'],
      ['debían', 'podían'],
      ['deberá', 'podrá'],
      ['debería', 'podría'],
      ['deberían', 'podrían'],
    ]),
  },
  'before and after exchanged': {
    fr: [
      ['avant', 'après'],
      ['antérieure?s? à', 'postérieur à'],
      ['postérieure?s? à', 'antérieur à'],
    ],
    es: [
      ['antes', 'después'],
      ['anterior a', 'posterior a'],
      ['posteriores a', 'anteriores a'],
    ],
  },
  'unless and if exchanged': {
    fr: [
      ['si', 'sauf si'],
      ['s’(?=ils? )', 'sauf s’'],
      ['sauf si', 'si'],
      ['à moins que', 'pourvu que'],
    ],
    es: [
      ['si', 'salvo si'],
      ['salvo que', 'siempre que'],
      ['a menos que', 'siempre que'],
    ],
  },
  // [24 and 22]
  'all and some exchanged': {
    fr: [
      ['tous les', 'quelques'],
      ['toutes les', 'quelques'],
      ['certains', 'tous les'],
      ['certaines', 'toutes les'],
      ['quelques', 'tous les'],
    ],
    es: [
      ['todos los', 'algunos'],
      ['todas las', 'algunas'],
    ],
  },
  // [6 and 5]
  'always and never exchanged': {
    fr: [['toujours', 'jamais']],
    es: [['siempre', 'nunca']],
  },
  'first and last exchanged': {
    fr: [
      ['premier', 'dernier'],
      ['première', 'dernière'],
      ['premiers', 'derniers'],
      ['premières', 'dernières'],
    ],
    es: [
      ['primer', 'último'],
      ['primero', 'último'],
      ['primera', 'última'],
      ['primeros', 'últimos'],
      ['primeras', 'últimas'],
    ],
  },
  // [13 and 16]
  'increase and decrease, higher and lower exchanged': {
    fr: [
      ['augmenté', 'diminué'],
      ['augmentation', 'diminution'],
      ['hausse', 'baisse'],
      ['progressé', 'reculé'],
      ['plus élevé', 'plus bas'],
      ['plus grand', 'plus petit'],
      ['plus grande', 'plus petite'],
      ['plus grandes', 'plus petites'],
    ],
    es: [
      ['aumentó', 'disminuyó'],
      ['aumento', 'disminución'],
      ['creció', 'cayó'],
      ['crecido', 'caído'],
      ['mayor', 'menor'],
      ['mayores', 'menores'],
      ['más alto', 'más bajo'],
      ['más grandes', 'más pequeñas'],
    ],
  },
  'north and south, east and west exchanged': {
    fr: [
      ['nord', 'sud'],
      ['Nord', 'Sud'],
      ['est de', 'ouest de'],
      ['nord-américaine?s?', 'sud-américain'],
    ],
    es: [
      ['norte', 'sur'],
      ['Norte', 'Sur'],
      ['oriental', 'occidental'],
      ['norteamerican[oa]', 'sudamericano'],
    ],
  },
  'member and observer exchanged': {
    fr: [
      ['membre', 'observateur'],
      ['membres', 'observateurs'],
    ],
    es: [
      ['miembro', 'observador'],
      ['miembros', 'observadores'],
    ],
  },
  'open and closed exchanged': {
    fr: [
      ['ouvert', 'fermé'],
      ['ouverte', 'fermée'],
      ['ouvertes', 'fermées'],
      ['ouvre', 'ferme'],
      ['ouvrent', 'ferment'],
    ],
    es: [
      ['abierto', 'cerrado'],
      ['abierta', 'cerrada'],
      ['abre', 'cierra'],
      ['abrió', 'cerró'],
      ['abrieron', 'cerraron'],
    ],
  },
  // [13 and 11]
  'accepted and refused, allowed and forbidden exchanged': {
    fr: [
      ['accepté', 'refusé'],
      ['accepte', 'refuse'],
      ['permet', 'interdit'],
      ['permettent', 'interdisent'],
      ['autorise', 'interdit'],
      ['interdiction', 'autorisation'],
    ],
    es: [
      ['aceptó', 'rechazó'],
      ['aceptado', 'rechazado'],
      ['acepta', 'rechaza'],
      ['permite', 'prohíbe'],
      ['permiten', 'prohíben'],
      ['prohibición', 'autorización'],
    ],
  },
  'joined and left exchanged': {
    fr: [
      ['adhéré à', 'quitté'],
      ['adhésion', 'retrait'],
      ['retiré', 'admis'],
      ['quitté', 'rejoint'],
    ],
    es: [
      ['ingresó', 'se retiró'],
      ['ingresaron', 'se retiraron'],
      ['ingreso', 'retiro'],
      ['adhesión', 'retirada'],
    ],
  },
  'signed and ratified exchanged': {
    fr: [
      ['signé', 'ratifié'],
      ['signée', 'ratifiée'],
      ['signature', 'ratification'],
      ['signer', 'ratifier'],
      ['signe', 'ratifie'],
      ['signent', 'ratifient'],
    ],
    es: [
      ['firmó', 'ratificó'],
      ['firmaron', 'ratificaron'],
      ['firmado', 'ratificado'],
      ['firma', 'ratificación'],
      ['firmar', 'ratificar'],
      ['firman', 'ratifican'],
    ],
  },
  // [23 and 16]
  'former and new exchanged': {
    fr: [
      ['ancien', 'nouveau'],
      ['ancienne', 'nouvelle'],
      ['anciens', 'nouveaux'],
      ['anciennes', 'nouvelles'],
      ['nouvel', 'ancien'],
    ],
    es: [
      ['antiguo', 'nuevo'],
      ['antigua', 'nueva'],
      ['antiguos', 'nuevos'],
      ['antiguas', 'nuevas'],
    ],
  },
  // [20 and 25]
  'a year, a month and a day exchanged': {
    fr: [
      ['annuel', 'mensuel'],
      ['annuels', 'mensuels'],
      ['par an', 'par mois'],
      ['chaque année', 'chaque mois'],
      ['chaque jour', 'chaque mois'],
      ['par jour', 'par semaine'],
    ],
    es: [
      ['anual', 'mensual'],
      ['anuales', 'mensuales'],
      ['al año', 'al mes'],
      ['cada año', 'cada mes'],
      ['cada día', 'cada mes'],
    ],
  },
  'beginning and end exchanged': {
    fr: [
      ['commencé', 'pris fin'],
      ['commence', 'prend fin'],
      ['débute', 'se termine'],
      ['début', 'fin'],
      ['au début', 'à la fin'],
    ],
    es: [
      ['comenzó', 'terminó'],
      ['comenzaron', 'terminaron'],
      ['comienza', 'termina'],
      ['inicio', 'final'],
      ['comienzos', 'finales'],
      ['empezó', 'acabó'],
    ],
  },
}
