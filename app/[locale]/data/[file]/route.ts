import { getTranslations } from 'next-intl/server'
import { isLocale } from '@/i18n/locales'
import { dataTableNames, readGlossary } from '@/site/content'
import { csvLines } from '@/site/data-file'
import { glossaryId, glossaryLines } from '@/site/glossary'
import { filledTable } from '@/subject/tables'
import { csvResponse } from '@/text/csv'

export const dynamic = 'force-static'

// The build asks for each table (site/published-paths.ts).
export function generateStaticParams() {
  return []
}

interface Context {
  params: Promise<{ locale: string; file: string }>
}

/** The data of a table, or the glossary, in one language. */
export async function GET(_: Request, { params }: Context) {
  const { locale, file } = await params
  const name = file.replace(/\.(?:csv|json)$/, '')
  const isThere = name === glossaryId || dataTableNames().includes(name)
  if (!isLocale(locale) || !isThere) return new Response(null, { status: 404 })
  if (file === `${glossaryId}.json`) return Response.json(readGlossary())
  if (file === `${glossaryId}.csv`) {
    return csvResponse(
      glossaryLines(locale, await getTranslations({ locale, namespace: 'glossary' })),
    )
  }
  return csvResponse(csvLines(await filledTable(name, locale), locale))
}
