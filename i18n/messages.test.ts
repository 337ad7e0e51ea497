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
