import { type Locale, locales } from '../i18n/locales'
import { acceptBoth, front, pageFiles, testProject } from './test-project'

export const english = 'content/pages/topic/en.mdx'
export const spanish = 'content/pages/topic/es.mdx'
export const topicLock = 'content/pages/topic/translation.lock'

/** The languages that the project is translated into. */
export const translations = locales.filter((locale) => locale !== 'en')

type Words = Record<'home' | 'topic' | 'shortTitle' | 'description', string>

/** By language; another of the table has the words of Spanish, which no rule knows to be others. */
const words: { en: Words; es: Words } & Partial<Record<string, Words>> = {
  en: { home: 'Home', topic: 'Topic', shortTitle: 'Short', description: 'About it.' },
  fr: { home: 'Accueil', topic: 'Sujet', shortTitle: 'Court', description: 'À ce sujet.' },
  es: { home: 'Inicio', topic: 'Tema', shortTitle: 'Corto', description: 'Sobre ello.' },
}

function text(locale: Locale, page: 'home' | 'topic', body: string, slug?: string): string {
  const { [page]: title, shortTitle, description } = words[locale] ?? words.es
  return `${front(title, { shortTitle, description, ...(slug && { slug }) })}${body}\n`
}

const bodies: { es: string } & Partial<Record<string, string>> = {
  en: 'In 2018, three states met.\n\n## One {/* #one */}\n\nThe *first* text.\n\n## Two {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| State | Year |\n|---|---|\n| Peru | 2009 |\n| [Chile](home) | 1997 |\n\n</Table>',
  fr: 'En 2018, trois États se sont réunis.\n\n## Un {/* #one */}\n\nLe *premier* texte.\n\n## Deux {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| État | Année |\n|---|---|\n| [Chili](home) | 1997 |\n| Pérou | 2009 |\n\n</Table>',
  es: 'En 2018, tres Estados se reunieron.\n\n## Uno {/* #one */}\n\nEl *primer* texto.\n\n## Dos {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| Estado | Año |\n|---|---|\n| [Chile](home) | 1997 |\n| Perú | 2009 |\n\n</Table>',
}

const introductions: { es: string } & Partial<Record<string, string>> = {
  en: 'Text.',
  fr: 'Texte.',
  es: 'Texto.',
}

const inEachLanguage = (textIn: (locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, textIn(locale)]))

/** The files of a page such as the topic of the project, under another id. */
export const topicFiles = (id: string) =>
  pageFiles(
    id,
    inEachLanguage((locale) => text(locale, 'topic', bodies[locale] ?? bodies.es, id)),
  )

/** A small project in every language of the table, whose topic has emphasis, a list and a table. */
export const wholeProject = () =>
  testProject(
    {
      ...pageFiles(
        'home',
        inEachLanguage((locale) => text(locale, 'home', introductions[locale] ?? introductions.es)),
      ),
      ...topicFiles('topic'),
    },
    (project) => acceptBoth(project, translations),
  )
