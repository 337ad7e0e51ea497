import { describe, expect, it } from 'vitest'
import { acceptBoth, front, pageFiles, testProject } from '../test-project'

// What a translator gets to bring a translation up to date, and what comes of it.

const folder = 'content/pages/topic'
const english = `${folder}/en.mdx`
const spanish = `${folder}/es.mdx`

const bodies = {
  en: 'Intro.\n\n## Fruit {/* #fruit */}\n\nRed apples grow in the north.\n\nGreen pears grow at [home](home) in the south.\n\nPlums are *blue* and late.\n\n- one\n- two\n\n## Rest {/* #rest */}\n\nAll else.\n',
  es: 'Introducción.\n\n## Frutas {/* #fruit */}\n\nLas manzanas rojas crecen en el norte.\n\nLas peras verdes crecen en [casa](home) en el sur.\n\nLas ciruelas son *azules* y tardías.\n\n- uno\n- dos\n\n## Resto {/* #rest */}\n\nTodo lo demás.\n',
}

const home = `${front('Home')}Text.\n`
const files = {
  ...pageFiles('home', { en: home, es: home }),
  ...pageFiles('topic', {
    en: front('Topic', { slug: 'topic' }) + bodies.en,
    es: front('Topic', { slug: 'topic' }) + bodies.es,
  }),
}

const project = testProject(files, async (made) => {
  await acceptBoth(made, ['es'], true)
  made.commit()
})
const { run, read, write, edit, remove } = project

/** What each unit of an export says. */
async function exported(...args: string[]) {
  const { status, stderr } = await run('export', '--to', 'es', '--out', 'out.xlf', ...args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const units = [...read('out.xlf').matchAll(/<trans-unit id="([^"]+)".*?<\/trans-unit>/gs)]
  const inside = (xml: string, tag: string) =>
    [...xml.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, text]) => text)
  return new Map(
    units.map(([xml, id]) => {
      const [own = '', former = ''] = xml.split('<alt-trans')
      const [source] = inside(xml, 'source')
      return [
        source?.replace(/<[^>]*>/g, ''),
        {
          id,
          state: /<target state="([^"]+)"/.exec(own)?.[1],
          approved: own.includes('approved="yes"'),
          target: inside(own, 'target')[0]?.replace(/<[^>]*>/g, ''),
          former: former && inside(former, 'source')[0]?.replace(/<[^>]*>/g, ''),
          change: inside(xml, 'note').filter((note) => /since|longer|known/.test(note ?? '')),
        },
      ]
    }),
  )
}

/** Puts a text into the target of the unit with this source. */
function translate(source: string, target: string): void {
  edit(
    'out.xlf',
    new RegExp(`<source>${source}</source>\n<target[^>]*>.*?</target>`).exec(
      read('out.xlf'),
    )?.[0] ?? source,
    `<source>${source}</source>\n<target>${target}</target>`,
  )
}

describe('a stale export', { timeout: 30_000 }, () => {
  it('shows what has changed in each text, and marks the others as unchanged', async () => {
    edit(english, 'in the south', 'in the far south')
    const units = await exported('--stale')
    expect([...units.keys()]).toEqual([
      'Fruit',
      'Red apples grow in the north.',
      'Green pears grow at home in the far south.',
      'Plums are blue and late.',
      'one',
      'two',
    ])
    expect(units.get('Green pears grow at home in the far south.')).toMatchObject({
      state: 'needs-review-translation',
      approved: false,
      target: 'Las peras verdes crecen en casa en el sur.',
      former: 'Green pears grow at home in the south.',
      change: [
        'Changed since the translation was accepted: Green pears grow at home in the {+far +}south.',
      ],
    })
    for (const source of [
      'Fruit',
      'Red apples grow in the north.',
      'Plums are blue and late.',
      'one',
    ]) {
      expect(units.get(source), source).toMatchObject({
        state: 'translated',
        approved: true,
        former: '',
        change: ['Unchanged since the translation was accepted.'],
      })
    }
  })

  it('says what has changed where only a link has', async () => {
    edit(english, '(home)', '(topic)')
    const unit = (await exported('--stale')).get('Green pears grow at home in the south.')
    expect(unit).toMatchObject({ state: 'needs-review-translation', approved: false })
    expect(unit?.change.join()).toMatch(/‹link to \[-home-\]\{\+topic\+\}›home‹\/›/)
  })

  it('shows the former title, description and keywords', async () => {
    edit(english, 'description: Topic, at length', 'description: Topic, at some length')
    const units = await exported('--stale')
    expect(units.get('Topic, at some length.')).toMatchObject({ former: 'Topic, at length.' })
    expect(units.get('a')).toMatchObject({ state: 'translated', approved: true })
  })

  it.each([
    ['before the others', '\n\nRed', '\n\nCherries come first.\n\nRed', 'Cherries come first.'],
    ['between two', '\n\nGreen', '\n\nCherries come second.\n\nGreen', 'Cherries come second.'],
    ['behind them', '\n\n- one', '\n\nCherries come last.\n\n- one', 'Cherries come last.'],
    ['into a list', '- two', '- one and a half\n- two', 'one and a half'],
  ])(
    'gives no other text another translation for one that is put %s',
    async (_, from, to, added) => {
      const before = await exported()
      edit(english, from, to)
      edit(english, 'apples grow', 'apples now grow')
      const units = await exported('--stale')
      expect(units.get(added)).toMatchObject({
        state: 'needs-translation',
        target: added,
        change: ['New since the translation was accepted.'],
      })
      for (const [source = '', unit] of units) {
        if (source === added) continue
        const then = before.get(source) ?? before.get('Red apples grow in the north.')
        expect(unit.target, source).toBe(then?.target)
      }
      const text = read(spanish)
      translate(added, 'Añadido.')
      const { stdout, status } = await run('import', 'out.xlf')
      expect({ status, stdout }).toMatchObject({ status: 0 })
      const blocks = (mdx: string) => mdx.split(/\n+/).filter(Boolean)
      expect(blocks(read(spanish)).filter((block) => !block.endsWith('Añadido.'))).toEqual(
        blocks(text),
      )
      expect(
        blocks(read(spanish)).indexOf(
          blocks(read(spanish)).find((b) => b.endsWith('Añadido.')) ?? '',
        ),
      ).toBe(blocks(read(english)).findIndex((block) => block.endsWith(added)))
    },
  )

  it('says what is no longer in the original, and keeps the rest in its place', async () => {
    edit(english, 'Red apples grow in the north.\n\n', '')
    edit(english, 'late', 'very late')
    const units = await exported('--stale')
    expect(units.get('Fruit')?.change).toContain(
      'No longer in the original: “Red apples grow in the north.”',
    )
    expect(units.get('Green pears grow at home in the south.')?.target).toContain('peras')
    expect(units.get('Plums are blue and very late.')?.target).toContain('ciruelas')
    translate(
      'Plums are <g id="1" ctype="italic" equiv-text="emphasis">blue</g> and very late.',
      'Las ciruelas son <g id="1">azules</g> y muy tardías.',
    )
    expect((await run('import', 'out.xlf')).status).toBe(0)
    expect(read(spanish)).toBe(
      front('Topic', { slug: 'topic' }) +
        bodies.es
          .replace('Las manzanas rojas crecen en el norte.\n\n', '')
          .replace('tardías', 'muy tardías'),
    )
  })

  it('keeps each text with its translation where they have changed places', async () => {
    edit(english, 'Red apples grow in the north.\n\n', '')
    edit(english, 'Plums', 'Red apples grow in the north.\n\nPlums')
    edit(english, 'late', 'very late')
    const units = await exported('--stale')
    expect(units.get('Red apples grow in the north.')).toMatchObject({
      state: 'translated',
      target: 'Las manzanas rojas crecen en el norte.',
    })
    translate(
      'Plums are <g id="1" ctype="italic" equiv-text="emphasis">blue</g> and very late.',
      'Las ciruelas son <g id="1">azules</g> y muy tardías.',
    )
    expect((await run('import', 'out.xlf')).stdout).toContain('follow the original now: fruit')
    expect(read(spanish)).toMatch(/peras.*manzanas.*muy tardías/s)
  })

  it('calls no text unchanged whose place in the translation is not certain', async () => {
    edit(spanish, 'norte.\n\nLas', 'norte. Las')
    await run('accept', 'topic', 'es', '--despite-errors')
    edit(english, 'Red apples', 'Sour apples')
    const units = await exported('--stale')
    expect(units.get('Green pears grow at home in the south.')?.state).toBe('needs-translation')
  })

  it('says so where the history does not have the former text', async () => {
    remove('.git')
    edit(english, 'in the south', 'in the far south')
    for (const [source, { change, state, former }] of await exported('--stale')) {
      expect({ state, former }, source).toEqual({ state: 'needs-review-translation', former: '' })
      expect(change).toEqual([
        expect.stringMatching(/^What has changed is not known\. .*not in the history/),
      ])
    }
  })

  it('comes back with what stood beside a text, and nothing of that is read', async () => {
    edit(english, 'in the south', 'in the far south')
    await exported('--stale')
    expect(read('out.xlf')).toContain('<alt-trans')
    expect((await run('import', 'out.xlf')).stdout).toBe('unchanged: topic es\n')
  })

  it('is not taken as current where one of two changed texts came back as it was', async () => {
    edit(english, 'in the south', 'in the far south')
    edit(english, 'Plums are *blue*', 'Plums are *dark* blue')
    await exported('--stale')
    const pears = 'Las peras verdes crecen en <g id="1">casa</g> en el extremo sur.'
    edit(
      'out.xlf',
      /<target[^>]*>Las peras[^\n]*/.exec(read('out.xlf'))?.[0] ?? '-',
      `<target>${pears}</target>`,
    )
    const { stdout } = await run('import', 'out.xlf')
    expect(stdout).toContain(
      'not taken as current: fruit: changed in the original, and came back as before: fruit:3; if they say what the original says now, run “npm run translation -- accept topic es fruit”',
    )
    expect(read(spanish)).toContain('extremo sur')
    expect((await run('status', '--locale', 'es')).stdout).toMatch(/stale.*fruit|fruit.*stale/s)
    expect((await run('accept', 'topic', 'es', 'fruit')).stdout).toContain('accepted')
  })

  it.each([
    ['<target state="translated">', ''],
    ['<target state="needs-review-translation">', ' approved="yes"'],
  ])(
    'is taken as current where a tool says of the other that it is right: %s',
    async (target, approved) => {
      edit(english, 'in the south', 'in the far south')
      edit(english, 'Plums are *blue*', 'Plums are *dark* blue')
      await exported('--stale')
      const [plums = '-'] =
        /<trans-unit id="fruit:3"[\s\S]*?<target[^>]*>/.exec(read('out.xlf')) ?? []
      edit(
        'out.xlf',
        plums,
        plums.replace('<trans-unit', `<trans-unit${approved}`).replace(/<target[^>]*>$/, target),
      )
      const pears = 'Las peras verdes crecen en <g id="1">casa</g> en el extremo sur.'
      edit(
        'out.xlf',
        /<target[^>]*>Las peras[^\n]*/.exec(read('out.xlf'))?.[0] ?? '-',
        `<target>${pears}</target>`,
      )
      expect((await run('import', 'out.xlf')).stdout).toContain('follow the original now: fruit')
    },
  )

  it.each([
    'null',
    '{"fruit":null}',
    '{"fruit":{"of":9,"blocks":"abcdefghi"}}',
    '{"fruit":{"of":7,"blocks":[9,"x",-1,0,0,0,0,0]}}',
  ])('comes back with a skeleton of someone else’s making (%s)', async (partners) => {
    edit(english, 'in the south', 'in the far south')
    await exported('--stale')
    edit('out.xlf', '"partners":{}', `"partners":${partners}`)
    expect((await run('import', 'out.xlf', '--dry-run')).status).toBeLessThan(2)
  })
})

describe('a project for OmegaT', { timeout: 30_000 }, () => {
  const project = async (...args: string[]) => {
    const { status, stdout } = await run(
      'export',
      '--to',
      'es',
      '--omegat',
      '--out',
      'omegat',
      ...args,
    )
    expect(status).toBe(0)
    return stdout
  }
  const memory = (file: string) =>
    [...read(file).matchAll(/<seg>(.*?)<\/seg>/g)].map(([, text]) => text?.replace(/<[^>]*>/g, ''))

  it('has sources as targets, what is right in one memory and what is to be revised in another', async () => {
    edit(english, 'in the south', 'in the far south')
    const stdout = await project('--stale')
    expect(stdout).toContain('To be opened in OmegaT as a project: omegat\n')
    expect(stdout).toContain('import omegat/target/*.xlf')
    for (const [, source, target] of read('omegat/source/topic.xlf')
      .replace(/<alt-trans.*?<\/alt-trans>/gs, '')
      .matchAll(/<source>(.*?)<\/source>\n<target[^>]*>(.*?)<\/target>/g)) {
      expect(target).toBe(source)
    }
    const right = memory('omegat/tm/auto/right.tmx')
    expect(right.slice(0, 4)).toEqual([
      'Fruit',
      'Frutas',
      'Red apples grow in the north.',
      'Las manzanas rojas crecen en el norte.',
    ])
    expect(right).not.toContain('Green pears grow at home in the south.')
    expect(memory('omegat/tm/offered.tmx')).toEqual([
      'Green pears grow at &lt;g0&gt;home&lt;/g0&gt; in the south.',
      'Las peras verdes crecen en &lt;g0&gt;casa&lt;/g0&gt; en el sur.',
    ])
  })

  it('leaves out what a memory cannot tell apart, and the import leaves it as it is', async () => {
    edit(english, '- two', '- one')
    await run('accept', 'topic', 'es', '--despite-errors')
    edit(spanish, 'rojas', '*rojas*')
    await project()
    const units = read('omegat/source/topic.xlf')
    for (const source of ['one', 'Red apples grow in the north.']) {
      expect(units).not.toContain(`<source>${source}</source>`)
    }
    expect(memory('omegat/tm/auto/right.tmx')).not.toContain('one')
    expect(memory('omegat/tm/offered.tmx')).toEqual(['one', 'uno', 'one', 'dos'])
    expect((await run('import', 'omegat/source/topic.xlf')).stdout).toBe('unchanged: topic es\n')
  })

  it('has one original language: pages of another are a project of their own', async () => {
    write('content/pages/home/fr.mdx', `${front('Accueil')}Texte.\n`)
    edit('content/pages/home/page.yml', 'sourceLanguage: en', 'sourceLanguage: fr')
    expect(await project()).toContain('import omegat/*/target/*.xlf')
    expect(read('omegat/fr/omegat.project')).toContain('<source_lang>fr</source_lang>')
    expect(read('omegat/en/source/topic.xlf')).toContain('source-language="en"')
  })

  it('is never written over another, in which a translator may have worked', async () => {
    await project()
    const { status, stderr } = await run('export', '--to', 'es', '--omegat', '--out', 'omegat')
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('not empty'),
    })
  })
})
