import type { Locale } from '../../i18n/locales'

/** Words of a language by which full stops that end no sentence are recognized. */
interface Abbreviations {
  /** Titles before a name: the next word, whatever it is, goes on with the sentence. */
  titles: Set<string>
  others: Set<string>
  /** Words by themselves, which are abbreviations before a number only: “no.”, “mar.” */
  beforeNumbers: Set<string>
  /** Words with which sentences begin and names do not. */
  starters: Set<string>
}

/**
 * Segmentation suppressions of CLDR 46 (`cldr-segments-full`, Unicode License v3), without those that
 * are words as well (“Act.”, “Up.”), and what official texts add: Translation Bureau (The Canadian
 * Style, 1), OQLF (Banque de dépannage linguistique, « Abréviations »), RAE (Diccionario panhispánico
 * de dudas, appendix 2). Letters, and letters with full stops between them, are known by their form.
 */
const languages: Partial<Record<string, Abbreviations>> = {
  en: {
    titles: list(`
      adm amb capt cdr cmdr col cpl cpt dr drs fr ft gen gov hon insp lt lt.cdr maj messrs mgr mr
      mrs ms msgr mt mx pres prof pte pvt rep rev rt sen sgt supt`),
    others: list(`
      abs adj admin adv agmt alt alta app approx apps apr apt arch assn assoc asst aug ave bldg blvd
      bros ca cf ch chap co comm conn cont corp cres ctr ctte cttee def dept dir dist div
      e.g ed eds encl eq esq est etc ex excl exec ext feb figs fn fwd gb gov govt hon.b.a hr
      hrs hwy i.e ibid id inc incl inst int intl jan jr jul jun kb lib ltd man mb md mfg misc mun
      nat natl nfld nov nr nt num oct ont op ord org para paras ph.d pkg pop pp pro prov pt pty qty
      que rd ref reg regs res s.p.a sask sched sec sect secy sept seq ser sq sr ss st stat ste subs
      subsec supp tab tbl tel temp terr thu thurs treas tue tues univ var viz vol vols vs wk yr yrs`),
    beforeNumbers: list('art cap dec fig fri mar max min mon no nos par sat sep sun wed'),
    starters: list(`
      a about according after all although an and another any as at because before both but by
      during each even every few for from had has have he her here his how however if in instead is
      it its many more most much my neither nevertheless no none nor not on one only or other our
      over several she since so some still such that the their then there therefore these they this
      those though through thus to today together two under unless until we were what when where
      whether which while who why with within without yet you your`),
  },
  fr: {
    titles: list(`
      amb capt cdt cmdt col dr dre drs gén hon lt m me mes mgr mlle mlles mm mme mmes pr pre
      prof sgt sr st ste`),
    others: list(`
      acoust add adj adm adr al alb alin all anc ann anon app append approx apr arr art assoc aux av
      avr bibl boul broch bull bur c c.-à-d cam cat categ cf ch chap chem cie circ civ coll collab
      comm conf config cons corp desc dest dict dim dir div doc déc décl décr dép dépt encycl enr
      env etc ex excl exempl fasc fig fl féd févr gouv graph hab hebd hôp ibid id ill illustr imm
      imprim inc incl indus inf ing int inv j.-c janv jr juil jur loc ltée lun lég man mart mens min
      mun n.-b n.-é niv nov num obs oct ont op ord ordonn p p.-d parag paragr pers ph.d pl plur pop
      pp prov préc prép prés publ q qc quart r rapp rec recomm rem rens resp rev règl règlt réf rég
      résol s.m.a.r.t sam sask sc sec secr sect sess sing ss st stat suiv sup suppl symb sympt synth
      syst t tab tabl temp trad trav trib trim tél univ v var ven vice-prés voit vol vs zool éd édit
      équiv éval`),
    beforeNumbers: list('mer mar jeu cap max mod no nos par sept'),
    starters: list(`
      à afin ainsi alors après au aucun aucune aujourd aussi autour autre autres aux avant avec
      beaucoup bien car ce cela celle celles celui cependant ces cet cette ceux chacun chacune
      chaque comme comment d dans de depuis des deux dès donc du durant elle elles en encore enfin
      ensuite entre est et grâce il ils j je jusqu l la le les leur leurs lors lorsqu lorsque mais
      malgré même n ne ni non nos notre nous on or ou où outre par parce parmi pas pendant peu plus
      plusieurs pour pourquoi pourtant puis puisque qu quand quant que quel quelle quelques qui quoi
      sa sans sauf se selon ses seul seule si sinon soit son sous sur t tandis tel telle tous tout
      toute toutes toutefois trois un une vers vos votre vous y`),
  },
  es: {
    titles: list(`
      arq cap cnel col cte d dr dra dras dres drs dª dña emb excma excmas excmo excmos exma exmas
      exmo exmos fr gral hna hno hnos ilma ilmas ilmo ilmos ing lcda lcdo lda ldo lic licda licdo
      mons mr mrs mtra mtro ntra ntro pdta pdte prof profa rdo rdos rev rvdmo rvdmos rvdo rvdos sgto
      sr sra sras sres srta srtas sta sto tte vda`),
    others: list(`
      abr adic adj admón afma afmas afmo afmos ago al ant apdo aprox art arts asoc av avda bco bibl
      bol c/c caps cf cfr circ cit cl col comp conf coord corp cts ctvo cuad cía decl dep depto
      deptos desc desv dic dir disp doc docs dom dpto dptos dto dtor ed edo eds ej em emm ene entlo
      esc esp etc etcétera exc excl exp ext fabric fasc feb fig figs fol fracc fund gob gr h hab
      ibid id imp inc incl inf inic inst int izq jue jul jun kit km l loc ltd ltda ltdo lun min mié
      ms mss mun máx mín n nac nov num nums núm núms ob obs oct op ord p p.ej pag pags pl pp pral
      prel prov pról ptas pto pza pág págs párr ram ref reg res resol rol rte sa sdad sec seg set
      sig sigs srs subs sucs sup supl sáb tab tel tels tfno tom trab trad trans trim tít ud uds univ
      v v.gr var vd vds vid vie vol vols vs vto íd`),
    beforeNumbers: list('cap no nos mar may mes sol ss sept sub'),
    starters: list(`
      a además ahora al algún alguna algunas algunos ante antes aquel aquella aquí así aun aún
      aunque bajo cada casi como cómo con contra cual cuál cuando cuándo cuanto de del desde después
      donde dónde dos durante e el él ella ellas ellos en entonces entre era es esa esas ese eso
      esos esta está estas este esto estos fue gracias ha hacia han hasta hay hoy incluso la las le
      les lo los luego mas más me mediante mientras mucho muchos muy nadie ni ningún ninguna no nos
      nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que qué
      quien quién quienes salvo se según ser si sí sin sino sobre solo son su sus tal también
      tampoco tan tanto toda todas todavía todo todos tras tres tu tú u un una unas unos usted
      ustedes varias varios y ya yo`),
  },
}

function list(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/))
}

/** Letters with full stops between them, an initial, or letters that are doubled: U.S., J.-C., EE. UU. */
const form = /^(?:(?=.*\.)(?:\p{L}{1,3}[.-]{1,2})+\p{L}{1,4}|\p{L}|(\p{Lu})\1)$/u

/**
 * Whether a full stop ends an abbreviation and not its sentence. It may end both: then what follows
 * begins with a word that begins sentences (“in the U.S. The”, « etc. Les »), which after a title is
 * a name (« M. Le Blanc »).
 *
 * @param before the text up to the full stop
 * @param after the text from the next word on
 */
export function endsAbbreviation(before: string, after: string, locale: Locale): boolean {
  const [written = ''] = /[\p{L}\p{M}./&-]+$/u.exec(before) ?? []
  const word = written.toLowerCase()
  const { titles, others, beforeNumbers, starters } = languages[locale] ?? unknown
  if (titles.has(word)) return true
  if (/^(?:\p{L}{1,3}-?)?\p{N}/u.test(after) && beforeNumbers.has(word)) return true
  if (!others.has(word) && !form.test(written)) return false
  const [, sign, first = ''] = /^([¿¡]?)[«“‘"( ]*(\p{L}+)?(?![\p{L}.])/u.exec(after) ?? []
  return !sign && !starters.has(first.toLowerCase())
}

const unknown: Abbreviations = {
  titles: new Set(),
  others: new Set(),
  beforeNumbers: new Set(),
  starters: new Set(),
}
