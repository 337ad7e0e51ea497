import { sectionsOf, textOf } from '../../compile/sections'
import {
  blocksOf,
  fromOriginal,
  frontMatterFromOriginal,
  type Mutation,
  onBlock,
  onLine,
  onLink,
  onSections,
  onText,
  pick,
  replaced,
  spanOf,
  swapLinks,
  treeOf,
  unwrapped,
  withTerm,
} from './edits'

/** Kinds of fault that translations and their later edits bring. Not tuned to what is found. */
export const formMutations: Record<string, Mutation> = {
  'paragraph dropped': onBlock('paragraph', () => ''),
  'paragraph doubled': onBlock('paragraph', (text) => `${text}\n\n${text}`),
  'paragraph cut in half': onBlock('paragraph', (text) => {
    const words = text.split(' ')
    return words.length < 12 ? undefined : `${words.slice(0, words.length / 2).join(' ')}.`
  }),
  'sentence dropped': onBlock('paragraph', (text, { random }) => {
    const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u)
    if (sentences.length < 2) return undefined
    sentences.splice(Math.floor(random() * sentences.length), 1)
    return sentences.join(' ')
  }),
  'paragraphs swapped': ({ source, random }) => {
    const sections = sectionsOf(treeOf(source)).map(({ blocks }) =>
      blocks
        .filter(({ kind, path }) => kind === 'paragraph' && path === '')
        .map(({ node }) => node),
    )
    const places = sections.filter(({ length }) => length > 1)
    const [first, second] = places[Math.floor(random() * places.length)] ?? []
    if (!first || !second) return undefined
    const [before, after] = [first, second].map((node) => source.slice(...spanOf(node)))
    const later = replaced(source, spanOf(second), before)
    return later && replaced(later, spanOf(first), after)
  },
  'paragraph in another’s place': (sample) => {
    const paragraphs = blocksOf(sample.source).filter(({ kind }) => kind === 'paragraph')
    const [one, other] = [pick(paragraphs, sample), pick(paragraphs, sample)]
    if (!one || !other || textOf(other).length < 40) return undefined
    const text = sample.source.slice(...spanOf(other.node))
    return replaced(sample.source, spanOf(one.node), text)
  },
  'sentence doubled': onBlock('paragraph', (text, { random }) => {
    const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u)
    const place = Math.floor(random() * sentences.length)
    sentences.splice(place, 0, sentences[place] ?? '')
    return sentences.join(' ')
  }),
  'space lost between sentences': onText(/(?<=\p{Ll}\.) (?=\p{Lu}\p{Ll})/u, () => ''),
  'old text beside the new': onBlock('paragraph', (text) =>
    /^\p{L}+ .{20,}\.$/u.test(text) ? `${text}${text.replace(/^\p{L}+ /u, '')}` : undefined,
  ),
  'note in place of a text': onBlock('paragraph', (text, { locale, random }) => {
    const notes = ['TODO', 'TBD', 'XXX', locale === 'fr' ? '[À TRADUIRE]' : '[TRADUCIR]']
    return `${notes[Math.floor(random() * notes.length)]?.replace('[', '\\[')} ${text}`
  }),
  'paragraph untranslated': fromOriginal('paragraph'),
  'heading untranslated': fromOriginal('heading'),
  'list item untranslated': fromOriginal('listItem'),
  'description untranslated': frontMatterFromOriginal('description'),
  'title untranslated': frontMatterFromOriginal('title'),
  'digit changed': onText(/\d/, (digit) => String((Number(digit) + 3) % 10)),
  'number dropped': onText(/\d[\d.,\u00a0 ]*\d ?/, () => ''),
  'decimal sign lost': onText(/(?<=\d)[.,](?=\d)/, () => ''),
  'number word changed': onText(
    /(?<!\p{L})(?:trois|quatre|cinq|six|tres|cuatro|cinco|seis)(?!\p{L})/u,
    (word) => (/^[tc]/.test(word) ? (/s$/.test(word) ? 'ocho' : 'sept') : 'diez'),
  ),
  'month changed': onText(
    /(?<!\p{L})(?:janvier|mars|juin|juillet|octobre|décembre|enero|marzo|junio|julio|octubre|diciembre)(?!\p{L})/u,
    (_, { locale }) => (locale === 'fr' ? 'février' : 'febrero'),
  ),
  'link leads elsewhere': onLink((url) => (/^http/.test(url) ? undefined : 'about/privacy')),
  'external link changed': onLink((url) =>
    /^http/.test(url) ? 'https://www.canada.ca/en.html' : undefined,
  ),
  'link lost': unwrapped('link'),
  'links swapped': swapLinks,
  'emphasis lost': unwrapped('strong'),
  'list item dropped': onBlock('listItem', () => ''),
  'list item doubled': onBlock('listItem', (text) => `${text}\n${text}`),
  'table row dropped': onLine(/^\|(?!\s*:?-+).*\|$/m, () => ''),
  'table cells shifted': onLine(/^\|(?!\s*:?-+).*\|$/m, (line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.length < 3 ? undefined : `|${[...cells.slice(1), cells[0]].join('|')}|`
  }),
  'table cell emptied': onLine(/^\|(?!\s*:?-+).*\|$/m, (line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.length < 2 || !cells.at(-1)?.trim()
      ? undefined
      : `|${[...cells.slice(0, -1), ' '].join('|')}|`
  }),
  'heading id renamed': onLine(/\{\/\* #[a-z0-9-]+ \*\/\}/, (id) => id.replace(' */', '-2 */')),
  'heading level changed': onLine(/^##+ .*$/m, (line) => `#${line}`),
  'heading dropped': onLine(/^##+ .*$/m, () => ''),
  'section dropped': onSections((sections, index) => sections.splice(index, 1)),
  'sections swapped': onSections((sections, index) => {
    if (index + 1 < sections.length)
      sections.splice(index, 2, ...sections.slice(index, index + 2).reverse())
  }),
  'date of a component changed': onLine(/(?:date|asOf)="\d{4}[^"]*"/, (text) =>
    text.replace(/\d(?=\D*"$)/, (digit) => String((Number(digit) % 8) + 1)),
  ),
  'component unwrapped': onLine(/^<(?:Notice|Definitions|KeyFigures)[^>]*>$/m, () => ''),
  'acronym untranslated': withTerm((term, { locale }) => [
    term.acronym?.[locale],
    term.acronym?.en,
  ]),
  'term replaced': withTerm((term, { locale }, other) => [term[locale], other[locale]]),
  'no-break space lost': onText(/ (?=[:»%])|(?<=«) /, () => ''),
  'quotation marks of another language': onText(/« ?([^»]+?) ?»|“([^”]+)”/, (text, { locale }) =>
    locale === 'fr' ? `“${text.slice(2, -2)}”` : `"${text.slice(1, -1)}"`,
  ),
  'straight apostrophe': onText(/(?<=\p{L})’(?=\p{L})/u, () => "'"),
  'accent lost': onText(/[áéíóúàèéêôûîñç]/, (letter) => letter.normalize('NFD')[0] ?? ''),
  'letters swapped': onText(
    /(?<=\p{Ll})(\p{Ll})(?!\1)(\p{Ll})(?=\p{Ll})/u,
    ([a = '', b = '']) => b + a,
  ),
  'word doubled': onText(/(?<= )\p{Ll}{2,} /u, (word) => word + word),
  'negation lost': onText(/(?<= )(?:ne|n’|no) ?(?=\p{Ll})/u, () => ''),
  'place name changed': onText(
    /(?:Pérou|Chili|Colombie|Mexique|Perú|Chile|Colombia|México)(?!\p{L})/u,
    (_, { locale }) => (locale === 'fr' ? 'Équateur' : 'Ecuador'),
  ),
}
