import { Fragment } from 'react'
import type { Locale } from '@/i18n/locales'
import { pagesByLetter } from '@/site/page-index'
import { PageLink } from '../navigation/page-link'

/** Every page of a language by the first letter of its title. */
export function PageIndex({ locale }: { locale: Locale }) {
  return (
    <div className="page-index">
      {pagesByLetter(locale).map(({ letter, items }) => (
        <Fragment key={letter}>
          <h2>{letter}</h2>
          <ul>
            {items.map((page) => (
              <li key={page.id}>
                <PageLink page={page} locale={locale} full />
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </div>
  )
}
