import { ErrorInEveryLanguage, everyLanguageMetadata } from '@/components/layout/every-language'

const texts = { title: 'errors.goneTitle', intro: 'errors.goneIntro' } as const

export const generateMetadata = () => everyLanguageMetadata(texts.title)

/** An address without a language whose page or file is gone for good. */
export default function Page() {
  return <ErrorInEveryLanguage {...texts} />
}
