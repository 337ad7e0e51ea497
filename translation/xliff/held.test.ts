import { beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../test-project'
import { exportedProject, file, spanish } from './exported-project'

const { edit, imports, read, refusals, run, translate, write } = exportedProject()

describe('a return in another language than its file says', () => {
  const french = {
    '@introduction:0':
      'Trois <g id="1">anciens</g> États se sont réunis à <g id="2">l’accueil</g>.',
    'one:0': 'Une partie',
    'one:3': 'Oui, en effet',
    'one:6': 'Les membres ont réduit ensemble leurs droits de douane et travaillent aux services.',
  }
  const spanishToo = {
    '@introduction:0':
      'Tres <g id="1">antiguos</g> Estados se reunieron en <g id="2">el inicio</g> de la alianza.',
    'one:0': 'Una parte',
    'one:3': 'Sí, así es',
    'one:6': 'Los miembros redujeron sus aranceles y trabajan ahora juntos en los servicios.',
  }
  const translateAll = (texts: Record<string, string>) => {
    for (const [id, text] of Object.entries(texts)) translate(id, text)
  }

  it.each<[string, Record<string, string>]>([
    ['French', french],
    [
      'English',
      { 'one:6': 'The members have lowered their tariffs together and are working on services.' },
    ],
    [
      'Portuguese',
      {
        'one:6':
          'Os membros reduziram juntos as suas tarifas e agora trabalham nos serviços, nas pessoas e nos investimentos.',
      },
    ],
    [
      'French',
      {
        '@front-matter:description':
          'Le sujet en détail, avec les règles qui s’appliquent à ceux qui voyagent.',
      },
    ],
  ])('is an error that writes nothing, in one line: %s', async (language, texts) => {
    translateAll(texts)
    expect(await refusals()).toEqual([
      expect.stringContaining(
        `its translations read as ${language}, but its target language is “es”`,
      ),
    ])
  })

  it('is an error at the unit where only one is', async () => {
    translateAll({
      ...spanishToo,
      'one:6': french['one:6'],
      '@front-matter:description': `${spanishToo['one:6']} Es para todos.`,
    })
    expect(await refusals()).toEqual([
      expect.stringContaining('unit “one:6” reads as French; translate it into Spanish'),
    ])
  })

  it('is found in a file for French as well', async () => {
    await run('export', '--to', 'fr', '--out', file, 'topic')
    translateAll(spanishToo)
    expect(await refusals()).toEqual([expect.stringContaining('read as Spanish')])
  })

  it('is none where the text was there before, or the rule is suppressed', async () => {
    edit(spanish, 'Los miembros redujeron', 'Les membres ont réduit leurs droits de douane')
    await run('export', '--to', 'es', '--out', file, 'topic')
    translate('one:0', 'Una parte')
    await imports()
    write(
      'content/pages/topic/page.yml',
      `${settings}suppressions:\n  - { rule: language, locale: es, section: one, reason: It is a quotation. }\n`,
    )
    translate('one:6', french['one:6'])
    await imports()
    expect(read(spanish)).toContain(french['one:6'])
  })
})

describe('an import says which sections it does not take as current, and why:', () => {
  const english = 'content/pages/topic/en.mdx'
  const status = async () => (await run('status', '--locale', 'es')).stdout

  beforeEach(async () => {
    edit(english, 'Three *old* states', 'Three *very old* states')
    edit(english, 'work on services', 'work on 12 services')
    await run('export', '--to', 'es', '--out', file, 'topic')
  })

  it('one that the rules fault', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 21 servicios.',
    )
    const stdout = await imports()
    expect(stdout).toMatch(
      /not taken as current: one: check faults it: content\/pages\/topic\/es\.mdx:\d+:1 numbers .*“12”/,
    )
    expect(stdout).not.toContain('follow the original now')
    expect(read(spanish)).toContain('21 servicios')
    expect(await status()).toMatch(/stale.*one|one.*stale/s)
    const { stdout: json } = await run('import', '--json', '--dry-run', file)
    expect(JSON.parse(json)).toMatchObject({ changes: [], unchanged: ['topic es'] })
  })

  it('one whose texts came back as they went', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 12 servicios.',
    )
    const stdout = await imports()
    expect(stdout).toContain('follow the original now: one')
    expect(stdout).toContain(
      'not taken as current: @introduction: none of its texts has changed; if they say what the original says now, run “npm run translation -- accept topic es @introduction”',
    )
  })

  it('one that is not wholly translated, and one that is not in the file', async () => {
    edit(english, '- Yes\n- Yes\n', '- Yes\n- Yes\n- Perhaps\n')
    await run('export', '--to', 'es', '--out', file, 'topic')
    translate('one:0', 'Una parte')
    write(file, read(file).replace(/<trans-unit id="@introduction.*?<\/trans-unit>\n/gs, ''))
    const stdout = await imports()
    expect(stdout).toContain(
      'not taken as current: one: not translated yet: 1 of its 5 texts (one:7)',
    )
    expect(stdout).toContain('not taken as current: @introduction: it is not in the file')
  })

  it('one that was current before stays so, and its fault is told', async () => {
    const before = read('content/pages/topic/translation.lock')
    translate('@front-matter:title', 'El tema 33')
    const stdout = await imports()
    expect(stdout).toContain('at fault, though it stays current: @front-matter: check faults it')
    expect(read('content/pages/topic/translation.lock')).toBe(before)
  })

  it('the same in a dry run and as data', async () => {
    translate(
      'one:6',
      'Los miembros redujeron juntos sus aranceles, y ahora trabajan en 21 servicios.',
    )
    const { stdout } = await run('import', '--json', '--dry-run', file)
    expect(JSON.parse(stdout).changes).toEqual([
      expect.objectContaining({
        accepted: [],
        held: [
          {
            section: '@introduction',
            state: 'stale',
            why: expect.stringContaining('none of its texts'),
          },
          { section: 'one', state: 'stale', why: expect.stringContaining('numbers') },
        ],
      }),
    ])
  })
})
