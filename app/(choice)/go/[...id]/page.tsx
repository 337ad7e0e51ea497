import { notFound } from 'next/navigation'
import { LanguageChoice, languageChoiceMetadata } from '@/components/layout/language-choice'
import { findPage } from '@/site/registry'

interface PageProps {
  params: Promise<{ id: string[] }>
}

// Static, but rendered when asked for: the build asks for every address of the registry.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps) {
  return languageChoiceMetadata(await findTarget(params))
}

export default async function Page({ params }: PageProps) {
  return <LanguageChoice page={await findTarget(params)} />
}

async function findTarget(params: PageProps['params']) {
  return findPage((await params).id.join('/')) ?? notFound()
}
