import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from './locales'
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

/** Words that a language shares with English, so that the same text is no oversight. */
const sameAsEnglish: Record<string, Partial<Record<Locale, string>>> = {
  'content.information': { fr: 'The French word is the same.' },
  'translation.page': { fr: 'The French word is the same.' },
  'translation.original': {
    fr: 'The French word is the same.',
    es: 'The Spanish word is the same.',
  },
}

it.each(locales.filter((locale) => locale !== 'en'))(
  'translates every text into %s',
  async (locale) => {
    const english = await messages('en')
    const same = [...(await messages(locale))].filter(([key, text]) => text === english.get(key))
    const reasons = Object.entries(sameAsEnglish).filter(([, languages]) => languages[locale])
    expect(same.map(([key]) => key).sort()).toEqual(reasons.map(([key]) => key).sort())
  },
)

it.each(locales)('has every plural form that %s needs', async (locale) => {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  for (const [key, text] of await messages(locale)) {
    const [, options] = /\{\w+, plural,(.*)\}/s.exec(text) ?? []
    if (options === undefined) continue
    for (const category of needed) expect(options, key).toContain(`${category} {`)
  }
})

it('has no text that nothing shows', async () => {
  const sources: string[] = []
  for (const folder of ['app', 'components', 'site']) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/(?<!\.test)\.tsx?$/.test(file)) sources.push(readFileSync(`${folder}/${file}`, 'utf8'))
    }
  }
  const source = sources.join('\n')
  // A component may take its texts from one namespace, and a name from data.
  const isUsed = (key: string) =>
    source.includes(`'${key}'`) || key.split('.').every((part) => source.includes(`'${part}'`))
  expect([...(await messages('en')).keys()].filter((key) => !isUsed(key))).toEqual([])
})
