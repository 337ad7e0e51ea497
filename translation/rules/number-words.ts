import { betweenWords } from './words'

/** Whether a number counts things, a place in a row, or parts of a whole. */
export type NumberKind = 'cardinal' | 'ordinal' | 'part'

/** Words that make one number, such as « quatre-vingt-dix-sept », and where they stand in a text. */
export interface WrittenNumber {
  written: string
  start: number
  end: number
  value: number
  kind: NumberKind
  /** Whether it may be something else: “one” is a pronoun as well, “half” part of other words. */
  isVague: boolean
}

interface Vocabulary {
  words: Map<string, [value: number, kind: NumberKind, isVague?: boolean]>
  pattern: RegExp
  /** Words for hundred that come after something else: “per cent”. */
  per: RegExp
}

type Kinds = Partial<Record<NumberKind | 'perhaps', string>>

/**
 * Words for numbers by language, as `value:words` of each kind. `perhaps` are fractions and
 * multiples, which are said in many ways; so are one and two, and the first and the second.
 */
const vocabularies: Partial<Record<string, Vocabulary>> = {
  en: vocabulary('per', {
    cardinal:
      '1:one 2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve 13:thirteen 14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty 50:fifty 60:sixty 70:seventy 80:eighty 90:ninety 100:hundred 1000:thousand',
    ordinal:
      '1:first,prime,premier 2:second 3:third 4:fourth 5:fifth 6:sixth 7:seventh 8:eighth 9:ninth 10:tenth 11:eleventh 12:twelfth 13:thirteenth 14:fourteenth 15:fifteenth 16:sixteenth 17:seventeenth 18:eighteenth 19:nineteenth 20:twentieth 30:thirtieth 40:fortieth 50:fiftieth 60:sixtieth 70:seventieth 80:eightieth 90:ninetieth 100:hundredth 1000:thousandth',
    perhaps: '0.5:half,halves 3:thirds 4:quarter,quarters 2:twice,double',
  }),
  fr: vocabulary('pour', {
    cardinal:
      '1:un,une 2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze 13:treize 14:quatorze 15:quinze 16:seize 20:vingt,vingts 30:trente 40:quarante 50:cinquante 60:soixante 70:septante 80:huitante 90:nonante 100:cent,cents 1000:mille',
    ordinal:
      '1:premier,première,premiers,premières,unième 2:second,seconde,seconds,deuxième,deuxièmes 3:troisième,troisièmes 4:quatrième,quatrièmes 5:cinquième,cinquièmes 6:sixième,sixièmes 7:septième,septièmes 8:huitième,huitièmes 9:neuvième,neuvièmes 10:dixième,dixièmes 11:onzième 12:douzième 13:treizième 14:quatorzième 15:quinzième 16:seizième 20:vingtième 30:trentième 40:quarantième 50:cinquantième 60:soixantième 100:centième 1000:millième',
    perhaps: '0.5:moitié,demi,demie 3:tiers,tierce,tierces 4:quart,quarts 2:double',
  }),
  es: vocabulary('por', {
    cardinal:
      '1:un,uno,una 2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce 13:trece 14:catorce 15:quince 16:dieciséis 17:diecisiete 18:dieciocho 19:diecinueve 20:veinte 21:veintiuno,veintiún,veintiuna 22:veintidós 23:veintitrés 24:veinticuatro 25:veinticinco 26:veintiséis 27:veintisiete 28:veintiocho 29:veintinueve 30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien,ciento 200:doscientos,doscientas 300:trescientos,trescientas 400:cuatrocientos,cuatrocientas 500:quinientos,quinientas 600:seiscientos,seiscientas 700:setecientos,setecientas 800:ochocientos,ochocientas 900:novecientos,novecientas 1000:mil',
    ordinal:
      '1:primer,primero,primera,primeros,primeras 2:segundo,segunda,segundos,segundas 3:tercer,tercero,tercera,terceros,terceras 4:cuarto,cuarta,cuartos,cuartas 5:quinto,quinta,quintos,quintas 6:sexto,sexta 7:séptimo,séptima 8:octavo,octava 9:noveno,novena 10:décimo,décima 11:undécimo,undécima 12:duodécimo,duodécima 20:vigésimo,vigésima 30:trigésimo,trigésima 40:cuadragésimo,cuadragésima 50:quincuagésimo,quincuagésima 100:centésimo,centésima',
    perhaps: '0.5:mitad,medio,media 3:tercio,tercios 2:doble',
  }),
}

function vocabulary(per: string, kinds: Kinds): Vocabulary {
  const words: Vocabulary['words'] = new Map()
  for (const [name, list = ''] of Object.entries(kinds)) {
    const kind = name === 'perhaps' ? 'part' : (name as NumberKind)
    for (const entry of list.split(' ')) {
      const [value = '', forms = ''] = entry.split(':')
      const isVague = kind === 'part' || Number(value) < 3
      for (const form of forms.split(',')) words.set(form, [Number(value), kind, isVague])
    }
  }
  const capitalized = [...words.keys()].map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const all = [...words.keys(), ...capitalized].join('|')
  return { words, pattern: betweenWords(all), per: new RegExp(`(?:^|\\P{L})${per}[\\s-]$`, 'iu') }
}

export function knowsNumberWords(language: string): boolean {
  return vocabularies[language] !== undefined
}

/** Returns the numbers of a text that are written in words; none in a language that has no row. */
export function writtenNumbers(text: string, language: string): WrittenNumber[] {
  const known = vocabularies[language]
  const found: WrittenNumber[] = []
  if (!known) return found
  let total: Sum | undefined
  for (const { 0: written, index: start } of text.matchAll(known.pattern)) {
    const entry = known.words.get(written.toLowerCase())
    if (!entry) continue
    const [value, kind, isVague = false] = entry
    const end = start + written.length
    const last = found.at(-1)
    const sum = last && kind !== 'part' && added(total, value, text.slice(last.end, start))
    if (last && sum && (last.kind === 'cardinal' || last.value >= 20)) {
      total = sum
      const whole = text.slice(last.start, end)
      found[found.length - 1] = {
        ...last,
        written: whole,
        end,
        kind,
        isVague: false,
        value: sizeOf(sum),
      }
      continue
    }
    // “10 mil”, “30 second”: part of what the digits say; “per cent” is a sign.
    if (
      /\d\s?$/.test(text.slice(0, start)) ||
      (value === 100 && known.per.test(text.slice(0, start)))
    )
      continue
    total = { thousands: 0, rest: 0, ...(value === 1000 ? { thousands: 1 } : { rest: value }) }
    found.push({ written, start, end, value, kind, isVague })
  }
  return found
}

/** A number in the making. */
interface Sum {
  thousands: number
  rest: number
}

function sizeOf({ thousands, rest }: Sum): number {
  return thousands * 1000 + rest
}

/** A number with a further word, as “twenty” with “-five” and « quatre » with « -vingt »; undefined where they are two. */
function added(sum: Sum | undefined, value: number, between: string): Sum | undefined {
  if (!sum || !/^(?:[\s-]|[\s-](?:and|et|y)[\s-])$/.test(between)) return undefined
  const { thousands, rest } = sum
  const isJoined = between.length === 1
  if (value === 1000) return isJoined && thousands === 0 ? { thousands: rest, rest: 0 } : undefined
  if (rest === 0) return { thousands, rest: value }
  if (value === 100) return isJoined && rest < 20 ? { thousands, rest: rest * 100 } : undefined
  if (value === 20 && rest % 100 === 4 && between === '-') return { thousands, rest: rest + 76 }
  const ones = rest % 100
  const fits =
    ones === 0 ||
    (ones >= 20 && ones % 10 === 0 && value < 10) ||
    // « soixante-dix », « quatre-vingt-onze »
    ((ones === 60 || ones === 80) && value < 20) ||
    (ones % 20 === 10 && value < 10 && between === '-')
  return fits && value < 100 ? { thousands, rest: rest + value } : undefined
}
