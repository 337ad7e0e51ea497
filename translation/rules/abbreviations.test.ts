import { describe, expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { halfNegationRule, negationRule } from './negation'
import { reportedBetween, reportedIn } from './reported'
import { sentencesOf } from './words'

/** Each in a sentence of its own, before a word with a capital letter or a number. */
const sentences: Record<'en' | 'fr' | 'es', string> = {
  en: `
Mr. Brown spoke.
Mrs. Brown spoke.
Ms. Brown spoke.
Messrs. Brown and Roy spoke.
Dr. Roy spoke.
Prof. Roy spoke.
Hon. Members spoke.
The Rt. Hon. Ann Roy spoke.
Gov. Gen. Mary Roy spoke.
Gen. Brown spoke.
Capt. Brown spoke.
Lt. Col. Brown spoke.
Sgt. Brown spoke.
Sen. Roy spoke.
Rep. Roy spoke.
Amb. Roy spoke.
St. John’s is a city.
Mt. Logan is high.
Ft. McMurray is a city.
He met John A. Macdonald there.
The U.S. Congress voted.
The U.K. Parliament voted.
In Washington, D.C. Canada has an embassy.
Parties, e.g. Canada, voted.
One party, i.e. Canada, voted; i.e. Canada alone.
The firm Smith Inc. Canada has moved.
The firm Smith Ltd. Canada has moved.
The firm Smith Corp. Canada has moved.
Smith Bros. Canada has moved.
Smith & Co. Toronto has moved.
See No. 5 of the list.
See no. 5 of the list.
See Nos. 5 and 6 of the list.
Bill No. C-5 was read.
See art. 5 of the treaty.
See ss. 5 and 6, sec. 7, subs. 8, para. 9 and c. 10 of the act.
See p. 5 and pp. 6 to 8, vol. 3, ch. 4, fig. 2.
It begins on Jan. 5, Feb. 5, Mar. 5, Apr. 5, Aug. 5, Sept. 5, Oct. 5, Nov. 5 or Dec. 5.
It begins at 11 a.m. Eastern time and ends at 3 p.m. Pacific time.
Canada vs. Mexico was the case.
It is at 50 O’Connor St. Ottawa and at 1 Main Ave. Toronto.
The Dept. Secretary and the Asst. Secretary spoke to the Univ. Senate.
It costs approx. 5 dollars, est. 2020, incl. GST and excl. PST.
John Roy Jr. Canada’s envoy, and Ann Roy, Ph.D. McGill, spoke.
The S.A.R. Pavilion and the N.B. Museum are open.`,
  fr: `
M. Roy a parlé.
MM. Roy et Brun ont parlé.
Mme. Roy a parlé.
Mmes. Roy et Brun ont parlé.
Mlle. Roy a parlé.
Me. Roy a parlé.
Mgr. Roy a parlé.
Dr. Roy a parlé.
Dre. Roy a parlé.
Prof. Roy a parlé.
L’hon. Anne Roy a parlé.
Le gén. Roy a parlé.
Le col. Roy a parlé.
Le lt. Roy a parlé.
St. Jean est une ville.
M. Le Blanc a parlé.
J. A. Macdonald a parlé.
Les parties, p. ex. Canada et Mexique, ont voté.
Une partie, c.-à-d. Canada, a voté.
Voir art. 5 du traité.
Voir par. 5 et al. 6 de la loi.
Voir p. 5 et pp. 6 à 8.
Voir n. 5 de la page.
Voir no. 5 de la liste.
Voir nos. 5 et 6 de la liste.
Voir no 5 et n° 6 de la liste.
Voir vol. 3, chap. 4, fig. 2, ann. 1.
Voir réf. 5, tabl. 6 et éd. 7 de la liste.
Il commence le 5 janv. 2020 ou le 5 févr. 2020.
Il commence le 5 avr. 2020 ou le 5 juil. 2020.
Il commence le 5 sept. 2020, oct. 2020, nov. 2020 ou déc. 2020.
La société Roy inc. Canada a déménagé.
La société Roy ltée. Montréal a déménagé.
La cie. Roy a déménagé.
Les É.-U. Mexique et Canada compris, ont voté.
Les U.S.A. Mexique et Canada compris, ont voté.
Le gouv. Roy a voté, et le min. Brun aussi.
Il est né en 50 av. J.-C. Rome existait.
Il est né en 50 apr. J.-C. Rome existait.
Il coûte env. 5 dollars, max. 6 dollars et min. 4 dollars.
Il coûte 5 G$ US et 5 M$ CA, soit 5 k$ par habitant.
Tél. 613 555-0100, poste 5.
C. P. 500, boul. Laurier, av. Roy et ch. Brun.
Voir Roy et coll. Canada, ou Roy et al. Canada.
La N.-É. Halifax et le N.-B. Fredericton en font partie.
Voir doc. 5, dict. Robert et bull. 6.
Il y a env. 5 États, dont Haïti, etc. Cuba en est.`,
  es: `
El Sr. Pérez habló.
La Sra. Pérez habló.
La Srta. Pérez habló.
Los Sres. Pérez y Ruiz hablaron.
El Dr. Pérez habló.
La Dra. Pérez habló.
El Lic. Pérez habló.
El Ing. Pérez habló.
El Arq. Pérez habló.
El Prof. Pérez habló.
La Profa. Pérez habló.
El Excmo. Pérez habló.
La Excma. Pérez habló.
El Ilmo. Pérez habló.
Mons. Pérez habló.
D. Juan y Dña. Ana hablaron.
El Gral. Pérez habló.
El Cnel. Pérez habló.
El Cap. Pérez habló.
El Tte. Pérez habló.
Sto. Domingo es una ciudad.
Sta. Lucía es un país.
Los EE. UU. México y Canadá votaron.
Los EE.UU. México y Canadá votaron.
Las FF. AA. Argentinas, los RR. HH. Chilenos y las CC. AA. Españolas votaron.
Los JJ. OO. Panamericanos empezaron.
La ONU y la U.E. Europea votaron.
Un país, p. ej. Canadá, votó, p. ej. Canadá.
Un país, p.ej. Canadá, votó; v. gr. Canadá.
Véase art. 5 del tratado.
Véase arts. 5 y 6 del tratado.
Véase núm. 5 y núms. 6 y 7 de la lista.
Véase n.º 5 y N.º 6 de la lista.
Ley No. 5 de la lista.
Ley no. 5 de la lista.
Véase pág. 5 y págs. 6 a 8, vol. 3, cap. 4, fig. 2.
Véase p. 5 y pp. 6 a 8, párr. 9, inc. 10 y ss. 11.
Empieza el 5 ene. 2020, feb. 2020, abr. 2020 o ago. 2020.
Empieza el 5 sept. 2020, oct. 2020, nov. 2020 o dic. 2020.
A las 11 a. m. Canadá votó y a las 3 p. m. México votó.
En 50 a. C. Roma existía y en 50 d. C. Roma existía.
La empresa Ruiz Inc. Canadá se trasladó.
La empresa Ruiz Ltda. Bogotá se trasladó.
La empresa Ruiz S.A. Bogotá y Cía. Ruiz se trasladaron.
Av. Central y Avda. Norte, Depto. Sur, Dpto. Este.
Canadá vs. México fue el caso; cf. Canadá.
Tel. 613 555-0100, ext. 5, aprox. 6 y máx. 7.
Ud. Pérez y Uds. Ruiz votaron, y Vd. López.
Son 35 Estados, entre ellos Haití, etc. Cuba es uno.`,
}

describe.each(['en', 'fr', 'es'] as const)('abbreviations in %s', (locale) => {
  const all = sentences[locale].trim().split('\n')

  it('are forty and more', () => {
    const written = all.join(' ').match(/(?<![\p{L}.])\p{L}[\p{L}.-]*\.(?= )/gu)
    expect(new Set(written).size).toBeGreaterThanOrEqual(40)
  })

  it.each(all)('end no sentence: %s', (text) => {
    expect(sentencesOf(text, locale)).toEqual([text])
  })

  it.each(all)('deny nothing: %s', (text) => {
    expect(reportedIn(halfNegationRule, locale, text)).toEqual([])
    if (locale === 'en') {
      expect(reportedBetween(negationRule, text, 'fr', 'Une phrase.')).toEqual([])
    } else {
      expect(reportedBetween(negationRule, 'It was not so.', locale, text)).toHaveLength(1)
    }
  })
})

it.each<[Locale, string[]]>([
  ['en', ['It is in the U.S.', 'The law applies.']],
  ['en', ['It begins at 11 a.m.', 'All may come.']],
  ['en', ['He works for Smith Inc.', 'It has moved.']],
  ['en', ['The answer is no.', 'Mexico voted.']],
  [
    'en',
    [
      'Dogs, cats, etc.',
      'They are “pets.”',
      'See (it).',
      'Why?',
      '“So.”',
      'In 2018.',
      '35 States voted.',
    ],
  ],
  ['fr', ['Le Canada, le Mexique, etc.', 'Les autres ont voté.']],
  ['fr', ['Il coûte 5 G$ US.', 'Le prix monte.']],
  ['fr', ['Il a dit : « Oui. »', 'Elle a dit non.', 'L’accord existe.']],
  ['fr', ['Il est né en 50 av. J.-C.', 'L’Empire existait.']],
  ['fr', ['Le bureau est à N.', 'À Lima, il y en a un.']],
  ['es', ['Está en EE. UU.', 'La ley se aplica.']],
  ['es', ['Empieza a las 11 a. m.', '¿Viene usted?', '¡Sí!', 'No viene.']],
  ['es', ['Perros, gatos, etc.', 'El resto no.']],
])('are still followed by sentences in %s: %j', (locale, texts) => {
  expect(sentencesOf(texts.join(' '), locale)).toEqual(texts)
})
