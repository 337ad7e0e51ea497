import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedCode } from '../compile/inputs.mjs'
import { type Locale, locales, localeTable } from './locales'
import { loadMessages } from './messages'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  ) as [string, string][]
}

async function messages(locale: Locale): Promise<Map<string, string>> {
  return new Map(flatten(await loadMessages(locale)))
}

/** The names of a message’s ICU arguments. */
function icuArguments(message: string): string[] {
  let depth = 0
  const names: string[] = []
  for (const [brace, name] of message.matchAll(/\{(\w*)|\}/g)) {
    if (brace === '}') depth -= 1
    else {
      if (depth === 0) names.push(name ?? '')
      depth += 1
    }
  }
  return names.sort()
}

describe.each(locales)('messages/%s.json', (locale) => {
  it('has the same keys and arguments as English, and no empty text', async () => {
    const english = await messages('en')
    const translated = await messages(locale)
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of translated) {
      expect(text.trim(), key).not.toBe('')
      expect(icuArguments(text), key).toEqual(icuArguments(english.get(key) ?? ''))
    }
  })
})

it('sets French with no-break spaces', async () => {
  for (const [key, text] of await messages('fr')) {
    expect(text, key).not.toMatch(/[^\u00a0][:»](\s|$)|«[^\u00a0]|\s[;!?]/)
  }
})

/** By language: texts that are the same as in English, so that this is no oversight, with the reason. */
const sameAsEnglish: Partial<Record<string, Record<string, string>>> = JSON.parse(
  readFileSync('i18n/same-as-english.json', 'utf8'),
)

it.each(locales.filter((locale) => locale !== 'en'))(
  'translates every text into %s',
  async (locale) => {
    const english = await messages('en')
    const same = [...(await messages(locale))].filter(([key, text]) => text === english.get(key))
    expect(same.map(([key]) => key).sort()).toEqual(Object.keys(sameAsEnglish[locale] ?? {}).sort())
  },
)

it.each(locales)('has every plural form that %s needs', async (locale) => {
  const needed = new Intl.PluralRules(localeTable[locale].formatting).resolvedOptions()
    .pluralCategories
  for (const [key, text] of await messages(locale)) {
    const [, options] = /\{\w+, plural,(.*)\}/s.exec(text) ?? []
    if (options === undefined) continue
    for (const category of needed) expect(options, key).toContain(`${category} {`)
  }
})

it('has no text that nothing shows', async () => {
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
  expect([...(await messages('en')).keys()].filter((key) => !isUsed(key))).toEqual([])
})
