import type { ReactNode } from 'react'
import { type Locale, localeTable } from '@/i18n/locales'
import { enhancementPath } from '@/site/enhancement'
import { fontClasses } from './fonts'
import { SpeculationRules } from './speculation-rules'
import './styles.css'

/** The frame of every document. The enhancement module is useful and never needed: what is read comes first. */
export async function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <html lang={locale} dir={localeTable[locale].direction} className={fontClasses}>
      <body>
        {children}
        <script type="module" src={enhancementPath()} fetchPriority="low" />
        <SpeculationRules />
      </body>
    </html>
  )
}
