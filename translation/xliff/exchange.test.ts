import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Finding } from '../outcome'
import { acceptBoth, front, pageFiles, settings, testProject } from '../test-project'
import { translated } from './exported-project'
import { mostBytes } from './read'

// What editors send to translators and get back, on a small project.

const folder = 'content/pages/topic'
const english = `${folder}/en.mdx`
const spanish = `${folder}/es.mdx`
const file = 'topic.xlf'

const bodies = {
  en: 'Three *old* states <Term long="Many States">MS</Term> met at [home](home).\n\n## First part {/* #one */}\n\nSome text, and the *first **bold** text*.\n\n## Second part {/* #two */}\n\n- red apples\n- green pears\n\n<Table caption="Known states">\n\n| State | Year |\n|---|---|\n| Peru | 2009 |\n\n</Table>\n',
  fr: 'Trois *vieux* États <Term long="Nombreux États">NÉ</Term> se sont vus à [l’accueil](home).\n\n## Première partie {/* #one */}\n\nDu texte, et le *premier texte **gras***.\n\n## Deuxième partie {/* #two */}\n\n- pommes rouges\n- poires vertes\n\n<Table caption="États connus">\n\n| État | Année |\n|---|---|\n| Pérou | 2009 |\n\n</Table>\n',
  es: 'Tres _viejos_ Estados <Term long="Muchos Estados">ME</Term> se vieron en [el inicio](home).\n\n## Primera parte {/* #one */}\n\nUn   texto, y el *primer texto **en negrita***.\n\n## Segunda parte {/* #two */}\n\n* manzanas rojas\n* peras verdes\n\n<Table caption=\'Estados conocidos\'>\n\n| Estado | Año |\n|:--|---|\n| Perú | 2009 |\n\n</Table>\n',
}
const topic = (title: string, body: string) =>
  front(title, { slug: 'topic', keywords: 'a, b' }) + body
const files = {
  ...pageFiles('home', {
    en: `${front('Home', { keywords: 'a, b' })}Home.\n`,
    fr: `${front('Accueil', { keywords: 'a, b' })}Accueil.\n`,
    es: `${front('Inicio', { keywords: 'a, b' })}Inicio.\n`,
  }),
  ...pageFiles('topic', {
    en: topic('Topic', bodies.en),
    fr: topic('Sujet', bodies.fr),
    es: topic('Tema', bodies.es),
  }),
  'content/glossary.yml': 'state:\n  en: state\n  fr: État\n  es: Estado\n',
}

const project = testProject(files, (made) => acceptBoth(made, ['fr', 'es'], true))
const { run, read, write, edit, contents } = project
/** Puts a text into the target of a unit. */
const translate = (id: string, target: string) => write(file, translated(read(file), id, target))
const exportIt = (...args: string[]) => run('export', '--to', 'es', '--out', file, ...args, 'topic')

async function refused(message: string, ...args: string[]): Promise<void> {
  const before = contents()
  const { status, stdout } = await run('import', file, ...args)
  expect(stdout).toContain(message)
  expect(stdout).toContain('Nothing was written.')
  expect(status).toBe(1)
  expect(contents()).toEqual(before)
}

describe('export', () => {
  it('has a unit for each block, with its place, address, terms, state and readable tags', async () => {
    vi.stubEnv('PUBLIC_ORIGIN', 'https://portal.example.org')
    await exportIt()
    vi.unstubAllEnvs()
    const xml = read(file)
    const ids = [...xml.matchAll(/<trans-unit id="([^"]+)" resname="([^"]+)"/g)].map(
      ([, id, name]) => `${name} ${id}`,
    )
    expect(ids).toEqual([
      'topic#@front-matter @front-matter:title',
      'topic#@front-matter @front-matter:shortTitle',
      'topic#@front-matter @front-matter:description',
      'topic#@front-matter @front-matter:keywords',
      'topic#@introduction @introduction:0',
      'topic#@introduction @introduction:0/2@long',
      'topic#one one:0',
      'topic#one one:1',
      'topic#two two:0',
      'topic#two two:3',
      'topic#two two:5',
      'topic#two two:6@caption',
      ...[9, 10, 12, 13].map((number) => `topic#two two:${number}`),
    ])
    expect(xml).toContain(
      '<source>Three <g id="1" ctype="italic" equiv-text="emphasis">old</g> states <g id="2" ctype="x-term" equiv-text="short for Many States">MS</g> met at <g id="3" ctype="link" equiv-text="link to home">home</g>.</source>',
    )
    expect(xml).toContain('<target state="translated">Tres <g id="1"')
    expect(xml).toContain('<note from="portal">item of a list in the section “Second part”</note>')
    expect(xml).toContain('<note from="portal">https://portal.example.org/en/topic#two</note>')
    expect(xml).toContain('<note from="portal">states = Estado</note>')
  })

  it.each([undefined, 'http://localhost:3000', 'http://127.0.0.1'])(
    'gives no address where the portal has none that others can open (%s)',
    async (origin) => {
      vi.stubEnv('PUBLIC_ORIGIN', origin)
      await exportIt()
      vi.unstubAllEnvs()
      expect(read(file)).not.toContain('<note from="portal">http')
      expect(read(file)).not.toContain('localhost')
    },
  )

  it('does not hint terms of passages in another language', async () => {
    for (const locale of ['en', 'fr', 'es']) {
      edit(`${folder}/${locale}.mdx`, '](home)', '](home) <Lang code="pt">state</Lang> `state`')
    }
    edit(english, 'states', 'lands')
    await exportIt()
    expect(read(file)).toContain('states = Estado')
    expect(read(file)).not.toContain('state = Estado')
  })

  it('gives the source as the target where there is no translation', async () => {
    rmSync(join(project.root, spanish))
    await exportIt()
    expect(read(file)).toContain('<target state="needs-translation">red apples</target>')
    expect(read(file)).not.toContain('state="translated"')
  })

  it('has only what is stale, when asked', async () => {
    edit(english, 'Some text', 'Some more text')
    await run('export', '--to', 'es', '--stale', '--out', 'out')
    expect(readdirSync(join(project.root, 'out'))).toEqual(['topic.xlf'])
    const xml = read('out/topic.xlf')
    expect(xml.match(/resname="[^"]+"/g)).toEqual(['resname="topic#one"', 'resname="topic#one"'])
    expect(xml).toContain('<target state="needs-review-translation">Un texto, y')
  })
})

describe('import', () => {
  it('changes nothing where nothing has changed', async () => {
    edit(english, 'Some text', 'Some more text')
    await exportIt()
    const before = contents()
    expect(await run('import', file)).toMatchObject({ status: 0, stdout: 'unchanged: topic es\n' })
    expect(contents()).toEqual(before)
  })

  it('changes the texts that are translated, and not a byte beside them', async () => {
    await exportIt()
    translate('two:3', '1. {manzanas} *muy* rojas | a')
    translate('two:12', 'El | Perú')
    translate('two:6@caption', 'Los “Estados” &quot;conocidos&quot;')
    translate('@front-matter:title', 'El tema: otro')
    translate('@front-matter:keywords', 'uno; d: os')
    const before = read(spanish)
    expect((await run('import', file)).status).toBe(0)
    expect(read(spanish)).toBe(
      before
        .replace('manzanas rojas', '1\\. \\{manzanas} \\*muy\\* rojas | a')
        .replace('| Perú', '| El \\| Perú')
        .replace("caption='Estados conocidos'", 'caption="Los “Estados” &quot;conocidos&quot;"')
        .replace('title: Tema', 'title: "El tema: otro"')
        .replace('[a, b]', '["uno", "d: os"]'.replaceAll('"uno"', 'uno')),
    )
  })

  it('puts links, emphasis and terms where the translator has put their tags', async () => {
    await exportIt()
    translate(
      '@introduction:0',
      'En <g id="3">el inicio</g>, <g id="2">OT</g> y <g id="1">otros</g>.',
    )
    translate('@introduction:0/2@long', 'Otros Estados')
    await run('import', file)
    expect(read(spanish)).toContain(
      'En [el inicio](home), <Term long="Otros Estados">OT</Term> y *otros*.\n',
    )
  })

  it('settles the sections that are wholly translated, and merges what is there', async () => {
    edit(english, 'Some text', 'Some more text')
    edit(english, '- green pears', '- green pears\n- blue plums')
    await exportIt()
    translate('one:1', 'Más texto, y el <g id="1">primer texto <g id="2">en negrita</g></g>.')
    translate('two:3', 'manzanas muy rojas')
    const { stdout } = await run('import', file)
    expect(stdout).toContain('follow the original now: one')
    expect(stdout).toContain('not translated: two:7')
    expect(read(spanish)).toContain('* manzanas muy rojas\n* peras verdes\n\n')
    const { pages } = JSON.parse((await run('status', '--locale', 'es', '--json')).stdout)
    expect(pages[1]).toMatchObject({ page: 'topic', sections: ['two'] })
    translate('two:7', 'ciruelas azules')
    expect((await run('import', file)).stdout).toContain('made anew from the original: two')
    expect(read(spanish)).toContain('- manzanas muy rojas\n- peras verdes\n- ciruelas azules\n')
    expect((await run('status', '--locale', 'es')).stdout).not.toContain('stale')
    const { findings } = JSON.parse((await run('check', 'topic', '--json')).stdout)
    expect(
      findings.filter(({ file, rule }: Finding) => file === spanish && rule !== 'spelling'),
    ).toEqual([])
  })

  it.each([
    ['Œuvre d’Ærø, Łódź', 'oeuvre-d-aero-lodz'],
    ['La', 'topic'],
    ['Торговля', 'topic'],
    ['Data', 'data-2'],
    ['Taken', 'taken-2'],
    ['Once taken', 'once-taken-2'],
  ])('makes of the short title “%s” an address that a page can have', async (title, slug) => {
    const other = front('Otro', { slug: 'taken\naliases: [once-taken]', keywords: 'a, b' })
    write('content/pages/other/page.yml', settings)
    for (const locale of ['en', 'fr', 'es']) {
      write(`content/pages/other/${locale}.mdx`, `${other}${bodies.en.split('\n')[0]}\n`)
    }
    rmSync(join(project.root, spanish))
    write(
      `${folder}/translation.lock`,
      read(`${folder}/translation.lock`).replace(/es:[\s\S]*?(?=^\S|$(?![\s\S]))/m, ''),
    )
    await exportIt()
    for (const [, id = ''] of read(file).matchAll(/<trans-unit id="([^"]+)"/g)) {
      if (id === '@front-matter:shortTitle') translate(id, title)
      else {
        const target = new RegExp(`(?<=id="${id}".*?<target[^>]*>).*?(?=</target>)`, 's')
        const inSpanish = (text: string) => text.replace(/\p{L}+(?![^<]*>)/gu, 'también')
        write(file, read(file).replace(target, inSpanish))
      }
    }
    const { stdout, status } = await run('import', file)
    expect({ stdout, status }).toMatchObject({ status: 0 })
    expect(read(spanish)).toContain(`\nslug: ${slug}\n`)
    expect(stdout.includes('its address is')).toBe(/topic|-2/.test(slug))
  })

  it('writes a page that was missing, with an address of its own, once all of it is translated', async () => {
    rmSync(join(project.root, spanish))
    write(
      `${folder}/translation.lock`,
      read(`${folder}/translation.lock`).replace(/es:[\s\S]*?(?=^\S|$(?![\s\S]))/m, ''),
    )
    await exportIt()
    translate('one:1', 'Un texto, y el <g id="1">primer texto <g id="2">en negrita</g></g>.')
    expect((await run('import', file)).stdout).toContain('not used until the rest')
    expect(readdirSync(join(project.root, folder))).not.toContain('es.mdx')
    const texts: Record<string, string> = {
      '@front-matter:title': 'Un tema',
      '@front-matter:shortTitle': 'El té de Ñandú',
      '@front-matter:description': 'Sobre ello.',
      '@front-matter:keywords': 'uno; dos',
      '@introduction:0':
        'Tres <g id="1">viejos</g> Estados <g id="2">ME</g> en <g id="3">casa</g>.',
      '@introduction:0/2@long': 'Muchos Estados',
      'one:0': 'Primera parte',
      'two:0': 'Segunda parte',
      'two:3': 'manzanas',
      'two:5': 'peras',
      'two:6@caption': 'Estados',
      'two:9': 'Estado',
      'two:10': 'Año',
      'two:12': 'El Perú',
    }
    for (const [id, text] of Object.entries(texts)) translate(id, text)
    const { stdout, status } = await run('import', file)
    expect({ stdout, status }).toMatchObject({ status: 0 })
    expect(read(spanish)).toContain(
      'slug: te-de-nandu\nkeywords: [uno, dos]\n---\n\nTres *viejos* Estados <Term long="Muchos Estados">ME</Term> en [casa](home).\n\n## Primera parte {/* #one */}\n\n',
    )
    expect(read(spanish)).toContain('| El Perú | 2009 |')
    expect((await run('status', '--locale', 'es')).stdout).toContain('2 current')
  })

  it.each([
    ['es-MX', 'en-CA'],
    ['es-419', 'eng'],
    ['es_ES', 'en_US'],
    ['ES', 'EN'],
    ['spa', 'en-Latn'],
    ['es-x-bureau', 'en-u-ca-gregory'],
  ])(
    'takes the languages %s and %s, as tools write them, for Spanish and English',
    async (to, from) => {
      await exportIt()
      edit(file, 'target-language="es"', `target-language="${to}"`)
      edit(file, 'source-language="en"', `source-language="${from}"`)
      translate('two:3', 'manzanas')
      const { stdout, status } = await run('import', file)
      expect({ stdout, status }).toMatchObject({ status: 0 })
      expect(read(spanish)).toContain('* manzanas\n')
    },
  )

  it('settles the first texts of a page in two languages that come back at once', async () => {
    const files = ['fr', 'es'].map((locale) => `${locale}.xlf`)
    for (const locale of ['fr', 'es'])
      rmSync(join(project.root, `content/pages/home/${locale}.mdx`))
    rmSync(join(project.root, 'content/pages/home/translation.lock'))
    for (const path of files) {
      await run('export', '--to', path.slice(0, 2), '--out', path, 'home')
      write(path, read(path).replace(/(<target[^>]*>)(.*?)(?=<\/target>)/g, `$1${path} $2`))
    }
    const { stdout, status } = await run('import', ...files)
    expect({ stdout, status }).toMatchObject({ status: 0 })
    for (const locale of ['fr', 'es']) {
      expect((await run('status', '--locale', locale)).stdout).toContain('2 current')
    }
  })

  it('takes text that equals the original for untranslated, whatever its state says', async () => {
    edit(english, '- red apples', '- red apples\n- black plums')
    await exportIt()
    write(file, read(file).replaceAll('needs-translation', 'final'))
    translate('two:3', 'red apples')
    const before = contents()
    expect((await run('import', file)).stdout).toContain('unchanged: topic es')
    expect(contents()).toEqual(before)
  })

  it('says what it would do in a dry run, and does not', async () => {
    await exportIt()
    translate('two:3', 'manzanas')
    const before = contents()
    const { stdout, status } = await run('import', file, '--dry-run')
    expect(stdout).toContain('topic es: 1 text changed')
    expect(stdout).toContain('nothing was written')
    expect(status).toBe(0)
    expect(contents()).toEqual(before)
  })

  it('says where it overwrites an edit that was made since the export', async () => {
    await exportIt()
    edit(spanish, 'manzanas rojas', 'manzanas encarnadas')
    translate('two:3', 'manzanas')
    expect((await run('import', file)).stdout).toContain('“manzanas encarnadas” is replaced')
    expect(read(spanish)).toContain('* manzanas\n')
  })

  it('takes a file that changes nothing beside one that does', async () => {
    await run('export', '--to', 'es', '--out', 'out')
    const { stdout } = await run('import', 'out/home.xlf')
    expect(stdout).toContain('unchanged: home es')
    write('out/topic.xlf', read('out/topic.xlf').replace('>manzanas rojas<', '>manzanas<'))
    const both = await run('import', 'out/home.xlf', 'out/topic.xlf')
    expect(both, both.stdout).toMatchObject({ status: 0 })
    expect(read(spanish)).toContain('* manzanas\n')
    // The other way round, the page that stays has sections.
    write('out/home.xlf', read('out/home.xlf').replace('>Inicio.<', '>El inicio.<'))
    await run('export', '--to', 'es', '--out', 'out/topic.xlf', 'topic')
    const again = await run('import', 'out/home.xlf', 'out/topic.xlf')
    expect(again, again.stdout).toMatchObject({ status: 0 })
    expect(read('content/pages/home/es.mdx')).toContain('El inicio.')
  })

  it('writes all files or none', async () => {
    await run('export', '--to', 'es', '--out', file)
    translate('two:3', 'manzanas')
    write(file, read(file).replace('>Inicio.<', '>El inicio.<'))
    // What is to be written last is a folder, once the import has tried its result beside the content.
    const { [join(project.root, spanish)]: _, ...before } = contents()
    const stages = mkdtempSync(join(project.root, 'stages-'))
    vi.stubEnv('TMPDIR', stages)
    const imported = run('import', file)
    const isStaged = () =>
      readdirSync(stages).some((name) => existsSync(join(stages, name, folder)))
    // The import waits for nothing but its own functions from then on: between two of these is the time.
    for (let turn = 1; !isStaged(); turn += 1) await (turn % 100 === 0 ? sleep(1) : undefined)
    rmSync(join(project.root, spanish))
    mkdirSync(join(project.root, spanish))
    await expect(imported).rejects.toThrow('EISDIR')
    vi.unstubAllEnvs()
    expect(contents()).toEqual(before)
  })
})

describe('import refuses, and changes nothing,', () => {
  const tag = (text: string) => () => translate('@introduction:0', text)
  const whole = '<g id="1">a</g> <g id="2">b</g> <g id="3">c</g>'
  const intoXml = (from: string | RegExp, to: string) => () => edit(file, from, to)

  it.each<[string, () => void, string]>([
    ['a lost tag', tag('<g id="1">a</g> <g id="2">b</g>'), 'the tag 3 is lost'],
    [
      'a lost tag in a text that is not translated',
      tag('Three old states met at home.'),
      'is lost',
    ],
    ['an added tag', tag(`${whole} <g id="4">d</g>`), 'the tag 4 is added'],
    ['a tag that is there twice', tag(`${whole} <g id="1">d</g>`), 'the tag 1 is added'],
    ['a tag without its text', tag(whole.replace('>c<', '><')), 'the tag 3 holds no text'],
    ['a tag in another form', tag(whole.replace('<g id="3">c</g>', '<x id="3"/>')), 'badly nested'],
    [
      'badly nested tags',
      () => translate('one:1', '<g id="2">a <g id="1">b</g></g>'),
      'badly nested',
    ],
    ['crossed tags', tag('<g id="1">a <g id="2">b</x></g>'), 'not well-formed'],
    ['a tag of another kind', tag(`${whole}<ph id="9">d</ph>`), '<ph> is not in the original'],
    ['a changed id', intoXml('id="two:3"', 'id="two:33"'), '“two:33”'],
    ['a unit twice', intoXml('id="two:3"', 'id="two:5"'), 'unit “two:5” is there twice'],
    [
      'a unit of another page',
      intoXml('resname="topic#two"', 'resname="home#two"'),
      'no unit of the page “topic”',
    ],
    [
      'another page’s file',
      intoXml(/original="[^"]+"/, 'original="content/pages/home/en.mdx"'),
      'no unit of the page “home”',
    ],
    [
      'a file of no page',
      intoXml(/original="[^"]+"/, 'original="../../etc/passwd"'),
      'is not the original of a page',
    ],
    [
      'a changed source',
      intoXml('<source>red apples', '<source>red pears'),
      '“red pears” instead of “red apples”',
    ],
    [
      'another source language',
      intoXml('source-language="en"', 'source-language="fr"'),
      'its source language is “fr”',
    ],
    [
      'an unknown target language',
      intoXml('target-language="es"', 'target-language="de"'),
      'its target language is “de”',
    ],
    [
      'the target language of the original',
      intoXml('target-language="es"', 'target-language="en"'),
      'its target language is “en”',
    ],
    [
      'a target language of which ours is the beginning',
      intoXml('target-language="es"', 'target-language="esu"'),
      'its target language is “esu”',
    ],
    [
      'a target language with something after it',
      intoXml('target-language="es"', 'target-language="es-MX."'),
      'its target language is “es-MX.”',
    ],
    ['a lost skeleton', intoXml(/<skl>[\s\S]*<\/skl>/, ''), 'the skeleton is lost'],
    [
      'the same page twice',
      () => write(file, read(file).replace(/(<file[\s\S]*<\/file>)/, '$1$1')),
      'comes back twice',
    ],
    [
      'a text that breaks a rule of the content',
      () => translate('@front-matter:shortTitle', 'x'.repeat(41)),
      'longer than 40 characters',
    ],
    [
      'a link that the original does not have',
      () => translate('two:3', 'https://example.org/ manzanas'),
      'external-links.yml',
    ],
    ['a document type', intoXml('<xliff', '<!DOCTYPE xliff>\n<xliff'), 'DOCTYPE'],
    [
      'an external entity',
      () => {
        intoXml('<xliff', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff')()
        translate('two:3', '&e;')
      },
      'DOCTYPE',
    ],
    ['an entity that is not of XML', () => translate('two:3', '&nbsp;'), 'not well-formed'],
    ['what is no XLIFF', () => write(file, '<tmx version="1.4"/>'), 'not an XLIFF 1.2 file'],
    [
      'another version',
      intoXml('xliff version="1.2"', 'xliff version="2.0"'),
      'not an XLIFF 1.2 file',
    ],
    [
      'a file that is not UTF-8',
      () => writeFileSync(join(project.root, file), Buffer.from([0x3c, 0xff])),
      'UTF-8',
    ],
    ['a cut file', () => write(file, read(file).slice(0, -100)), 'not well-formed'],
  ])('%s', async (_, change, message) => {
    await exportIt()
    change()
    await refused(message)
  })

  it('a file that fits among others that do not', async () => {
    await run('export', '--to', 'es', '--out', file)
    translate('two:3', 'manzanas')
    translate('two:5', '<g id="1">peras</g>')
    await refused('the tag 1 is added')
  })

  it('emphasis that Markdown cannot tell apart', async () => {
    edit(english, 'Some text', '*Some* text')
    await exportIt()
    translate('one:1', '<g id="1">Un</g><g id="2">texto <g id="3">nuevo</g></g>')
    await refused('would not read as it was returned')
  })

  it('a billion laughs', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `<!ENTITY a${level + 1} "&a${level};&a${level};">`,
    )
    await exportIt()
    edit(file, '<xliff', `<!DOCTYPE x [<!ENTITY a0 "ha">${levels.join('')}]>\n<xliff`)
    translate('two:3', '&a30;')
    await refused('DOCTYPE')
  })

  it('a file over 20 MB, without reading it', async () => {
    write(file, ' '.repeat(mostBytes + 1))
    await refused('more than 20 MB')
  })

  it('a return for an older original, and says what has changed', async () => {
    await exportIt()
    translate('two:3', 'manzanas')
    edit(english, 'green pears', 'yellow pears')
    await refused(
      'exported from an older original; what has changed: Second part ¶ red apples ¶ [-green-]{+yellow+} pears',
    )
  })

  it('a return for an older link', async () => {
    await exportIt()
    edit(english, '(home)', '(topic)')
    await refused('its links or structure have changed')
  })
})

describe('a command that cannot be understood', () => {
  it.each([
    [['export'], 'The language is missing'],
    [['export', '--to', 'en', 'topic'], 'is first written in “en”'],
    [['export', '--to', 'es', 'topik'], 'Did you mean “topic”?'],
    [['export', '--to', 'es', '--omegat', '--out', 'es.xlf'], 'is a folder'],
    [['export', '--to', 'es', '--omegat', '--out', 'content'], 'is not empty'],
    [['import'], 'The files are missing'],
    [['import', 'no.xlf'], 'There is no file no.xlf'],
    [['pseudo', 'en', '--out', 'pseudo'], 'No page is translated into “en”'],
    [['pseudo', 'es', '--out', 'content/pseudo'], 'is part of the project'],
    [['pseudo', 'es', '--out', 'content'], 'is part of the project'],
  ])('%j says why and ends with 2', async (args, message) => {
    const { status, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })
})
