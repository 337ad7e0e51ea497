import { Document } from '@/components/layout/document'
import { ErrorInEveryLanguage, everyLanguageMetadata } from '@/components/layout/every-language'
import { defaultLocale } from '@/i18n/locales'

const texts = { title: 'errors.notFoundTitle', intro: 'errors.notFoundIntro' } as const

export const generateMetadata = () => everyLanguageMetadata(texts.title)

/** The 404 of an address that names no language. */
export default function GlobalNotFound() {
  return (
    <Document locale={defaultLocale}>
      <ErrorInEveryLanguage {...texts} />
    </Document>
  )
}
