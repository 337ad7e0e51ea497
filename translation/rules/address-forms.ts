import { blockRule, pairRule } from './rule'
import { isInDictionary } from './spelling'
import { betweenWords, ownTextOf } from './words'

/** How a text addresses its reader, where the portal says « vous » and “usted”. */
interface AddressForms {
  /** Words that can be nothing else than the familiar form. */
  familiar: RegExp
  /** The form to write instead. */
  polite: string
  /** A word that may be a familiar imperative, by its place. */
  command: RegExp
  /** Whether a word that `command` finds is a familiar imperative. */
  isFamiliar: (word: string, isKnown: (word: string) => boolean) => boolean
}

/** Verbs at the beginning of a clause, before what stands behind a verb and behind no noun. */
const before = (verbs: string, followers: string) =>
  new RegExp(
    `^[¿¡«“]?\\s?(?:${verbs})(?= (?:${followers})(?!\\p{L})| [ls]’| \\p{Lu}|-(?:en|toi|la|le|les)(?!\\p{L}))`,
    'u',
  )

/** Forms of address by language; a language without a row is not looked at. */
const forms: Partial<Record<string, AddressForms>> = {
  fr: {
    familiar: betweenWords(
      '(?<!(?:est|s’est|êtes|fut) )[Tt]u|[Tt]oi|[Tt]’(?=(?:es|as|en|y|a|inscri|adress|inform|assur|abonn))|(?:[Tt]es?|[Tt]a|(?<!(?:[Ll]e|[Uu]n|[Dd]u|[Aa]u|[Cc]e|bon|même) )[Tt]on)(?= \\p{Ll})|[Tt]ien|[Tt]ienne',
    ),
    polite: '« vous »',
    command: before(
      '\\p{L}+e|[Ll]is|[Vv]ois|[Cc]hoisis|[Pp]rends|[Ff]ais|[Vv]a|[Mm]ets|[Rr]emplis|[Aa]pprends|[Oo]btiens|[Éé]cris|[Ss]uis|[Rr]eviens|[Rr]eçois',
      'le|la|les|un|une|des|ce|cette|ces|ton|ta|tes|votre|vos|son|aussi|ici|comment|si|dans|à|auprès|avec|quelques',
    ),
    // « Consulte » is of “consulter”, with « consultez » beside it; the others are listed above.
    isFamiliar: (word, isKnown) =>
      !word.endsWith('e') ||
      (!/^(?:l|c|qu|je|me|se|de|ne|entr|contr|outr|autr|notr|votr|comm)e$/.test(word) &&
        (/[oa]ie$/.test(word) || isKnown(`${word}z`))),
  },
  es: {
    familiar: betweenWords(
      '[Tt]ú|[Tt]us?|[Tt]i|[Cc]ontigo|[Tt]uy[oa]s?|[Vv]osotr[oa]s|[Vv]uestr[oa]s?|[Oo]s|[Tt]e(?= \\p{Ll})|puedes|podrás|debes|deberás|tienes|tendrás|quieres|necesitas|eres|estás|vas|haces|sabes|encuentras|encontrarás|buscas|lees|vives|viajas|deseas|prefieres|recibes|usas|podéis|tenéis|debéis|queréis|sois|estáis',
    ),
    polite: '“usted”',
    command: before(
      '\\p{L}+[ae]|[Pp]on|[Hh]az|[Vv]e|[Oo]btén|[Mm]antén|[Tt]en|[Dd]i|[Vv]en|[Ss]al',
      'el|la|las|los|un|una|unas|unos|su|sus|este|esta|estos|estas|también|en|con|más|si|qué|cómo|unas|a|al|por|solo|lo',
    ),
    // “Consulta” is of “consultar”, “lee” of “leer”; “consulte” and “lea” are polite.
    isFamiliar: (word, isKnown) =>
      !/^(?:l[ae]|d[ae]|s[ae]|una|de|que|para|entre|sobre|ante|contra|este|esta|ese|esa|cada|nunca|ahora|elija)$/.test(
        word,
      ) &&
      (/(?:^(?:pon|haz|ve|ten|di|ven|sal|elige|pide|sigue|repite|corrige|vuelve|encuentra|prueba|muestra|empieza|comienza|cierra|envía|averigua|recuerda)|[bt]én)$/.test(
        word,
      ) ||
        (word.endsWith('a') && isKnown(`${word}r`)) ||
        (word.endsWith('e') && (isKnown(`${word}r`) || isKnown(word.replace(/e$/, 'ir'))))),
  },
}

/** A reader who is addressed as a friend. */
export const addressRule = blockRule((block, { locale }, report) => {
  const row = forms[locale]
  if (!row) return
  for (const [word] of ownTextOf(block).matchAll(row.familiar)) {
    report('address', `“${word}” addresses the reader as a friend; the portal says ${row.polite}`)
  }
})

/** How originals tell the reader to do something, at the beginning of a clause. */
const commands: Partial<Record<string, RegExp>> = {
  en: /^“?(?:more (?:on|about|information)|see|read|check|find|choose|select|contact|visit|use|write|open|look|consult|apply|ask|learn|get|go|click|enter|send|follow|try|call|search|add|remove|set|put|turn|note|compare|avoid|keep|type|make|do|share|copy|print|return|sign|fill|take|register|download|browse|bring|report|verify|confirm|change|move|place|delete|close|wait|remember|consider|please)(?!\p{L})/iu,
  fr: /^«?\s?\p{L}+ez(?!\p{L})/iu,
}

/**
 * A familiar imperative, where the original has one: « Consulte la page », “Consulta la página”. Only a
 * warning: the same words may be said of somebody else.
 */
export const commandRule = pairRule(({ original, translation, from, to }, report) => {
  const row = forms[to]
  const asks = commands[from]
  if (!row || !asks) return
  const isKnown = (word: string) => isInDictionary(word, to)
  const word = clausesOf(ownTextOf(translation))
    .flatMap((clause) => row.command.exec(clause)?.[0] ?? [])
    .find((word) => row.isFamiliar(word.toLowerCase(), isKnown))
  if (!word || !clausesOf(ownTextOf(original)).some((clause) => asks.test(clause))) return
  report(
    'address',
    `“${word}” may address the reader as a friend; the portal says ${row.polite}`,
    'warning',
  )
})

/**
 * Divides a text into clauses. A sentence begins with a capital, or what stood before it is in
 * another language.
 */
function clausesOf(text: string): string[] {
  const clauses = text.split(/(?<=[.:;!?,·])\s+/)
  return clauses.filter(
    (clause, index) => /[:;,]$/.test(clauses[index - 1] ?? '') || /^\P{L}*\p{Lu}/u.test(clause),
  )
}
