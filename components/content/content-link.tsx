import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, languageName } from '@/i18n/locales'
import { readExternalLinks } from '@/site/content'
import { getPage, getPath, type Page, shownLocale } from '@/site/registry'

interface ContentLinkProps {
  /** A page id with an optional `#section`, a `#section` of this page, or another site's address. */
  href: string
  page: Page
  locale: Locale
  children?: ReactNode
}

/** A link as authors write it. One that leads to another language says so inside the link. */
export function ContentLink({ href, page, locale, children }: ContentLinkProps) {
  if (/^https?:/.test(href)) {
    const language = readExternalLinks().get(href)?.language ?? locale
    return (
      <LinkInLanguage href={href} language={language} locale={locale}>
        {children}
      </LinkInLanguage>
    )
  }
  const [id, section] = href.split('#')
  const fragment = section ? `#${section}` : ''
  if (!id) return <a href={fragment}>{children}</a>
  const target = id === page.id ? page : getPage(id)
  const language = shownLocale(target, locale)
  return (
    <LinkInLanguage href={getPath(target, language) + fragment} language={language} locale={locale}>
      {children}
    </LinkInLanguage>
  )
}

interface LinkInLanguageProps {
  href: string
  language: string
  locale: Locale
  children: ReactNode
}

function LinkInLanguage(props: LinkInLanguageProps) {
  if (props.language !== props.locale) return <LinkToOtherLanguage {...props} />
  return <a href={props.href}>{props.children}</a>
}

async function LinkToOtherLanguage({ href, language, locale, children }: LinkInLanguageProps) {
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <a href={href} hrefLang={language}>
      {children} {t('onlyInLanguage', { language: languageName(language, locale) })}
    </a>
  )
}
