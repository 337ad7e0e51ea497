import type { MetadataRoute } from 'next'
import { alternateUrls, pageUrl } from '@/site/metadata'
import { allPages, pageLocales } from '@/site/registry'

export default function sitemap(): MetadataRoute.Sitemap {
  return allPages().flatMap((page) =>
    pageLocales(page).map((locale) => ({
      url: pageUrl(page, locale),
      lastModified: page.modified,
      alternates: { languages: alternateUrls(page) },
    })),
  )
}
