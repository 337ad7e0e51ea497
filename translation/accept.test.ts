import { describe, expect, it } from 'vitest'
import { testProject, withoutOthers } from './test-project'

const project = testProject()
const { run, read, write, edit, remove } = project

const english = 'content/pages/topic/en.mdx'
const french = 'content/pages/topic/fr.mdx'
const spanish = 'content/pages/topic/es.mdx'
const lockFile = 'content/pages/topic/translation.lock'

describe('accept', () => {
  it.each([
    ['a rule', spanish, 'tres Estados', 'cuatro Estados', 'is missing; “cuatro”'],
    [
      'what every page needs',
      spanish,
      '{/* #two */}',
      '{/* #too */}',
      'heading 2 has the id “too”',
    ],
    ['its syntax', spanish, 'El primer', 'El <primer', 'invalid MDX'],
    ['its settings', 'content/pages/topic/page.yml', 'facts: []', 'facts: 7', 'facts: missing'],
    ['its original', english, 'The first', '[The](nowhere) first', 'no page has the id “nowhere”'],
  ])('refuses what is at fault by %s, and says what', async (_, file, from, to, message) => {
    edit(english, 'The second text.', 'The other text.')
    edit(file, from, to)
    const before = read(lockFile)
    const { status, stdout } = await run('accept', 'topic', 'es')
    expect(stdout).toContain(`${file}:`)
    expect(stdout).toContain(message)
    expect(stdout).toContain('Nothing was accepted.')
    expect(stdout).not.toContain('does not follow')
    expect(status).toBe(1)
    expect(read(lockFile)).toBe(before)
  })

  it('accepts what is at fault where that is said to be meant, and check still says it', async () => {
    edit(english, 'The second text.', 'The other text.')
    edit(spanish, 'tres Estados', 'cuatro Estados')
    const refusal = JSON.parse((await run('accept', 'topic', 'es', '--json')).stdout)
    expect(refusal).toMatchObject({ accepted: [], findings: [{ rule: 'numbers' }] })
    const { status, stdout } = await run('accept', 'topic', 'es', '--despite-errors')
    expect([status, stdout]).toEqual([0, 'topic es: accepted two\n'])
    const checked = await run('check', 'topic')
    expect(checked.stdout).toContain('“cuatro”')
  })

  it('is not refused for another language, another section, another page or a warning', async () => {
    edit(english, 'The second text.', 'The other text.')
    edit(french, 'Le premier texte.', 'Le premier texte de 2017.')
    edit('content/pages/home/es.mdx', 'Un texto', 'Un texto <de')
    expect((await run('accept', 'topic', 'es')).stdout).toBe('topic es: accepted two\n')
    expect((await run('accept', 'topic', 'fr', 'two')).stdout).toBe('topic fr: accepted two\n')
    expect((await run('accept', 'topic', 'fr', 'one')).status).toBe(1)
  })

  it('leaves out what was accepted for a text that is not there any more', async () => {
    remove(spanish)
    expect(read(lockFile)).toContain('es:')
    const { status, stdout } = await run('check', 'topic')
    expect([status, withoutOthers(stdout)]).toEqual([
      0,
      `${spanish}:1:1 content (warning) is missing; write the page in Español\n0 errors, 1 warning\n`,
    ])
    edit(english, 'The second text.', 'The other text.')
    await run('accept', 'topic', 'fr')
    expect(read(lockFile)).not.toContain('es:')
  })
})

describe('a lock in which a merge stands unresolved', () => {
  /** As two branches leave it: one accepted one section, the other another. */
  const merged = async (style: 'merge' | 'diff3' | 'zdiff3', end = '\n') => {
    const base = read(lockFile)
    edit(english, 'The first text.', 'The foremost text.')
    await run('accept', 'topic', 'fr')
    const ours = read(lockFile)
    write(lockFile, base)
    edit(english, 'The second text.', 'The other text.')
    await run('accept', 'topic', 'fr', 'two')
    const theirs = read(lockFile)
    const [head = '', ...oursLines] = ours.split(/^(?=fr:$)/m)
    const body = (text: string) => text.slice(head.length)
    const middle = style === 'merge' ? '' : `||||||| 1a2b3c4\n${body(base)}`
    const text = `${head}<<<<<<< HEAD\n${oursLines.join('')}${middle}=======\n${body(theirs)}>>>>>>> theirs\n`
    write(lockFile, text.replaceAll('\n', end))
  }

  it.each(['merge', 'diff3', 'zdiff3'] as const)(
    'is told once, and put right by resolve (%s)',
    async (style) => {
      await merged(style, style === 'diff3' ? '\r\n' : '\n')
      const place = `${lockFile}:3:1`
      const { status, stdout } = await run('check')
      expect(stdout).toContain(`${place} content unresolved merge, line 3: `)
      expect([status, withoutOthers(stdout).trim().split('\n').length]).toEqual([1, 2])
      expect((await run('status')).stdout).toContain(`${place}: unresolved merge, line 3: `)
      for (const args of [
        ['accept', 'topic', 'fr'],
        ['diff', 'topic', 'fr'],
        ['export', '--to', 'es', '--stale'],
      ]) {
        const refused = await run(...args)
        expect(refused.status, `${args}`).not.toBe(0)
        expect(refused.stdout + refused.stderr).toMatch(
          /unresolved merge, line 3|run “npm run translation -- check topic”/,
        )
      }
      expect((await run('resolve', 'topic')).stdout).toBe(
        'topic: translation.lock is put right\n  es does not follow: one, two\n',
      )
      expect(read(lockFile)).not.toMatch(/^[<|=>]{7}/m)
      const after = (await run('check')).stdout
      expect(after).toContain(`${spanish}:11:1 content (warning) the section one does not follow`)
      expect(after).not.toContain(french)
      expect((await run('resolve')).stdout).toBe('No lock file is at fault.\n')
    },
  )

  it('is not put right while its original is not', async () => {
    await merged('merge')
    edit(
      english,
      'The other text.',
      '<<<<<<< HEAD\nThe other text.\n=======\nThe text.\n>>>>>>> theirs',
    )
    const before = read(lockFile)
    const { status, stderr } = await run('resolve', 'topic')
    expect(status).toBe(2)
    expect(stderr).toContain(`Put this right first: ${english}:17:1: unresolved merge, line 17: `)
    expect(read(lockFile)).toBe(before)
  })

  it('cannot be put right where nothing of it can be read', async () => {
    write(lockFile, 'fr: {\n')
    expect((await run('resolve')).stderr).toContain('put an earlier version of this file back')
  })
})

describe('the lock of a copied folder', () => {
  it('is known as a copy of the other’s, and is the only thing that is said', async () => {
    write('content/pages/copy/page.yml', read('content/pages/topic/page.yml').replace('1', '2'))
    for (const [locale, slug] of [
      ['en', 'topic'],
      ['fr', 'sujet'],
      ['es', 'tema'],
    ]) {
      const other = read(`content/pages/topic/${locale}.mdx`)
        .replace(`slug: ${slug}`, `slug: ${slug}-2`)
        .replace(/^(title|description): (.*)$/gm, '$1: 2 $2')
        .replace(/^(?=[^\n]+$)(?!title|description|shortTitle|slug|keywords|---|##)/gm, '2018. ')
      write(`content/pages/copy/${locale}.mdx`, other)
    }
    write('content/pages/copy/translation.lock', read(lockFile))
    const { stdout } = await run('check', 'copy')
    expect(stdout).toMatch(
      /^content\/pages\/copy\/translation\.lock:1:1 content is a copy of content\/pages\/topic\/translation\.lock .*delete it/m,
    )
    expect(stdout).not.toContain('does not follow')
    remove('content/pages/copy/translation.lock')
    expect((await run('check', 'copy')).stdout).toContain('is not accepted as a translation')
  })
})
