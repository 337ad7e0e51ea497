import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { digest, interfaceLetters, platformDigest } from '../compile/inputs.mjs'
import { replaceFile } from '../site/content'
import { contentHash } from './entity-tag'

// The letters and signs of English, French, Spanish and Portuguese names: a third of the bytes of
// the “latin” files that @fontsource ships.
const printableAscii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const letters = 'ÀÂÃÄÆÇÉÈÊËÍÎÏÑÓÔÕÖÙÚÛÜŒŸàâãäæçéèêëíîïñóôõöùúûüœÿáÁ'
const signs = '\u00a0¡¿«»‹›“”‘’–—…·•ªº°©×−²³½'

// A further language adds the letters of its interface. What the files lack, such as Arabic, is shown
// in the device’s own font.
const glyphs = [...new Set([...printableAscii, ...letters, ...signs, ...interfaceLetters()])].join(
  '',
)

const fonts = {
  'lato-700': '@fontsource/lato/files/lato-latin-700-normal.woff2',
  'noto-sans-400': '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2',
  'noto-sans-700': '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2',
}

// Made again when the letters, the fonts or what makes them have changed, or a file is damaged.
const key = JSON.stringify([glyphs, digest(['delivery/subset-fonts.ts']), platformDigest()])
const fontRecordFile = '.fonts/made.json'
const made: Record<string, string> = {}

await mkdir('.fonts', { recursive: true })
const before = await readFontRecord()
for (const [name, source] of Object.entries(fonts)) {
  const target = `.fonts/${name}.woff2`
  const hash = existsSync(target) ? contentHash(await readFile(target)) : undefined
  if (hash && before.key === key && before.made[name] === hash) {
    made[name] = hash
    continue
  }
  const font = await subsetFont(await readFile(`node_modules/${source}`), glyphs, {
    targetFormat: 'woff2',
  })
  made[name] = contentHash(font)
  replaceFile(target, font)
}
replaceFile(fontRecordFile, JSON.stringify({ key, made }))

async function readFontRecord(): Promise<{ key?: string; made: Record<string, string> }> {
  try {
    return JSON.parse(await readFile(fontRecordFile, 'utf8'))
  } catch {
    return { made: {} }
  }
}
