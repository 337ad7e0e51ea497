import type { MetadataRoute } from 'next'
import { publicOrigin } from '@/site/origin'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: '/go/' },
    sitemap: `${publicOrigin()}/sitemap.xml`,
  }
}
