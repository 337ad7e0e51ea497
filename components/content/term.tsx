import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { glossaryId, termNamed } from '@/site/glossary'
import { pathOfId } from '@/site/registry'

interface TermProps {
  /** The words that the abbreviation stands for. */
  long: string
  locale: Locale
  children?: ReactNode
}

/** An abbreviation; where the glossary has what it stands for, it leads there. */
export function Term({ long, locale, children }: TermProps) {
  const abbreviation = <abbr title={long}>{children}</abbr>
  const id = termNamed(long, locale)
  if (!id) return abbreviation
  return <a href={`${pathOfId(glossaryId, locale)}#${id}`}>{abbreviation}</a>
}
