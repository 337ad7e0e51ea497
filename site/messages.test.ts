import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sharedCode } from '../compile/inputs.mjs'
import { type Locale, locales } from '../i18n/locales'
import { readMessages } from './messages'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  ) as [string, string][]
}

function messages(locale: Locale): Map<string, string> {
  return new Map(flatten(readMessages(locale)))
}

it('sets French with no-break spaces', () => {
  for (const [key, text] of messages('fr')) {
    expect(text, key).not.toMatch(/[^\u00a0][:»](\s|$)|«[^\u00a0]|\s[;!?]/)
  }
})

/** By language: texts that are the same as in English, so that this is no oversight, with the reason. */
const sameAsEnglish: Partial<Record<string, Record<string, string>>> = JSON.parse(
  readFileSync('i18n/same-as-english.json', 'utf8'),
)

it.each(locales.filter((locale) => locale !== 'en'))('translates every text into %s', (locale) => {
  const english = messages('en')
  const same = [...messages(locale)].filter(([key, text]) => text === english.get(key))
  expect(same.map(([key]) => key).sort()).toEqual(Object.keys(sameAsEnglish[locale] ?? {}).sort())
})

it('has no text that nothing shows', () => {
  const sources: string[] = []
  for (const folder of ['app', 'components', ...sharedCode]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/(?<!\.test)\.tsx?$/.test(file)) sources.push(readFileSync(`${folder}/${file}`, 'utf8'))
    }
  }
  const source = sources.join('\n')
  // A component may take its texts from one namespace, and a name, or its end, from data.
  const isUsed = (key: string) => {
    const parts = key.split('.')
    const [namespace, ...rest] = parts
    return (
      source.includes(`'${key}'`) ||
      parts.every((part) => source.includes(`'${part}'`)) ||
      (source.includes(`'${namespace}'`) &&
        (source.includes(`'${rest.join('.')}'`) ||
          source.includes(`\`${rest.slice(0, -1).join('.')}.\${`)))
    )
  }
  expect([...messages('en').keys()].filter((key) => !isUsed(key))).toEqual([])
})
