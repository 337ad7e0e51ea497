import type { Exchanges } from './opposites'

/** The reader addressed as a friend, where the portal says « vous » and “usted”. */
export const informal: Exchanges = {
  fr: [
    ['votre', 'ton'],
    ['vos', 'tes'],
    ['vous pouvez', 'tu peux'],
    ['vous', 'tu'],
    ['Consultez (?!-)', 'Consulte '],
    ['consultez', 'consulte'],
    ['Voyez', 'Vois'],
    ['voyez', 'vois'],
    ['Lisez', 'Lis'],
    ['Vérifiez', 'Vérifie'],
    ['Choisissez', 'Choisis'],
    ['Apprenez-en', 'Apprends-en'],
    ['Écrivez', 'Écris'],
    ['Employez', 'Emploie'],
    ['Ouvrez', 'Ouvre'],
    ['Cherchez', 'Cherche'],
  ].map(oneWay),
  es: [
    ['su', 'tu'],
    ['sus', 'tus'],
    ['usted', 'tú'],
    ['Consulte', 'Consulta'],
    ['consulte', 'consulta'],
    ['Elija', 'Elige'],
    ['Obtenga', 'Obtén'],
    ['Use', 'Usa'],
    ['Escriba', 'Escribe'],
    ['Abra', 'Abre'],
    ['vea', 've'],
    ['lea', 'lee'],
    ['Ponga', 'Pon'],
    ['quiere', 'quieres'],
    ['necesita', 'necesitas'],
    ['puede', 'puedes'],
  ].map(oneWay),
}

/** As a pattern, which is not exchanged back. */
function oneWay([word = '', other = '']: string[]): [string, string] {
  return [`(?:${word})`, other]
}

/** Titles of things that the portal is not about, and things that a title may name instead. */
export const otherWords = {
  fr: {
    titles: [
      'Programme de bourses',
      'Marchés publics et appels d’offres',
      'Recettes et traditions',
      'Horaires des traversiers',
      'Comment renouveler un passeport',
      'Pêche et aquaculture',
      'Assurance maladie',
      'Offres d’emploi',
      'Musées et patrimoine',
      'Météo marine',
    ],
    nouns: [
      'écoles',
      'bourses',
      'impôts',
      'tarifs',
      'hôpitaux',
      'touristes',
      'récoltes',
      'concours',
      'loyers',
      'litiges',
    ],
  },
  es: {
    titles: [
      'Programa de becas',
      'Contratación pública y licitaciones',
      'Recetas y tradiciones',
      'Horarios de transbordadores',
      'Cómo renovar un pasaporte',
      'Pesca y acuicultura',
      'Seguro médico',
      'Ofertas de empleo',
      'Museos y patrimonio',
      'Pronóstico marino',
    ],
    nouns: [
      'escuelas',
      'becas',
      'impuestos',
      'tarifas',
      'hospitales',
      'turistas',
      'cosechas',
      'concursos',
      'alquileres',
      'litigios',
    ],
  },
}
