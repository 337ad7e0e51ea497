import { z } from 'zod'
import { type Locale, locales, localeTable } from '../../i18n/locales'
import { tableSources } from '../../subject/table-sources'
import { isoDatePattern } from '../author-components'
import { impossible, notYet, outOfOrder } from './plausible-dates'
import { notText } from './schema-words'

export const text = z.string({ error: notText }).regex(/\S/, 'is empty; write a text')

export const slug = z
  .string({ error: 'missing or not a text; write the words of the address' })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be lower-case ASCII letters and digits with single hyphens, without accents',
  )

const locale = z.enum(locales, { error: `must be one of ${locales.join(', ')}` })

const pageIds = z.array(z.string(), { error: 'must be a list of page ids' })

/** The date of a change, or on which something was so. */
export const date = z
  .string({ error: 'missing or not a date; write it as 2026-11-23' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date such as 2026-11-23', abort: true })
  .superRefine(isPlausible)
  .superRefine(hasBeen)

const monthOrDate = z
  .string({ error: 'must be a date such as 2026-07 or 2026-07-31' })
  .regex(/^\d{4}(-\d{2}){1,2}$/, {
    error: 'must be a date such as 2026-07 or 2026-07-31',
    abort: true,
  })
  .superRefine(isPlausible)
  .superRefine(hasBeen)

/** Reports a date that the calendar does not have, for a schema of dates. */
export function isPlausible(value: string, context: z.core.$RefinementCtx): void {
  const message = impossible(value)
  if (message)
    context.addIssue({ code: 'custom', message: `must be a date that there is: ${message}` })
}

/** Reports a date to come, for a schema of dates. */
export function hasBeen(value: string, context: z.core.$RefinementCtx): void {
  const message = impossible(value) ? undefined : notYet(value)
  if (message) context.addIssue({ code: 'custom', message })
}

/** The longest description that search engines and lists of pages show whole. */
export const descriptionLength = 130
export const shortTitleLength = 40
/** An h1 of more than three lines on a telephone is read by no one. */
const titleLength = 120

export const frontMatterSchema = z.strictObject({
  title: text.max(titleLength, `is longer than ${titleLength} characters; shorten it`),
  shortTitle: text.max(
    shortTitleLength,
    `is longer than ${shortTitleLength} characters; shorten it`,
  ),
  description: text.max(
    descriptionLength,
    `is longer than ${descriptionLength} characters; shorten it`,
  ),
  slug: slug.optional(),
  keywords: z.array(text, { error: 'must be a list of words, such as [trade, review]' }),
  aliases: z.array(slug, { error: 'must be a list of slugs' }).optional(),
})

export const pageSettingsSchema = z.strictObject({
  order: z.int({ error: 'missing or not a whole number' }),
  service: z.literal(true, { error: 'must be true or left out' }).optional(),
  draft: z.literal(true, { error: 'must be true or left out' }).optional(),
  modified: date,
  asOf: monthOrDate.optional(),
  sourceLanguage: locale,
  facts: z.array(z.string({ error: 'must be a text; put it in quotation marks' }), {
    error: 'missing or not a list; write the rows of content/facts.yml, or [] for none',
  }),
  related: pageIds.optional(),
  mostRequested: pageIds.optional(),
  suppressions: z
    .array(
      z.strictObject({
        rule: text,
        locale,
        section: text.optional(),
        reason: text,
      }),
      { error: 'must be a list; each has a rule, a locale and a reason' },
    )
    .optional(),
})

const tableLocales = locales.filter((code) => localeTable[code].tablesRequired).join(', ')

export const inEveryLanguage = z.strictObject(
  Object.fromEntries(
    locales.map((code) => [code, localeTable[code].tablesRequired ? text : text.optional()]),
  ),
  { error: `must have a text for each of ${tableLocales}` },
) as z.ZodType<Partial<Record<Locale, string>>>

const cell = z.union([text, z.number(), inEveryLanguage], {
  error: `must be a number, one text, or one for each of ${tableLocales}`,
})

function isIsoDate(value: unknown): value is string {
  return typeof value === 'string' && isoDatePattern.test(value)
}

export const dataTableSchema = z
  .strictObject({
    caption: inEveryLanguage,
    description: inEveryLanguage.optional(),
    rowHeader: text,
    sort: z.string().optional(),
    groupBy: z.string().optional(),
    columns: z.array(
      z.strictObject({
        id: text,
        type: z.enum(['text', 'date', 'number'], { error: 'must be text, date or number' }),
        optional: z.literal(true, { error: 'must be true or left out' }).optional(),
        hidden: z.literal(true, { error: 'must be true or left out' }).optional(),
        label: inEveryLanguage,
      }),
    ),
    rows: z.array(z.record(z.string(), cell)).optional(),
    /** Names what is taken from the subject’s data instead of rows. */
    from: z.enum(tableSources).optional(),
  })
  .superRefine(({ columns, rowHeader, rows = [], from, sort, groupBy }, context) => {
    // “id” names a row for other files.
    const types = new Map([...columns.map(({ id, type }) => [id, type] as const), ['id', 'text']])
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (rows.length > 0 === (from !== undefined)) fault(['rows'], 'write either rows or from')
    if (!types.has(rowHeader)) fault(['rowHeader'], 'must be the id of a column')
    if (groupBy && types.get(groupBy) !== 'text')
      fault(['groupBy'], 'must be the id of a text column')
    if (sort && !types.has(sort)) fault(['sort'], 'must be the id of a column')
    const dates = types.get(rowHeader) === 'date' ? rows.map((row) => row[rowHeader]) : []
    const misplaced = dates.every(isIsoDate) ? outOfOrder(dates) : undefined
    if (misplaced !== undefined) {
      fault(
        ['rows', misplaced, rowHeader],
        `stands after ${dates[misplaced - 1]}; put rows in the order of their dates`,
      )
    }
    for (const [index, row] of rows.entries()) {
      if (row[rowHeader] === undefined) fault(['rows', index], `has no cell “${rowHeader}”`)
      for (const [id, value] of Object.entries(row)) {
        const path = ['rows', index, id]
        if (!types.has(id))
          fault(path, `is not the id of a column (${[...types.keys()].join(', ')})`)
        const type = types.get(id)
        const cannotBe = type === 'date' && isIsoDate(value) && impossible(value)
        if (cannotBe) fault(path, cannotBe)
        if (type === 'date' && !isIsoDate(value)) {
          fault(path, 'must be a date such as "2009-08" or "2006-03-30/2006-03-31"')
        } else if (type === 'number' && typeof value !== 'number') {
          fault(path, 'must be a number such as 65607 or 7.89, without quotation marks')
        } else if (type === 'text' && typeof value === 'number') {
          fault(path, 'must be a text; put it in quotation marks, or make the column a number')
        }
      }
    }
  })

/** The part of a lock file with the sections that somebody has said still mean the same. */
export const sameMeaning = 'same-meaning'

/**
 * By language and section of a translation: the digest of the original's section. By section besides:
 * the digest of which somebody has said that it means the same as the one before, and who.
 */
export const acceptedSchema = z.partialRecord(
  z.union([locale, z.literal(sameMeaning)]),
  z.record(z.string(), z.string()),
)
export const factsSchema = z.record(
  z.string(),
  z.looseObject({
    fact: text,
    /** Free words where the source has no exact date. */
    asOf: z
      .string()
      .superRefine((value, context) => {
        if (!isIsoDate(value)) return
        isPlausible(value, context)
        hasBeen(value, context)
      })
      .optional(),
  }),
)

const languageCode = text.regex(/^[a-z]{2,3}$/, 'must be a language, such as en')

const address = z
  .url()
  .regex(
    /^[^\s"'“”«»<>]+$/,
    'an address has no spaces or quotation marks in it; put it between two "',
  )

/** By address: the language of the page, alone or with the addresses of the same page in others. */
export const externalLinksSchema = z.record(
  address,
  z.union(
    [
      languageCode,
      z.strictObject({
        language: languageCode,
        counterparts: z.record(languageCode, address),
      }),
    ],
    { error: 'must be a language, or { language: …, counterparts: { fr: "https://…" } }' },
  ),
)

/** One form of a term, or several. */
const forms = z
  .union([text, z.array(text).min(1)], { error: 'must be a term, or a list of its forms' })
  .transform((value) => (Array.isArray(value) ? value : [value]))

/** Terms by an id that never changes. A language that may lag behind may lack one. */
export const glossarySchema = z.record(
  slug,
  z.strictObject({
    ...(Object.fromEntries(
      locales.map((code) => [code, localeTable[code].required ? forms : forms.optional()]),
    ) as Record<Locale, z.ZodOptional<typeof forms>>),
    acronym: z.partialRecord(locale, forms).optional(),
    unconfirmed: z.array(locale).optional(),
  }),
)
