import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Locale, locales } from '../../i18n/locales'
import { type Glossary, readDataPages } from '../../site/content'
import { dataPages } from '../../subject/data-pages'
import { glossarySchema } from '../validation/schemas'

/** A way to write a name. An abbreviation in capitals is told from a word by them. */
interface NameForm {
  text: string
  isAcronym: boolean
}

/** A thing with several names in several languages: a term of the glossary, or a place. */
export interface Name {
  /** Names in the language of the index. */
  own: NameForm[]
  /** Names in the other languages. */
  foreign: NameForm[]
}

// Apart from names.ts, so that the server, which only finds names, does not load the schemas of the content.

/** The names of the content, for the index of a language. */
export function namesFor(locale: Locale): Name[] {
  const names = new Map<string, Name>()
  const places = dataPages.map((kind) => {
    const files = readDataPages<{ id: string }>(kind.folder)
    return kind.names(new Map(files.map(({ id, ...value }) => [id, value]))).placeNames
  })
  const files = ['glossary.yml', 'search-names.yml'].map(readNames)
  for (const terms of [...files, ...places]) {
    for (const [id, term] of Object.entries(terms)) {
      const name = names.get(id) ?? { own: [], foreign: [] }
      names.set(id, name)
      for (const code of locales) {
        const texts = [...(term[code] ?? []), ...(term.acronym?.[code] ?? [])]
        name[code === locale ? 'own' : 'foreign'].push(...texts.flatMap(formsOf))
      }
    }
  }
  return [...names.values()]
}

/** The terms of a file, which a portal may lack. */
function readNames(name: string): Glossary {
  const file = `${process.cwd()}/content/${name}`
  if (!existsSync(file)) return {}
  return glossarySchema.parse(parse(readFileSync(file, 'utf8').normalize('NFC')))
}

/** Returns a text as a form, and the form without its hyphens and dots: “TMEC”, “EEUU”. */
function formsOf(text: string): NameForm[] {
  const form = { text, isAcronym: acronym.test(text) }
  const closed = text.replace(/[-‑.]\s?/g, '')
  return closed === text || /\s/.test(closed) ? [form] : [form, ...formsOf(closed)]
}

const acronym = /^\p{Lu}[\p{Lu}\p{N}-]+$/u
