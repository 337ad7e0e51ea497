import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Locale, locales } from '../../i18n/locales'
import { bodyCheck } from '../../site/validation/bodies'
import { listFiles } from '../../site/validation/source'
import { validateContent } from '../../site/validation/validate-content'
import { runTranslation } from '../command'
import { loadContent } from '../content'
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
  const paths = await listFiles(folder)
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'portal-'))
  cpSync('content', join(root, 'content'), { recursive: true })
  symlinkSync(join(process.cwd(), 'public'), join(root, 'public'))
  for (const locale of targets) await run('export', '--to', locale, '--out', exported(locale))
})

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
      expect(JSON.parse(stdout)).toMatchObject({ changes: [], findings: [] })
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
      expect(report.notices).toEqual([])
      const body = readFileSync(join(compiled, 'pacific-alliance/es.json'), 'utf8')
      expect(body).toContain('Ŧħḗ Ȧŀŀīȧƞƈḗ ƀḗɠȧƞ ẇīŧħ ȧ ḓḗƈŀȧřȧŧīǿƞ.')
    })
  },
)

/** A project of OmegaT 3.6 or later, with what it has been taught for each text of a file. */
function omegatProject(project: string, xliff: string, translate: (text: string) => string): void {
  for (const folder of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat']) {
    mkdirSync(join(project, folder), { recursive: true })
  }
  const folders = [
    'source_dir',
    'target_dir',
    'tm_dir',
    'glossary_dir',
    'glossary_file',
    'dictionary_dir',
  ]
  writeFileSync(
    join(project, 'omegat.project'),
    `<omegat><project version="1.0">${folders.map((name) => `<${name}>__DEFAULT__</${name}>`).join('')}<source_lang>en</source_lang><target_lang>es</target_lang><sentence_seg>false</sentence_seg></project></omegat>`,
  )
  writeFileSync(join(project, 'source/page.xlf'), xliff)
  const segments = [...xliff.matchAll(/<target[^>]*>(.*)<\/target>/g)].map(([, target = '']) => {
    // OmegaT numbers tags from 0, and keeps them as text in its memory.
    const source = target
      .replace(
        /<(g|x) id="(\d+)"[^>]*?(\/?)>/g,
        (_, name, id, end) => `&lt;${name}${id - 1}${end}&gt;`,
      )
      .replace(/<(\/g)>/g, '&lt;$1&gt;')
    let open: string[] = []
    return source.replace(/&lt;(\/?)g(\d*)&gt;/g, (_, end, number) => {
      if (end) return `&lt;/g${open.pop()}&gt;`
      open = [...open, number]
      return `&lt;g${number}&gt;`
    })
  })
  const changed = (text: string) =>
    text
      .split(/(&[^;]*;(?:\/?[gx]\d+\/?&gt;)?)/)
      .map((part, index) => (index % 2 ? part : translate(part)))
      .join('')
  const units = segments.map(
    (text) =>
      `<tu><tuv lang="en"><seg>${text}</seg></tuv><tuv lang="es"><seg>${changed(text)}</seg></tuv></tu>`,
  )
  writeFileSync(
    join(project, 'omegat/project_save.tmx'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>${units.join('')}</body></tmx>`,
  )
}

describe.runIf(has('omegat'))('OmegaT (skipped where it is not installed)', () => {
  it('translates a page that is missing, and what it writes is imported', async () => {
    const id = 'pacific-alliance/associated-states'
    const file = join(root, `content/pages/${id}/es.mdx`)
    const lock = join(root, `content/pages/${id}/translation.lock`)
    rmSync(file)
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^es:\n(?: .*\n)*/m, ''))
    const out = join(root, 'missing.xlf')
    await run('export', '--to', 'es', '--out', out, id)
    const project = join(root, 'omegat')
    omegatProject(project, readFileSync(out, 'utf8'), (text) => pseudoText(text, 0))
    const options = ['--mode=console-translate', '--quiet', `--config-dir=${join(root, 'config')}`]
    execFileSync('omegat', [project, ...options], { stdio: 'pipe', timeout: 100_000 })
    const { stdout, status } = await run('import', '--json', join(project, 'target/page.xlf'))
    expect({ status, ...JSON.parse(stdout) }, stdout).toMatchObject({
      status: 0,
      changes: [{ page: id, waiting: [], untranslated: [] }],
    })
    expect(readFileSync(file, 'utf8')).toMatch(/\n## \S*[áëïöû].* \{\/\* #/)
  })
})
