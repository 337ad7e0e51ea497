import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { locales } from '../../i18n/locales'
import { indexFile, textFile } from '../../search/search-index'
import {
  beginEdition,
  bodyFile,
  generatedFile,
  type IndexedPage,
  readBody,
  readTermPages,
  replaceFile,
  termPagesFile,
} from '../../site/content'
import { getPage, hasLocale } from '../../site/registry'
import { keepWords, keptWords, wordsFile } from './kept-words'
import { writeIndexes } from './write-indexes'

const project = process.cwd()
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'indexes-')))

beforeAll(() => {
  cpSync(join(project, '.contentlayer'), join(folder, '.contentlayer'), { recursive: true })
  for (const name of ['content/glossary.yml', 'content/search-names.yml', 'messages']) {
    cpSync(join(project, name), join(folder, name), { recursive: true })
  }
  process.chdir(folder)
})

afterAll(() => {
  process.chdir(project)
  rmSync(folder, { recursive: true })
})

const indexes = () =>
  locales.flatMap((locale) => [readFileSync(indexFile(locale)), readFileSync(textFile(locale))])

/** The index as a build makes it that has kept nothing. */
async function newIndexes(): Promise<Buffer[]> {
  await writeIndexes(new Map())
  return indexes()
}

/** Gives a page the text of another. */
function replaceText(id: string, by: string): void {
  replaceFile(bodyFile(id, 'fr'), JSON.stringify({ body: readBody(by, 'fr') }))
}

function changePages(change: (pages: IndexedPage[]) => IndexedPage[]): void {
  const file = generatedFile('index.json')
  const before: IndexedPage[] = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(change(before)))
  beginEdition()
}

it('makes the same index of texts that it knows and of texts that it reads', async () => {
  const kept = new Map()
  expect(await writeIndexes(kept)).toEqual(locales)
  expect(await writeIndexes(kept)).toEqual([])

  replaceText('pacific-alliance', 'north-america')
  expect(await writeIndexes(kept)).toEqual(['fr'])
  const changed = indexes()
  expect(await newIndexes()).toEqual(changed)

  // The languages of the page that goes, of which Spanish is one.
  const reached = locales.filter((locale) => hasLocale(getPage('glossary'), locale))
  changePages((pages) =>
    pages
      .filter(({ id }) => id !== 'glossary')
      .map((page) => ({
        ...page,
        ...(page.texts.es && {
          texts: { ...page.texts, es: { ...page.texts.es, title: 'Ñandú' } },
        }),
      })),
  )
  expect(await writeIndexes(kept)).toEqual(reached)
  const retitled = indexes()
  expect(await newIndexes()).toEqual(retitled)
})

it('knows in the next process what it has read, and makes damaged files again', async () => {
  const kept = new Map()
  const before = (await writeIndexes(kept)) && indexes()
  keepWords(kept, [...locales])
  expect(await writeIndexes(keptWords())).toEqual([])

  replaceText('pacific-alliance', 'venezuela-crisis')
  expect(await writeIndexes(keptWords())).toEqual(['fr'])
  expect(indexes()).not.toEqual(before)
  const changed = indexes()
  writeFileSync(wordsFile('fr'), 'damaged')
  expect(await writeIndexes(keptWords())).toEqual(['fr'])
  expect(indexes()).toEqual(changed)
})

it('says which pages use a term, in a file that other words leave as it is', async () => {
  const kept = new Map()
  await writeIndexes(kept)
  const { ino } = statSync(termPagesFile('fr'))
  const before = readTermPages('fr')
  expect(before['boundary-waters-treaty']).toContain('north-america/shared-institutions')
  changePages((pages) =>
    pages.map((page) => ({
      ...page,
      ...(page.texts.fr && {
        texts: {
          ...page.texts,
          fr: { ...page.texts.fr, keywords: [...page.texts.fr.keywords, 'Zzyzx'] },
        },
      }),
    })),
  )
  expect(await writeIndexes(kept)).toEqual(['fr'])
  expect(statSync(termPagesFile('fr')).ino).toBe(ino)
  replaceText('north-america/shared-institutions', 'about/privacy')
  await writeIndexes(kept)
  beginEdition()
  expect(readTermPages('fr')).not.toEqual(before)
})
