import { z } from 'zod'
import { isoDatePattern } from '../compile/author-components'
import {
  date,
  hasBeen,
  inEveryLanguage,
  isPlausible,
  slug,
  text,
} from '../compile/validation/schemas'
import { labels } from './map/sheets'
import { regions } from './regions'

const year = z
  .int({ error: 'must be a year such as 1948' })
  .min(1000, 'must be a year such as 1948')
  .max(9999, 'must be a year such as 1948')
  .superRefine((value, context) => hasBeen(`${value}`, context))

const isoDate = z
  .string({ error: 'must be a date in quotation marks, such as "2023-02"' })
  .regex(isoDatePattern, {
    error: 'must be a date such as "2023", "2023-02" or "2023-02-21"',
    abort: true,
  })
  .superRefine(isPlausible)

const pastDate = isoDate.superRefine(hasBeen)

const flag = z.literal(true, { error: 'must be true or left out' }).optional()

/** The official languages of the Americas, by their BCP 47 codes; messages/*.json has their names. */
const languages = ['en', 'es', 'fr', 'gn', 'ht', 'nl', 'pt'] as const

/** A state of the Americas: `content/countries/<id>.yml` (docs/adding-a-country.md). */
export const countrySchema = z.strictObject({
  modified: date,
  asOf: pastDate,
  name: inEveryLanguage,
  capital: inEveryLanguage,
  /** ISO 3166-1 numeric, by which maps name the state. */
  iso: z
    .string({ error: 'must be a code in quotation marks, such as "076"' })
    .refine((code) => Object.hasOwn(labels, code), 'is not the code of a state of the Americas'),
  region: z.enum(regions, { error: `must be one of ${regions.join(', ')}` }),
  /** In square kilometres. */
  area: z.int({ error: 'must be a whole number of square kilometres' }).positive(),
  languages: z.array(z.enum(languages, { error: `must be among ${languages.join(', ')}` }), {
    error: 'must be a list such as [en, fr]',
  }),
  languagesNote: inEveryLanguage.optional(),
  oas: z
    .strictObject({ since: year, until: year.optional() })
    .refine(({ since, until = since }) => until >= since, {
      path: ['until'],
      error: 'is before “since”; a state cannot leave before it joins',
    }),
  oasNote: inEveryLanguage.optional(),
  pacificAlliance: z
    .strictObject({ role: z.enum(['member', 'observer']), since: pastDate })
    .optional(),
  pacificAllianceNote: inEveryLanguage.optional(),
  caricom: flag,
  mercosur: flag,
  /** Whether its goods have one-way, duty-free access to Canada. */
  caribcan: flag,
  agreements: z
    .array(
      z.strictObject({
        /** The `id` of a row of content/data/free-trade-agreements.yml, which has its name. */
        agreement: slug,
        /** The date for this country, where it is not the one in that row. */
        inForce: isoDate.optional(),
      }),
    )
    .optional(),
  /** The Canadian mission responsible, in the capital of the country itself or of another. */
  mission: z
    .strictObject({
      kind: z.enum(['embassy', 'high-commission']),
      in: slug.optional(),
      name: inEveryLanguage.optional(),
      offices: inEveryLanguage.optional(),
    })
    .optional(),
  tradeOffices: z
    .array(
      z.strictObject({
        city: z.union([text, inEveryLanguage]),
        note: inEveryLanguage.optional(),
        /** Other countries that the office serves. */
        serves: z.array(slug).optional(),
      }),
    )
    .optional(),
  /** Facts that rest on one source, with the date that they hold for. */
  dated: z
    .strictObject({
      capital: pastDate.optional(),
      languages: pastDate.optional(),
      pacificAlliance: pastDate.optional(),
      mission: pastDate.optional(),
    })
    .optional(),
})

export type CountrySource = z.infer<typeof countrySchema>
