import { LanguageChoice, languageChoiceMetadata } from '@/components/layout/language-choice'
import { allPages, getPage } from '@/site/registry'

interface PageProps {
  params: Promise<{ id: string[] }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return allPages().map((page) => ({ id: page.id.split('/') }))
}

export async function generateMetadata({ params }: PageProps) {
  return languageChoiceMetadata(getPage((await params).id.join('/')))
}

export default async function Page({ params }: PageProps) {
  return <LanguageChoice page={getPage((await params).id.join('/'))} />
}
