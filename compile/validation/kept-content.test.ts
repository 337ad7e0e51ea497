import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type BodyCheck, bodyCheck } from './bodies'
import { type KeptContent, nothingKept } from './kept-content'
import { settings, sound, text } from './test-content'
import { validateContent } from './validate-content'

let root: string
let kept: KeptContent
/** The texts that the kept check has parsed. */
let parsed: string[]

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'))
  kept = nothingKept()
  parsed = []
  for (const [path, content] of Object.entries(sound)) write(path, String(content))
})

afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true })
})

function write(path: string, content: string): void {
  const file = join(root, 'content', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

async function validate(checkBody: BodyCheck, before?: KeptContent) {
  const folders = [join(root, 'content'), join(root, 'public')] as const
  const report = await validateContent(...folders, checkBody, before)
  const { faults, notices, freshness, formerAddresses, content } = report
  const mentions = [...content.pages.values()].flatMap(({ texts }) =>
    [...texts.values()].map((text) => [text.file, text.mentions]),
  )
  return { faults, notices, freshness, formerAddresses, mentions }
}

/** Expects a check that keeps what it has read to say what one says that reads all. */
async function expectSame() {
  const check = await bodyCheck()
  const found = await validate((source, ...others) => {
    parsed.push(source.file)
    return check(source, ...others)
  }, kept)
  expect(found).toEqual(await validate(check))
  return found
}

it('says of kept content what it says of content that it reads anew, and reads what has changed', async () => {
  // All files were changed long ago.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  await expectSame()
  expect(parsed).toHaveLength(Object.keys(sound).filter((path) => path.endsWith('.mdx')).length)
  const country = (name: string) => `name: { en: ${name}, fr: ${name}, es: ${name} }\n`
  const edits: [path: string, content: string | undefined][] = [
    ['pages/topic/fr.mdx', text('Sujet', 'sujet', '## Un {/* #two */}\n\nSee [it](home#none).')],
    ['pages/topic/fr.mdx', 'no front matter'],
    ['pages/topic/fr.mdx', text('Sujet', 'sujet', '## Un {/* #one */}')],
    ['pages/topic/translation.lock', '<<<<<<< a\nfr: {}\n=======\nes: {}\n>>>>>>> b\n'],
    ['pages/topic/translation.lock', 'fr: { one: abc }\n'],
    ['pages/topic/page.yml', `${settings}related: [nowhere]\n`],
    ['pages/topic/EN.mdx', 'misnamed'],
    ['pages/topic/EN.mdx', undefined],
    ['countries/peru.yml', country('Home')],
    ['data/table.yml', 'caption: { en: A }\n'],
    ['addresses.txt', '/en/old topic\n/en/gone\n'],
    ['glossary.yml', 'term: {\n'],
    ['pages/topic/es.mdx', undefined],
    ['pages/home/page.yml', undefined],
  ]
  for (const [path, content] of edits) {
    parsed = []
    if (content === undefined) rmSync(join(root, 'content', path))
    else write(path, content)
    await expectSame()
    expect(parsed.filter((file) => file !== `content/${path}`)).toEqual([])
  }
})

it('reads a file again that was changed when it was read, though it looks the same', async () => {
  await expectSame()
  const path = 'pages/topic/en.mdx'
  write(path, String(sound[path]).replace('#one', '#two'))
  const { faults } = await expectSame()
  expect(faults).not.toEqual([])
  expect(parsed.filter((file) => file === `content/${path}`)).toHaveLength(2)
})
