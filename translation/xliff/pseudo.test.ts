import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyCheck } from '../../compile/validation/bodies'
import { validateContent } from '../../compile/validation/validate-content'
import { runTranslation } from '../command'
import { pseudoMessage, pseudoText } from './pseudo-text'

describe('a pseudo-translated text', () => {
  it('is a third longer, accented, and can still be read', () => {
    const text = 'The members of the Alliance signed an agreement on trade in goods and services.'
    expect(pseudoText(text).length / text.length).toBeGreaterThan(1.25)
    expect(pseudoText(text).length / text.length).toBeLessThan(1.45)
    expect(pseudoText('Canada')).toBe('Çáñááďáá')
    expect(pseudoText('Canada', 1)).toBe('Çáñááďá')
  })

  it('keeps arguments, plural forms and tags of a message', () => {
    expect(
      pseudoMessage('On {date}: {count, plural, one {# page} other {# pages}} <b>here</b>', 'en'),
    ).toMatch(/^\[Öñ {date}: {count,plural,one{# p\S+} other{# p\S+š}} <b>h\S+<\/b>\]$/)
  })

  it('has the plural forms that only the other language has', () => {
    expect(pseudoMessage('{count, plural, one {# l} other {# m}}', 'es')).toBe(
      '[{count,plural,one{# ľ} many{# m} other{# m}}]',
    )
  })
})

describe('a pseudo-translated copy', () => {
  let root = ''
  const read = (path: string) => readFileSync(join(root, 'pseudo', path), 'utf8')

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'pseudo-'))
    for (const name of ['content', 'messages', 'public'])
      cpSync(name, join(root, name), { recursive: true })
    writeFileSync(join(root, '.env'), '')
    await runTranslation(root, ['pseudo', 'es', '--out', 'pseudo'])
  })

  afterAll(() => {
    rmSync(root, { recursive: true })
  })

  it('has no fault and is current in every page', async () => {
    const { faults, notices } = await validateContent(
      join(root, 'pseudo/content'),
      join(root, 'pseudo/public'),
      await bodyCheck(),
    )
    // Another language of the table may lack pages.
    expect([...faults, ...notices.filter(({ lacks = 'es' }) => lacks === 'es')]).toEqual([])
  })

  it('leaves ids, links and other languages as they are', () => {
    const page = 'content/pages/pacific-alliance/'
    expect(read(`${page}fr.mdx`)).toBe(readFileSync(`${page}fr.mdx`, 'utf8'))
    expect(read(`${page}es.mdx`)).toMatch(/\n## \\\[H\S+ ţhëë \S+ .*\] \{\/\* #history \*\/\}\n/)
    expect(read(`${page}es.mdx`)).toMatch(
      /\[[^\]]*jo\S+[^\]]*\]\(pacific-alliance\/canada-partnership\)|\(pacific-alliance\/canada-partnership\)/,
    )
    expect(read(`${page}es.mdx`)).toMatch(/\nslug: [a-z-]+\n/)
    expect(JSON.parse(read('messages/es.json')).content.asOf).toMatch(/^\[.*\{date\}\]$/)
    expect(read('content/data/missions.yml')).toContain('es: "[')
    expect(existsSync(join(root, 'pseudo/.env'))).toBe(false)
  })

  it('is written over an earlier copy, and over nothing else', async () => {
    expect((await runTranslation(root, ['pseudo', 'fr', '--out', 'public'])).stderr).toContain(
      'holds other files',
    )
    mkdirSync(join(root, 'other'))
    writeFileSync(join(root, 'other/file'), '')
    expect((await runTranslation(root, ['pseudo', 'fr', '--out', 'other'])).status).toBe(2)
    expect(readdirSync(join(root, 'other'))).toEqual(['file'])
    expect((await runTranslation(root, ['pseudo', 'fr', '--out', 'pseudo'])).status).toBe(0)
  })
})
