import { CountryFinder } from '../countries/country-finder-element'

/** The custom elements of the subject’s pages, by the names of their tags (enhance/index.ts). */
export const subjectElements = { 'country-finder': CountryFinder }
