import type { Opposites } from './opposites'

export const french: Opposites = {
  'exports / imports': {
    one: 'exportation*, exportateur*, exportatrice*, exporter, exporte, exportent, exporté*, export, exports, vendre, vend, vendent, vendu*, vendeur*, vente*',
    other:
      'importation*, importateur*, importatrice*, importer, importé, importés, importée, importées, import, imports, acheter, achète, achètent, acheté*, acheteur*, achat*',
  },
  'more than / less than': {
    one: 'plus de, plus d, plus que, au delà de, supérieur* à, supérieur* aux, supérieur* au, dépass*, excèd*',
    other:
      'moins de, moins d, moins que, en deçà de, inférieur* à, inférieur* au, inférieur* aux, près de, presque',
    neither:
      'pas plus de, pas plus d, pas moins de, pas moins d, plus d un, plus de détails, plus d information*, plus de renseignements, en plus de, plus de précisions, rien de plus',
  },
  'at least / at most': {
    one: 'au moins, au minimum, un minimum de, un minimum d, minimum, pas moins de, pas moins d, ou plus, à tout le moins',
    other:
      'au plus, tout au plus, au maximum, un maximum de, un maximum d, maximum, pas plus de, pas plus d, jusqu à #, jusqu à huit, jusqu à deux, jusqu à trois, jusqu à quatre, jusqu à cinq, jusqu à six, jusqu à dix, ou moins',
  },
  'may / must': {
    one: 'peut, peuvent, peux, pouvez, pouvons, pourra, pourront, pourrez, pourrait, pourraient, pourriez, pouvait, pouvaient, pouvoir, puisse, puissent, pu, permet, permettent, possible, possibles, facultati*, libre de, libres de, autorisé*',
    other:
      'doit, doivent, devez, devons, devra, devront, devrez, devrait, devraient, devriez, devait, devaient, devoir, doive, dû, faut, faudra, fallait, tenu de, tenus de, tenue de, tenues de, oblig*, exig*, nécessaire*, est à',
    neither: 'peut être, dès que possible, a pu, ont pu',
  },
  'before / after': {
    one: 'avant, au préalable, préalable*, antérieur*, jusqu, jusque, précéd*, plus tôt, auparavant, d ici',
    other:
      'après, postérieur*, à la suite, à l issue, suivant, suivante, suivent, suivi, ensuite, puis, depuis, plus tard, ultérieur*, dès',
    neither: 'd après, avant tout, avant garde',
  },
  'if / unless': {
    one: 'si, s il, s ils, lorsque, lorsqu, quand, pourvu que, pourvu qu, à condition, en cas, pour peu que, là où, où, dès que',
    other:
      'à moins que, à moins qu, à moins d, à moins de, sauf si, sauf s il, sauf s ils, sauf lorsque, sauf lorsqu, sauf quand, sauf, excepté, hormis',
    neither: 'comme si, même si, même s il, même s ils',
  },
  'all / some': {
    one: 'tous, toutes, tout, toute, chaque, chacun, chacune, entier, entière, n importe, les deux',
    other:
      'certains, certaines, certain, certaine, quelques, quelque, plusieurs, peu de, la plupart, beaucoup',
    neither:
      'avant tout, tout à fait, quelque chose, pas tous, pas toutes, toutefois, toujours, tout au plus, pas du tout, tout de même',
  },
  'always / never': {
    one: 'toujours, constamment, sans cesse, en tout temps, encore',
    other: 'jamais, en aucun cas, à aucun moment',
    neither: 'pas toujours, pas encore',
  },
  'first / last': {
    one: 'premier, première, premiers, premières, d abord, initial*',
    other: 'dernier, dernière, derniers, dernières, plus récent*, récent*, final*, ultime*',
    neither:
      'ce dernier, cette dernière, ces derniers, ces dernières, premier ministre, première ministre',
  },
  'up / down': {
    one: 'augment*, hausse*, accroi*, accru*, croissance, croît, progressé, progresse, grimp*, élevé, élevée, élevés, élevées, plus grand*, plus gros*, plus important*, supérieur*, excédent*, plus âgé*, agrandi*, plus, le plus',
    other:
      'diminu*, baiss*, décroi*, recul*, chut*, rédui*, réduction*, plus bas*, plus petit*, plus faible*, inférieur*, déficit*, moindre*, plus jeune*, moins, rétréci*',
    neither:
      'plus de, plus d, moins de, moins d, ne plus, n plus, non plus, de plus, au moins, au plus, tout au plus, à moins, du moins, néanmoins, en savoir plus',
  },
  'north / south': {
    one: 'nord, nordique*, septentrional*',
    other: 'sud, méridional*',
  },
  'east / west': {
    one: 'Est, l est de, l est du, l est des, à l est, de l est, oriental*',
    other: 'ouest, occidental*',
  },
  'member / observer': {
    one: 'membre, membres, adhésion, adhésions, adhérent*, appartien*, partie de',
    other: 'observateur, observateurs, observatrice*',
    neither: 'non membre*, membre par membre',
  },
  'open / closed': {
    one: 'ouvr*, ouvert*, rouvert*, rouvr*, inaugur*, lanc*',
    other: 'ferm*',
    neither: 'ferme, fermes, ferme les, fermement',
  },
  'accept / refuse': {
    one: 'accept*, consent*, agré*, approuv*, convenu*, convien*, admi*, d accord',
    other: 'refus*, rejet*, déclin*',
  },
  'allow / forbid': {
    one: 'permet, permettent, permettre, permis, permise, permettait, autoris*, laiss*, peut, peuvent, pouvez',
    other: 'interdi*, prohib*, défend de, défense de, proscri*',
  },
  'joined / left': {
    one: 'adhésion*, adhér*, rejoint, rejoignent, rejoindre, joint à, joints à, admission*, admis, admise, entré, entrés, entrée, entrées, entrent, entrer, accession*, accédé, accède*, ajout*, intégr*, inscri*, devenu, devenue, devenir, devenus',
    other:
      'retir*, retrait*, quitt*, sorti, sortie, sortis, sorties, sort de, sortent, départ*, radi*, exclu*, expuls*, dénonc*, laiss*',
    neither:
      'entré en vigueur, entrée en vigueur, entre en vigueur, entrent en vigueur, entrés en vigueur, entrera en vigueur, entrer en vigueur',
  },
  'signed / ratified': {
    one: 'sign*, paraph*',
    other: 'ratifi*',
    neither: 'signifi*, signal*, signe de',
  },
  'former / new': {
    one: 'ancien*, ex, autrefois, vieux, vieil, vieille, vieilles, naguère',
    other:
      'nouveau, nouveaux, nouvel, nouvelle, nouvelles, récent*, renouvel*, nouvellement, de nouveau, autre, autres, neuf, neuve',
    neither: 'Nouvelle, Nouveau',
  },
  'yearly / monthly': {
    one: 'annuel*, par an, chaque année, tous les ans, année, années, an, ans',
    other: 'mensuel*, par mois, chaque mois, tous les mois, mois',
  },
  'daily / weekly or monthly': {
    one: 'quotidien*, par jour, chaque jour, tous les jours, jour, jours, journée*',
    other:
      'hebdomadaire*, par semaine, chaque semaine, toutes les semaines, mensuel*, par mois, chaque mois, tous les mois',
  },
  'beginning / end': {
    one: 'commenc*, début*, lanc*, ouvr*, ouvert*, entam*, engag*, départ, amorc*, naît, né, née, entrée en vigueur, entre en vigueur, entré en vigueur',
    other:
      'fin, fins, finit, fini, finie, finale, final, termin*, achev*, conclu*, expir*, clos, close, clôtur*, prend fin, prendre fin, pris fin, cess*, échéance, ferm*, dernier*, dernière*',
    neither: 'afin, à cette fin, fins de, aux fins',
  },
  'today / tomorrow': {
    one: 'aujourd, maintenant, actuellement, présent, à l heure actuelle',
    other: 'demain, hier, lendemain, veille',
  },
}
