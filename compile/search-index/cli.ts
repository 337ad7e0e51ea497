import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { serialize } from 'node:v8'
import { locales } from '../../i18n/locales'
import { indexFile, textFile } from '../../search/search-index'
import { replaceFile } from '../../site/content'
import { makeIndex } from './make-index'
import { namesFor } from './name-forms'

// Writes the index of every language from what the content has been compiled to.
for (const locale of locales) {
  const { index, texts } = await makeIndex(locale, namesFor(locale))
  mkdirSync(dirname(indexFile(locale)), { recursive: true })
  replaceFile(indexFile(locale), serialize(index))
  replaceFile(textFile(locale), texts)
}
