import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparePages, loadRules } from '../compare'
import { readTitles } from '../page-titles'

const glossary = `observer-state:
  en: observer state
  fr: État observateur
  es: Estado Observador
`

const pages: Record<string, Record<'en' | 'fr' | 'es', string>> = {
  sanctions: {
    en: `---
title: Sanctions related to Venezuela
shortTitle: Sanctions
description: Whom the sanctions list, and why.
keywords: [sanctions, asset freeze, observer state, Lima]
---

The sanctions list 40 persons. Canada made the sanctions in 2017.

## The listed persons {/* #persons */}

The persons may not travel. The sanctions list these persons by name.
`,
    fr: `---
title: Sanctions liées au Venezuela
shortTitle: Sanctions
description: Qui les sanctions visent, et pourquoi.
keywords: [sanctions, gel des avoirs, État observateur, Lima]
---

Les sanctions visent 40 personnes. Le Canada a pris les sanctions en 2017.

## Les personnes visées {/* #persons */}

Les personnes ne peuvent pas voyager. Les sanctions visent ces personnes par leur nom.
`,
    es: `---
title: Sanciones relacionadas con Venezuela
shortTitle: Sanciones
description: A quiénes incluyen las sanciones, y por qué.
keywords: [sanciones, congelación de activos, Estado Observador, Lima]
---

Las sanciones incluyen a 40 personas. Canadá adoptó las sanciones en 2017.

## Las personas incluidas {/* #persons */}

Las personas no pueden viajar. Las sanciones incluyen a estas personas por su nombre.
`,
  },
  privacy: {
    en: '---\ntitle: Privacy\nshortTitle: Privacy\ndescription: What is kept.\nkeywords: [privacy]\n---\n',
    fr: '---\ntitle: "Confidentialité"\nshortTitle: Confidentialité\ndescription: Ce qui est gardé.\nkeywords: [confidentialité]\n---\n',
    es: '---\ntitle: Privacidad\nshortTitle: Privacidad\ndescription: Lo que se guarda.\nkeywords: [privacidad]\n---\n',
  },
}

const root = mkdtempSync(join(tmpdir(), 'titles-'))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  write('content/glossary.yml', glossary)
  for (const [id, texts] of Object.entries(pages)) {
    write(
      `content/pages/${id}/page.yml`,
      'order: 1\nmodified: 2026-11-25\nsourceLanguage: en\nfacts: []\n',
    )
    for (const [locale, text] of Object.entries(texts))
      write(`content/pages/${id}/${locale}.mdx`, text)
  }
})
afterAll(() => rmSync(root, { recursive: true }))

/** The rules that a changed text breaks, compared with its own page’s files alone, as in a thread. */
async function reported(
  locale: 'fr' | 'es',
  ...changes: [from: string, to: string][]
): Promise<string[]> {
  const path = 'content/pages/sanctions'
  const text = pages.sanctions?.[locale] ?? ''
  write(
    `${path}/${locale}.mdx`,
    changes.reduce((result, [from, to]) => result.replace(from, to), text),
  )
  const rules = await loadRules(root, await readTitles(root))
  const files = ['page.yml', 'en.mdx', `${locale}.mdx`].map((name) => `pages/sanctions/${name}`)
  const [found] = await comparePages(root, [files], rules)
  write(`${path}/${locale}.mdx`, text)
  return (found?.findings ?? []).map(({ rule, severity }) => `${rule} ${severity}`)
}

it('says nothing of titles and keywords that say the same', async () => {
  expect(await reported('fr')).toEqual([])
  expect(await reported('es')).toEqual([])
})

describe('a title', () => {
  it('is not another page’s', async () => {
    expect(await reported('fr', ['shortTitle: Sanctions', 'shortTitle: Confidentialité'])).toEqual([
      'title error',
    ])
    expect(
      await reported('es', ['title: Sanciones relacionadas con Venezuela', 'title: Privacidad']),
    ).toEqual(['title error'])
  })

  it('says what the original says, as far as the page itself can tell', async () => {
    expect(await reported('fr', ['title: Sanctions', 'title: Bourses'])).toEqual(['title warning'])
    expect(await reported('es', ['shortTitle: Sanciones', 'shortTitle: Becas'])).toEqual([
      'title warning',
    ])
    expect(await reported('fr', ['## Les personnes visées', '## Les écoles visées'])).toEqual([
      'title warning',
    ])
  })

  it('may say it in another order and with other small words', async () => {
    expect(
      await reported('fr', ['## Les personnes visées', '## Qui sont les personnes visées']),
    ).toEqual([])
    expect(await reported('es', ['## Las personas incluidas', '## Personas'])).toEqual([])
  })
})

describe('keywords', () => {
  it('are translated, one and all', async () => {
    expect(await reported('fr', ['gel des avoirs', 'asset freeze'])).toEqual(['keywords warning'])
    expect(await reported('es', ['Estado Observador', 'observer state'])).toEqual([
      'keywords warning',
    ])
    expect(
      await reported('es', [
        'sanciones, congelación de activos, Estado Observador, Lima',
        'sanctions, asset freeze, observer state, Lima',
      ]),
    ).toEqual(['keywords warning', 'keywords warning', 'keywords warning'])
  })

  it('are about as many as those of the original', async () => {
    expect(
      await reported('fr', ['sanctions, gel des avoirs, État observateur, Lima', 'Lima']),
    ).toEqual(['keywords warning'])
    expect(await reported('fr', [', Lima', ''])).toEqual([])
  })
})
