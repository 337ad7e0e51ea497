import type { Opposites } from './opposites'

export const spanish: Opposites = {
  'exports / imports': {
    one: 'exportación, exportaciones, exportador*, exportar, exporta, exportan, exportó, exportad*, vender, vende, venden, vendió, vendid*, vendedor*, venta, ventas',
    other:
      'importación, importaciones, importador*, importar, importan, importó, importad*, comprar, compra, compran, compró, comprad*, comprador*, compras',
  },
  'more than / less than': {
    one: 'más de, más que, superior* a, superior* al, por encima de, super*, exced*, mayor* a, mayor* de, mayor* que',
    other:
      'menos de, menos que, inferior* a, inferior* al, por debajo de, menor* a, menor* de, menor* que, casi, cerca de',
    neither:
      'no más de, no menos de, además de, más de un, más de una, nada más, más de cerca, más que nada',
  },
  'at least / at most': {
    one: 'al menos, por lo menos, como mínimo, un mínimo de, mínimo, no menos de, cuando menos, o más',
    other:
      'como máximo, a lo sumo, como mucho, un máximo de, máximo, máxima, no más de, hasta #, hasta ocho, hasta dos, hasta tres, hasta cuatro, hasta cinco, hasta seis, hasta diez, o menos',
    neither: 'hasta # de',
  },
  'may / must': {
    one: 'puede, pueden, puedes, podrá, podrán, podría, podrían, podía, podían, poder, pueda, puedan, pudo, pudieron, permite, permiten, posible, posibles, cabe, opcional*, facultativ*, libre de',
    other:
      'debe, deben, debes, deberá, deberán, debería, deberían, debía, debían, debió, deba, deban, hay que, había que, habrá que, tiene que, tienen que, tenía que, tenían que, oblig*, exig*, necesari*, preciso, requier*',
    neither: 'lo antes posible, deber de, debe a, deben a, debido',
  },
  'before / after': {
    one: 'antes, previo, previa, previos, previas, previamente, anterior*, hasta, preced*',
    other:
      'después, tras, posterior*, luego, siguiente*, siguen, seguid*, desde, más tarde, a raíz, a partir, ulterior*, más adelante',
    neither: 'cuanto antes, lo antes posible, antes bien',
  },
  'if / unless': {
    one: 'si, cuando, siempre que, siempre y cuando, en caso de, donde, a condición, en que',
    other:
      'salvo que, a menos que, excepto si, excepto cuando, a no ser que, salvo si, salvo cuando, salvo, excepto, menos que',
    neither: 'como si, si bien, aun si, incluso si, si no',
  },
  'all / some': {
    one: 'todos, todas, todo, toda, cada, cualquier, cualquiera, ambos, ambas, entero, entera',
    other:
      'algunos, algunas, algún, alguna, ciertos, ciertas, varios, varias, unos cuantos, unas cuantas, pocos, pocas, mayoría, muchos, muchas',
    neither: 'ante todo, sobre todo, no todos, no todas, del todo, no cada',
  },
  'always / never': {
    one: 'siempre, constantemente, en todo momento, todavía, aún',
    other: 'nunca, jamás, en ningún caso, en ningún momento',
    neither: 'siempre que, siempre y cuando, no siempre, casi siempre, casi nunca',
  },
  'first / last': {
    one: 'primer, primero, primera, primeros, primeras, inicial*',
    other: 'último, última, últimos, últimas, más reciente*, reciente*, final*',
    neither: 'este último, esta última, estos últimos, estas últimas, por último',
  },
  'up / down': {
    one: 'aument*, crec*, sub*, increment*, alza, ganar*, mayor, mayores, más alto, más alta, más altos, más altas, más grande*, más elevad*, superior*, superávit, más, ampli*',
    other:
      'disminu*, baj*, cayó, cae, caen, caíd*, descen*, decre*, reduj*, reduc*, menor, menores, más bajo, más baja, más bajos, más bajas, más pequeñ*, más reducid*, inferior*, déficit, menos',
    neither:
      'más de, menos de, al menos, por lo menos, no más, nada más, más información, subregional*, a menos que, subtítulo*',
  },
  'north / south': {
    one: 'norte, norteamerican*, septentrional*',
    other: 'sur, sudamerican*, meridional*, sudeste, sureste, suroeste',
  },
  'east / west': { one: 'oriental*, Este, al este', other: 'oeste, occidental*, noroeste' },
  'member / observer': {
    one: 'miembro, miembros, integrante*, ingreso, adhesión, pertenec*, integra, integran',
    other: 'observador, observadores, observadora*',
    neither: 'no miembro*, miembro por miembro',
  },
  'open / closed': {
    one: 'abr*, abiert*, apertura*, reabr*, reabiert*, inaugur*',
    other: 'cerr*, cierr*, clausur*',
    neither: 'abril',
  },
  'accept / refuse': {
    one: 'acept*, acuerda, acordó, acordaron, convin*, aprob*, aprueb*, admit*, accedi*',
    other: 'rechaz*, rehús*, rehus*, negó, negaron, niega, niegan, negarse, deneg*, declin*',
  },
  'allow / forbid': {
    one: 'permit*, autoriz*, dej*, puede, pueden',
    other: 'prohíb*, prohib*, vedad*, impid*',
  },
  'joined / left': {
    one: 'ingres*, adhesión, adhesiones, adhir*, adher*, incorpor*, entr*, admi*, suma, sumó, sumaron, sumarse, unió, unieron, unirse, pasó a ser, agreg*, añad*, inclu*, accedi*, acceso',
    other:
      'retir*, salida*, salió, salieron, sale, salen, abandon*, dej*, baja, exclu*, expuls*, renunci*, denunci*',
    neither:
      'entró en vigor, entra en vigor, entran en vigor, entrada en vigor, entrado en vigor, entrará en vigor, entraron en vigor, entre, entregar, entrevista*, entreg*',
  },
  'signed / ratified': {
    one: 'firm*, suscri*, rubric*',
    other: 'ratific*',
    neither: 'firme, firmes, firmemente',
  },
  'former / new': {
    one: 'antiguo, antigua, antiguos, antiguas, ex, viejo, vieja, viejos, viejas, exministr*, expresident*',
    other:
      'nuevo, nueva, nuevos, nuevas, reciente*, renov*, de nuevo, nuevamente, otro, otra, otros, otras',
    neither: 'Antigua, Nueva, Nuevo',
  },
  'yearly / monthly': {
    one: 'anual*, al año, por año, cada año, todos los años, año, años',
    other: 'mensual*, al mes, por mes, cada mes, todos los meses, mes, meses',
  },
  'daily / weekly or monthly': {
    one: 'diari*, al día, por día, cada día, todos los días, día, días, jornada*',
    other:
      'semanal*, por semana, cada semana, a la semana, mensual*, al mes, por mes, cada mes, todos los meses',
  },
  'beginning / end': {
    one: 'comenz*, comienz*, empez*, empiez*, inici*, abr*, abiert*, lanz*, principio*, arranc*, nació, entró en vigor, entra en vigor, entrada en vigor',
    other:
      'fin, finales, final, finaliz*, termin*, acab*, conclu*, expir*, venc*, clausur*, cerr*, cierr*, cese, cesó, vencimiento, últim*',
    neither: 'abril, a fin de, con el fin, fin de que, término*, por fin',
  },
  'today / tomorrow': {
    one: 'hoy, ahora, actualmente, actualidad',
    other: 'mañana, ayer, víspera',
  },
}
