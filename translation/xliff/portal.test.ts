import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bodyCheck } from '../../compile/validation/bodies'
import { listFiles } from '../../compile/validation/source'
import { validateContent } from '../../compile/validation/validate-content'
import { type Locale, locales } from '../../i18n/locales'
import { runTranslation } from '../command'
import { loadContent } from '../load-content'
import { pseudoText } from './pseudo-text'

// The whole portal on its way to translators and back, also through tools that are not ours.

let root = ''
const targets = locales.filter((locale) => locale !== 'en')
const run = (...args: string[]) => runTranslation(root, args)
const exported = (locale: Locale) => join(root, 'out', locale)
const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name))

/** Every file of the content, by its path. */
async function contents(): Promise<Map<string, string>> {
  const folder = join(root, 'content')
  const paths = listFiles(folder)
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'portal-'))
  cpSync('content', join(root, 'content'), { recursive: true })
  symlinkSync(join(process.cwd(), 'public'), join(root, 'public'))
  for (const locale of targets) await run('export', '--to', locale, '--out', exported(locale))
}, 60_000)

afterAll(() => {
  rmSync(root, { recursive: true })
})

/** The schema imports that of `xml:lang` and `xml:space` by its address, which is answered here. */
const xmlSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/>
<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
</xs:schema>`

function xliffSchema(): XsdValidator {
  const bytes = Buffer.from(xmlSchema)
  let at = 0
  xmlRegisterInputProvider({
    match: (name) => name === 'http://www.w3.org/2001/xml.xsd',
    open: () => {
      at = 0
      return 1
    },
    read: (_, buffer) => {
      const length = bytes.copy(buffer, 0, at)
      at += length
      return length
    },
    close: () => true,
  })
  const file = join(import.meta.dirname, 'schema/xliff-core-1.2-strict.xsd')
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file)))
}

describe('what is exported', () => {
  it('is valid against the strict schema of OASIS', () => {
    const schema = xliffSchema()
    const validate = (xml: string) => {
      const document = XmlDocument.fromString(xml)
      schema.validate(document)
      document.dispose()
    }
    for (const locale of targets) {
      for (const file of filesOf(exported(locale))) validate(readFileSync(file, 'utf8'))
    }
    const [first = ''] = filesOf(exported('es'))
    const xml = readFileSync(first, 'utf8')
    expect(() => validate(xml.replace('state="translated"', 'state="done"'))).toThrow('done')
    expect(() =>
      validate(xml.replace('ctype="link"', 'ctype="anchor"').replace(' id="', ' no="')),
    ).toThrow()
  })

  it('comes back unchanged and leaves every byte as it was', async () => {
    const before = await contents()
    const { pages } = await loadContent(root)
    for (const locale of targets) {
      const files = filesOf(exported(locale))
      const expected = [...pages.keys()].map((id) => `${id.replaceAll('/', '.')}.xlf`)
      expect(files.map((file) => basename(file)).sort()).toEqual(expected.sort())
      const { stdout, status } = await run('import', '--json', ...files)
      expect(status, stdout).toBe(0)
      // A page that a further language lacks waits for its texts, of which numbers are translated.
      const { changes, findings } = JSON.parse(stdout)
      const ofTexts = changes.filter(({ page }: { page: string }) =>
        pages.get(page)?.texts.has(locale),
      )
      expect({ ofTexts, findings }).toEqual({ ofTexts: [], findings: [] })
    }
    expect(await contents()).toEqual(before)
  })
})

function has(command: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, command)))
}

describe.runIf(has('podebug'))(
  'Debian’s translate-toolkit (skipped where it is not installed)',
  () => {
    it('makes a pseudo-translation that is imported, keeps the structure, compiles and reads', async () => {
      const returned = join(root, 'pseudo')
      execFileSync('podebug', ['--progress=none', '--rewrite=unicode', exported('es'), returned], {
        stdio: 'pipe',
      })
      const filtered = join(root, 'filtered')
      const tests = ['xmltags', 'blank', 'untranslated'].flatMap((name) => ['-t', name])
      execFileSync('pofilter', ['--progress=none', ...tests, returned, filtered], { stdio: 'pipe' })
      expect(readdirSync(filtered)).toEqual([])
      const { stdout, status } = await run('import', '--json', ...filesOf(returned))
      const { changes, findings, unchanged } = JSON.parse(stdout)
      expect({ findings, unchanged, status }).toEqual({ findings: [], unchanged: [], status: 0 })
      expect(
        changes
          .map(({ waiting, untranslated }: Record<string, string[]>) => [waiting, untranslated])
          .flat(2),
      ).toEqual([])
      const compiled = join(root, 'bodies')
      const report = await validateContent(
        join(root, 'content'),
        join(root, 'public'),
        await bodyCheck((id, locale) => join(compiled, id, `${locale}.json`)),
      )
      expect(report.faults).toEqual([])
      expect(report.notices.filter(({ lacks = 'es' }) => lacks === 'es')).toEqual([])
      const body = readFileSync(join(compiled, 'pacific-alliance/es.json'), 'utf8')
      expect(body).toContain('Ŧħḗ Ȧŀŀīȧƞƈḗ ƀḗɠȧƞ ẇīŧħ ȧ ḓḗƈŀȧřȧŧīǿƞ.')
    })
  },
)

/** Of each unit of files: its source and target, and whether there is nothing to do in it. */
function unitsIn(files: string[]): { source: string; target: string; isDone: boolean }[] {
  return files.flatMap((file) => {
    // Without what was, and what tags are called: that is their text in either language.
    const xml = readFileSync(file, 'utf8').replace(
      /<alt-trans.*?<\/alt-trans>| equiv-text="[^"]*"/gs,
      '',
    )
    const units = xml.matchAll(
      /<trans-unit .*?<source>(.*?)<\/source>\s*<target([^>]*)>(.*?)<\/target>/gs,
    )
    return [...units].map(([, source = '', attributes = '', target = '']) => ({
      source,
      target,
      isDone: attributes.includes('state="translated"'),
    }))
  })
}

/** The same text with other letters; tags and references stay. */
function accented(xml: string): string {
  return xml
    .split(/(<[^>]*>|&[^;]*;)/)
    .map((part, index) => (index % 2 ? part : pseudoText(part, 0)))
    .join('')
}

/** Lets OmegaT translate a project: the texts for which there is an answer, as one would in its window. */
function workInOmegat(project: string, answer: (source: string) => string | undefined): void {
  // OmegaT numbers tags from 0, and keeps them as text in its memory.
  const inMemory = (xml: string) => {
    const open: string[] = []
    return xml.replace(/<(\/?)([gx])(?: id="(\d+)"[^>]*?)?(\/?)>/g, (_, end, name, id, alone) => {
      if (end) return `&lt;/g${open.pop()}&gt;`
      if (name === 'g') open.push(String(id - 1))
      return `&lt;${name}${id - 1}${alone}&gt;`
    })
  }
  const memory = unitsIn(filesOf(join(project, 'source'))).flatMap(({ target: source }) => {
    const target = answer(source)
    if (target === undefined) return []
    const variants = [inMemory(source), inMemory(target)]
    const [from, to] = variants.map((text, at) => {
      return `<tuv lang="${at ? 'es' : 'en'}"><seg>${text}</seg></tuv>`
    })
    return `<tu>${from}${to}</tu>`
  })
  writeFileSync(
    join(project, 'omegat/project_save.tmx'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>${memory.join('')}</body></tmx>`,
  )
  const options = ['--mode=console-translate', '--quiet', `--config-dir=${join(root, 'config')}`]
  execFileSync('omegat', [project, ...options], { stdio: 'pipe', timeout: 100_000 })
}

describe.runIf(has('omegat'))('OmegaT (skipped where it is not installed)', () => {
  it('translates a page that is missing, and what it writes is imported', async () => {
    const id = 'pacific-alliance/associated-states'
    const file = join(root, `content/pages/${id}/es.mdx`)
    const lock = join(root, `content/pages/${id}/translation.lock`)
    rmSync(file)
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^es:\n(?: .*\n)*/m, ''))
    const project = join(root, 'omegat')
    await run('export', '--to', 'es', '--omegat', '--out', project, id)
    workInOmegat(project, accented)
    const { stdout, status } = await run('import', '--json', ...filesOf(join(project, 'target')))
    expect({ status, ...JSON.parse(stdout) }, stdout).toMatchObject({
      status: 0,
      changes: [{ page: id, waiting: [], untranslated: [] }],
    })
    expect(readFileSync(file, 'utf8')).toMatch(/\n## \S*[áëïöû].* \{\/\* #/)
  })
})

/** What Weblate, Pootle and Virtaal do, by the library that they are made with. */
const toolkitScript = `
import json, sys
from translate.storage import factory
letters = str.maketrans(json.loads(sys.argv[1]))
for path in sys.argv[2:]:
    store = factory.getobject(path)
    for unit in store.units:
        if not unit.isfuzzy():
            continue
        target = unit.rich_source
        for element in target:
            element.map(lambda leaf: leaf.apply_to_strings(lambda text: text.translate(letters)),
                        lambda leaf: leaf.isleaf() and leaf.istranslatable)
        unit.rich_target = target
        unit.markfuzzy(False)
    store.save()
`

/** The Python that a tool runs in, by its first line: \`#!/usr/bin/python3\`. */
function pythonOf(command: string): string {
  const folder = (process.env.PATH ?? '')
    .split(delimiter)
    .find((name) => existsSync(join(name, command)))
  const [first = ''] = readFileSync(join(folder ?? '', command), 'utf8').split('\n')
  return /(\S+)\s*$/.exec(first.slice(2))?.[1] ?? 'python3'
}

/** The originals of some topics have changed: in each page one text says more, and one is new. */
describe('what is stale, in tools that translators use', { timeout: 200_000 }, () => {
  const more = ' until the next thaw.'
  const isNews = ({ source }: { source: string }) => source.includes(more) || source === 'A thaw.'
  const stale = () => filesOf(join(root, 'stale'))
  let before: ReturnType<typeof unitsIn> = []
  let news = new Map<string, string>()
  let ids: string[] = []

  beforeAll(async () => {
    rmSync(join(root, 'content'), { recursive: true })
    cpSync('content', join(root, 'content'), { recursive: true })
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
    git('init', '--quiet')
    git('add', 'content')
    git('-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', 'commit', '-qm', 'Text')
    const { pages } = await loadContent(root)
    ids = [...pages.keys()].filter((id) => /^(north-america|pacific-alliance|venezuela)/.test(id))
    await run('export', '--to', 'es', '--out', join(root, 'before'), ...ids)
    before = unitsIn(filesOf(join(root, 'before')))
    for (const { id, folder, settings } of pages.values()) {
      if (!ids.includes(id)) continue
      const path = join(root, folder, `${settings?.value.sourceLanguage}.mdx`)
      let paragraph = 0
      const text = readFileSync(path, 'utf8').replace(
        /(?<=\n\n)[A-Z][^\n]+\.(?=\n\n)/g,
        (whole) => {
          paragraph += 1
          if (paragraph === 1) return whole.replace(/\.$/, more)
          return paragraph === 2 ? `A thaw.\n\n${whole}` : whole
        },
      )
      writeFileSync(path, text)
    }
    news = await contents()
    await run('export', '--to', 'es', '--stale', '--out', join(root, 'stale'))
  }, 200_000)

  beforeEach(() => {
    for (const [path, text] of news) writeFileSync(join(root, 'content', path), text)
  })

  /** Imports what was translated: that has changed, and each other text has the translation it had. */
  async function expectOnlyNews(returned: string[]): Promise<void> {
    const open = unitsIn(stale()).filter(({ isDone }) => !isDone)
    expect(open.filter(isNews).length).toBeGreaterThan(ids.length)
    const untranslated = before.filter(({ isDone }) => !isDone).map(({ source }) => source)
    for (const unit of open) expect(isNews(unit) || untranslated.includes(unit.source)).toBe(true)
    const { stdout, status } = await run('import', '--json', ...returned)
    const { changes, findings, unchanged } = JSON.parse(stdout)
    expect({ findings, status, unchanged }, stdout).toEqual({
      findings: [],
      status: 0,
      unchanged: [],
    })
    const held: string[] = []
    for (const change of changes) {
      const { page, waiting, untranslated } = change
      expect({ page, waiting, untranslated }).toEqual({ page, waiting: [], untranslated: [] })
      // Accented English is no Spanish, as the rules see: nothing else keeps a section from being current.
      for (const { why } of change.held) expect(why, page).toMatch(/^check faults it: /)
      if (change.held.length > 0) held.push(page)
    }
    const statuses = JSON.parse((await run('status', '--locale', 'es', '--json')).stdout).pages
    const behind = statuses.filter(({ state }: { state: string }) => state === 'stale')
    expect(behind.map(({ page }: { page: string }) => page).sort()).toEqual(held.sort())
    for (const page of held) await run('accept', page, 'es', '--despite-errors')
    const after = join(root, 'after')
    await run('export', '--to', 'es', '--out', after, ...ids)
    const now = unitsIn(filesOf(after))
    const sources = new Set(open.map(({ source }) => source))
    for (const { source, target } of now)
      if (sources.has(source)) expect(target).toBe(accented(source))
    const formers = stale().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/<alt-trans[^>]*>\s*<source>(.*?)<\/source>/g)].map(
        ([, source]) => source?.replace(/ equiv-text="[^"]*"/g, ''),
      ),
    )
    const texts = (units: typeof before, without: (string | undefined)[]) =>
      units
        .filter(({ source }) => !without.includes(source) && !sources.has(source))
        .map(({ source, target }) => `${source}\n${target}`)
        .sort()
    expect(texts(now, [])).toEqual(texts(before, formers))
  }

  it('is valid against the strict schema of OASIS', () => {
    const schema = xliffSchema()
    for (const file of stale()) {
      const document = XmlDocument.fromString(readFileSync(file, 'utf8'))
      schema.validate(document)
      document.dispose()
    }
  })

  it.runIf(has('omegat'))('is taken through OmegaT, which fills in what is right', async () => {
    const project = join(root, 'stale-omegat')
    await run('export', '--to', 'es', '--stale', '--omegat', '--out', project)
    const done = unitsIn(stale()).filter(({ isDone }) => isDone)
    const isDone = (source: string) => done.some((unit) => unit.source === source)
    workInOmegat(project, (source) => (isDone(source) ? undefined : accented(source)))
    await expectOnlyNews(filesOf(join(project, 'target')))
  })

  it.runIf(has('xliff2po'))(
    'is taken through translate-toolkit, which finds the rest done',
    async () => {
      const po = join(root, 'po')
      execFileSync('xliff2po', ['--progress=none', join(root, 'stale'), po], { stdio: 'pipe' })
      const fuzzy = filesOf(po).flatMap((file) => {
        const [, ...entries] = readFileSync(file, 'utf8').split('\n\n')
        return entries.filter((entry) => entry.includes('#, fuzzy'))
      })
      const open = unitsIn(stale()).filter(({ isDone }) => !isDone)
      expect(fuzzy.length).toBe(open.length)
      const returned = join(root, 'stale-toolkit')
      cpSync(join(root, 'stale'), returned, { recursive: true })
      const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']
      const table = Object.fromEntries(letters.map((letter) => [letter, accented(letter)]))
      const args = ['-c', toolkitScript, JSON.stringify(table), ...filesOf(returned)]
      execFileSync(pythonOf('xliff2po'), args, { stdio: 'pipe' })
      await expectOnlyNews(filesOf(returned))
    },
  )
})
