import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { locales } from '../i18n/locales'
import { replaceFile } from '../site/content'

// The letters and signs of English, French, Spanish and Portuguese names: a third of the bytes of
// the “latin” files that @fontsource ships.
const printableAscii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const letters = 'ÀÂÃÄÆÇÉÈÊËÍÎÏÑÓÔÕÖÙÚÛÜŒŸàâãäæçéèêëíîïñóôõöùúûüœÿáÁ'
const signs = '\u00a0¡¿«»‹›“”‘’–—…·•ªº°©×−²³½'

// A further language adds the letters of its interface. What the files lack, such as Arabic, is shown
// in the device’s own font.
const messages = locales.map((locale) => readFileSync(`messages/${locale}.json`, 'utf8'))
const ours = new Set(messages.join('').normalize('NFC').replace(/\s/g, ''))
const glyphs = [...new Set([...printableAscii, ...letters, ...signs, ...ours])].join('')

const fonts = {
  'lato-700': '@fontsource/lato/files/lato-latin-700-normal.woff2',
  'noto-sans-400': '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2',
  'noto-sans-700': '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2',
}

await mkdir('.fonts', { recursive: true })
const glyphsFile = '.fonts/glyphs.txt'
const isCurrent = existsSync(glyphsFile) && readFileSync(glyphsFile, 'utf8') === glyphs
for (const [name, source] of Object.entries(fonts)) {
  const target = `.fonts/${name}.woff2`
  if (isCurrent && existsSync(target)) continue
  const font = await subsetFont(await readFile(`node_modules/${source}`), glyphs, {
    targetFormat: 'woff2',
  })
  replaceFile(target, font)
}
replaceFile(glyphsFile, glyphs)
