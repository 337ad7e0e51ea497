import { LanguageChoice, languageChoiceMetadata } from '@/components/layout/language-choice'
import { getPage, homeId } from '@/site/registry'

export const generateMetadata = () => languageChoiceMetadata(getPage(homeId))

export default function Page() {
  return <LanguageChoice page={getPage(homeId)} />
}
