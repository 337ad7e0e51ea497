import { describe, expect, it } from 'vitest'
import { testProject } from './test-project'

const project = testProject()
const { run, read, edit } = project

const english = 'content/pages/topic/en.mdx'
const spanish = 'content/pages/topic/es.mdx'
const lock = 'content/pages/topic/translation.lock'

const same = (...args: string[]) => run('same-meaning', 'topic', '--by', 'Ana Pérez', ...args)

async function stateOf(locale: string): Promise<unknown> {
  const { pages } = JSON.parse((await run('status', '--json')).stdout)
  return pages.find((row: Record<string, unknown>) => row.page === 'topic' && row.locale === locale)
}

describe('same-meaning', () => {
  it('settles a typo for all languages at once, and keeps who said so', async () => {
    edit(english, 'The second text.', 'The second text!')
    edit(english, 'keywords: [a]', 'keywords: [a, b]')
    const { status, stdout } = await same()
    expect([status, stdout]).toEqual([
      0,
      'topic @front-matter: means the same, says Ana Pérez; fr, es follow it\ntopic two: means the same, says Ana Pérez; fr, es follow it\n',
    ])
    for (const locale of ['fr', 'es']) {
      expect(await stateOf(locale)).toMatchObject({ state: 'current', sections: [] })
    }
    expect(read(lock)).toMatch(
      /\nsame-meaning:\n {2}"@front-matter": \S{16} Ana Pérez\n {2}two: \S{16} Ana Pérez\n$/,
    )
    expect((await run('check', 'topic')).stdout).not.toContain(lock)
    expect((await run('resolve')).stdout).toBe('No lock file is at fault.\n')
  })

  it('leaves behind what was behind before, and sections that are not named', async () => {
    edit(english, 'The second text.', 'The other text.')
    await run('accept', 'topic', 'fr')
    edit(english, 'The other text.', 'The other text!')
    edit(english, 'The first text.', 'The first text!')
    expect((await same('two')).stdout).toBe(
      'topic two: means the same, says Ana Pérez; fr follow it\n  es was behind before, and is so still\n',
    )
    expect(await stateOf('fr')).toMatchObject({ state: 'stale', sections: ['one'] })
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
  })

  it('forgets who said so of a state that is no longer the one accepted', async () => {
    edit(english, 'The second text.', 'The second text!')
    await same()
    edit(english, 'The second text!', 'The other text.')
    await run('accept', 'topic', 'fr')
    expect(read(lock)).toContain('Ana')
    await run('accept', 'topic', 'es')
    expect(read(lock)).not.toContain('Ana')
  })

  it('refuses what has not changed, what is not there, and what a rule finds', async () => {
    const before = read(lock)
    expect((await same()).stderr).toContain('Nothing of “topic” has changed')
    expect((await same('three')).stderr).toContain('has no section “three”')
    edit(english, 'The second text.', 'The second text of 2017.')
    const { status, stdout } = await same()
    expect([status, stdout]).toEqual([1, expect.stringContaining('2017')])
    expect(read(lock)).toBe(before)
    edit(spanish, 'El primer', 'El <primer')
    expect((await same()).stdout).toContain('Nothing was accepted.')
  })

  it('takes the name that Git knows', async () => {
    edit(english, 'The second text.', 'The second text!')
    project.git('init', '--quiet')
    project.git('config', 'user.name', 'Émile Tremblay')
    const { stdout } = await run('same-meaning', 'topic')
    expect(stdout).toContain('says Émile Tremblay')
  })
})
