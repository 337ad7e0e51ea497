import type { MetadataRoute } from 'next'
import { alternateUrls, pageUrl } from '@/site/metadata'
import { allPages, modifiedIn, pageLocales } from '@/site/registry'

export default function sitemap(): MetadataRoute.Sitemap {
  return allPages().flatMap((page) =>
    pageLocales(page).map((locale) => ({
      url: pageUrl(page, locale),
      lastModified: modifiedIn(page, locale),
      alternates: { languages: alternateUrls(page) },
    })),
  )
}
