import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookUpLanguage } from './language-tag'
import { localeOfTag, locales, localeTable } from './locales'

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789'
const text = (letters: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength })
const letters = alphanumeric.slice(0, 26)
const maybe = (subtag: fc.Arbitrary<string>) => fc.array(subtag, { maxLength: 1 })
const extended = (singleton: fc.Arbitrary<string>, shortest: number) =>
  fc
    .tuple(singleton, fc.array(text(alphanumeric, shortest, 8), { minLength: 1, maxLength: 3 }))
    .map(([one, rest]) => [one, ...rest].join('-'))

/** What may follow a language in a tag (RFC 5646, 2.1). */
const subtags = fc
  .tuple(
    maybe(text(letters, 3)),
    maybe(text(letters, 4)),
    maybe(fc.oneof(text(letters, 2), text('0123456789', 3))),
    fc.array(
      fc.oneof(
        text(alphanumeric, 5, 8),
        text(letters, 3).map((end) => `1${end}`),
      ),
      {
        maxLength: 2,
      },
    ),
    fc.array(extended(fc.constantFrom('t', 'u', '0', 'a'), 2), { maxLength: 2 }),
    maybe(extended(fc.constant('x'), 1)),
  )
  .map((parts) => parts.flat())

/** A tag in small or capital letters, its parts joined by hyphens or as file names of locales are. */
const tagged = (language: fc.Arbitrary<string>) =>
  fc
    .tuple(language, subtags, fc.boolean(), fc.constantFrom('-', '_'))
    .map(([first, rest, isUpper, joint]) => {
      const tag = [first, ...rest].join('-').replaceAll('-', joint)
      return isUpper ? tag.toUpperCase() : tag
    })

const names = locales.flatMap((locale) =>
  [locale, ...localeTable[locale].threeLetterCodes].map((name) => ({ locale, name })),
)

describe('localeOfTag', () => {
  it('finds the language of every tag that begins with one of ours', () => {
    for (const { locale, name } of names) {
      fc.assert(
        fc.property(tagged(fc.constant(name)), (tag) => {
          expect(localeOfTag(tag), tag).toBe(locale)
        }),
      )
    }
  })

  it('finds none in the tag of another language', () => {
    const known: string[] = names.map(({ name }) => name)
    const others = text(letters, 2, 8).filter((code) => !known.includes(code))
    fc.assert(
      fc.property(tagged(others), (tag) => {
        expect(localeOfTag(tag), tag).toBeUndefined()
      }),
    )
  })

  it('finds none in what is no tag', () => {
    const junk = fc.constantFrom(...' -_./*@;é\n', '--', '-x', '_b_', '-u-', '-abcdefghi', '.UTF-8')
    fc.assert(
      fc.property(tagged(fc.constantFrom(...locales)), junk, fc.boolean(), (tag, more, isAfter) => {
        const wrong = isAfter ? tag + more : more + tag
        // A private use subtag, or an extension, may go on with a short one.
        fc.pre(!/[-_]x[-_]/i.test(tag))
        expect(localeOfTag(wrong), wrong).toBeUndefined()
      }),
    )
  })

  it.each([
    ['fr-Latn-CA', 'fr'],
    ['es-419', 'es'],
    ['es_MX', 'es'],
    ['spa', 'es'],
    ['FRE-ca', 'fr'],
    ['en-x-foo', 'en'],
    ['es-u-co-trad', 'es'],
    ['sl-rozaj', undefined],
    ['en-GB-oed', 'en'],
    ['i-klingon', undefined],
    ['x-fr', undefined],
    ['frm', undefined],
    ['esu', undefined],
    ['enm', undefined],
    ['français', undefined],
    ['constructor', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s as %s', (tag, locale) => expect(localeOfTag(tag)).toBe(locale))
})

describe('lookUpLanguage', () => {
  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt_br_x_a', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['PT', 'pt'],
    ['pt-Latn-BR', 'pt'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hans', undefined],
  ])('takes the most specific of several: %s is %s', (tag, expected) => {
    expect(lookUpLanguage(tag, ['pt', 'pt-BR', 'zh-Hant'])).toBe(expected)
  })
})
