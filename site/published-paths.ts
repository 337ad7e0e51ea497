import { locales } from '../i18n/locales'
import { errorStatuses } from './addresses'
import { dataTableNames } from './content'
import { glossaryId } from './glossary'
import { pageOfFile } from './queried-pages'
import { documentPaths, findPage, hasLocale, inLocale, sections } from './registry'

/** Every address that a route with several answers, whatever is at it: a page, an error or a file. */
export function routePaths(): string[] {
  const files = [...pageOfFile].flatMap(([file, id]) => (findPage(id) ? [file] : []))
  const glossary = findPage(glossaryId)
  const tables = dataTableNames().map((name) => `${name}.csv`)
  const others = locales.flatMap((locale) => {
    const terms = glossary && hasLocale(glossary, locale) ? ['csv', 'json'] : []
    return [
      ...errorStatuses,
      // So that a reader who misses a page is offered its neighbours.
      ...inLocale(sections(), locale).map(({ id }) => `404/${id}`),
      'manifest.webmanifest',
      ...['csv', 'json'].map((format) => `translation-status.${format}`),
      ...[...tables, ...terms.map((format) => `${glossaryId}.${format}`)].map(
        (file) => `data/${file}`,
      ),
      ...files,
    ].map((name) => `/${locale}/${name}`)
  })
  return [...documentPaths(), ...others]
}
