import type { DataPageKind } from '../compile/validation/checked-content'
import { countryPages } from '../countries/country-pages'

/** The kinds of pages that are made of data files; an empty list, and all pages are written. */
export const dataPages: readonly DataPageKind[] = [countryPages]
