import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, languageName } from '@/i18n/locales'
import { readExternalLinks, readFileSizes } from '@/site/content'
import { extensionOf, fileOfAddress, languageOfFile, mediaTypes } from '@/site/public-files'
import { getPage, getPath, type Page, shownLocale } from '@/site/registry'
import { formatSize } from '@/text/numbers'

interface ContentLinkProps {
  /** A page id with an optional `#section`, a `#section` of this page, another site's address, or that of a file, a mailbox or a telephone. */
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
  if (/^(?:mailto|tel):/.test(href)) return <a href={href}>{children}</a>
  if (href.startsWith('/')) {
    return (
      <FileLink href={href} locale={locale}>
        {children}
      </FileLink>
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

/** A link to a file says what a reader is going to fetch. */
async function FileLink({
  href,
  locale,
  children,
}: Pick<ContentLinkProps, 'href' | 'locale' | 'children'>) {
  const t = await getTranslations({ locale, namespace: 'content' })
  const path = fileOfAddress(href) ?? ''
  const code = languageOfFile(path)
  const type = extensionOf(path).toUpperCase()
  const size = formatSize(readFileSizes()[path] ?? 0, locale)
  const said = code
    ? t('fileInLanguage', { type, size, language: languageName(code, locale) })
    : t('file', { type, size })
  return (
    <a href={href} hrefLang={code} type={mediaTypes[extensionOf(path)]}>
      {children} {said}
    </a>
  )
}
