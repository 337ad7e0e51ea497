import { getTranslations } from 'next-intl/server'
import { isLocale, locales, localeTable } from '@/i18n/locales'
import { getPage, getText, homeId } from '@/site/registry'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

/** Web app manifest of one language: https://www.w3.org/TR/appmanifest/ */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'site' })
  const manifest = {
    name: t('name'),
    short_name: t('name'),
    description: getText(getPage(homeId), locale).description,
    lang: locale,
    dir: localeTable[locale].direction,
    start_url: `/${locale}`,
    scope: '/',
    display: 'browser',
    background_color: '#ffffff',
    theme_color: '#26374a',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  }
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json' } })
}
