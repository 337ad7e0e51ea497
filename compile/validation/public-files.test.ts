import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addressOfFile, fileOfAddress, languageOfFile } from '../../site/public-files'
import { formatSize } from '../../text/numbers'
import { type Fault, formatFault } from './fault'
import {
  contactFault,
  downloadFault,
  imageFault,
  isFileAddress,
  readPublicFiles,
} from './public-files'

const folder = mkdtempSync(join(tmpdir(), 'public-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** What lies in `public/`, by name and size in bytes, with the faults of that. */
async function publicFolder(files: Record<string, number>) {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, size] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), Buffer.alloc(size))
  }
  const faults: Fault[] = []
  return { files: readPublicFiles(folder, faults), faults: faults.map(formatFault) }
}

describe('what lies in public/', () => {
  it.each(['jpg', 'JPEG', 'png', 'webp', 'avif', 'gif', 'svg'])(
    'may be an image: %s',
    async (end) => {
      const { files, faults } = await publicFolder({ [`images/a.${end}`]: 1000 })
      expect(faults).toEqual([])
      expect(imageFault(`/images/a.${end}`, files)).toBeUndefined()
    },
  )

  it.each(['pdf', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'zip', 'epub'])(
    'may be downloaded: %s',
    async (end) => {
      const { files, faults } = await publicFolder({ [`files/a.fr.${end}`]: 1000 })
      expect(faults).toEqual([])
      expect(downloadFault(`/files/a.fr.${end}`, files)).toBeUndefined()
    },
  )

  it.each(['images/a.tiff', 'images/a.heic', 'files/a.exe', 'files/a', 'a.bmp'])(
    'is refused where it cannot be served, with the list of what can: %s',
    async (path) => {
      const { faults } = await publicFolder({ [path]: 1 })
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(new RegExp(`^public/${path}:1:1: .*avif.*pdf.*webp`))
    },
  )

  it('is refused where it is too large, with what to do', async () => {
    const sizes = { 'images/a.jpg': 200_001, 'files/a.fr.pdf': 20_000_001, 'images/b.jpg': 200_000 }
    const { faults } = await publicFolder(sizes)
    expect(faults).toEqual([
      expect.stringMatching(/^public\/files\/a\.fr\.pdf:1:1: has 20001 kB, .* 20000 kB .*divide/),
      expect.stringMatching(/^public\/images\/a\.jpg:1:1: has 201 kB, .* 200 kB .*WebP/),
    ])
  })

  it('is refused where its name means something else in an address', async () => {
    const { faults } = await publicFolder({ 'images/a#1.svg': 1, 'images/50%.svg': 1 })
    expect(faults.map((fault) => /“(.)”/.exec(fault)?.[1])).toEqual(['%', '#'])
  })

  it('is not what a system or an editor leaves there', async () => {
    const { files, faults } = await publicFolder({
      '.DS_Store': 1,
      'images/Thumbs.db': 1,
      'images/a.svg~': 1,
    })
    expect([[...files], faults]).toEqual([[], []])
  })
})

describe('an image', () => {
  it.each(['carte%20été.svg', 'carte%20%C3%A9t%C3%A9.svg', 'carte été.svg'])(
    'is found by its name as it is written or escaped: %s',
    async (name) => {
      // As macOS writes it.
      const { files } = await publicFolder({ [`images/${'carte été.svg'.normalize('NFD')}`]: 1 })
      expect(imageFault(`/images/${name}`, files)).toBeUndefined()
      expect(fileOfAddress(addressOfFile('images/carte été.svg'))).toBe('images/carte été.svg')
    },
  )

  it.each([
    ['/images/b.svg', 'no image public/images/b.svg'],
    ['images/a.svg', 'start with /'],
    ['/images/%E9.svg', 'no image'],
    ['https://example.org/a.svg', 'public/images/'],
    ['//example.org/a.svg', 'public/images/'],
    ['/files/a.fr.pdf', 'Link to it instead'],
  ])('is refused at %s', async (url, reason) => {
    const { files } = await publicFolder({ 'images/a.svg': 1, 'files/a.fr.pdf': 1 })
    expect(imageFault(url, files)).toContain(reason)
  })
})

describe('a link', () => {
  it('leads to a file whose name says its language', async () => {
    const { files } = await publicFolder({
      'files/a.pdf': 1,
      'files/a.zz.pdf': 1,
      'images/a.png': 1,
    })
    expect(downloadFault('/files/a.pdf', files)).toContain('public/files/a.fr.pdf')
    expect(downloadFault('/files/a.zz.pdf', files)).toContain('does not say its language')
    expect(downloadFault('/files/b.fr.pdf', files)).toContain('no file public/files/b.fr.pdf')
    expect(downloadFault('/images/a.png', files)).toBeUndefined()
    expect([languageOfFile('files/a.fr.pdf'), languageOfFile('files/a.ht.pdf')]).toEqual([
      'fr',
      'ht',
    ])
    expect(['/pdf/a.pdf', '/en/countries.csv', '/en/mexico', '//a.pdf'].map(isFileAddress)).toEqual(
      [true, false, false, false],
    )
  })

  it.each([
    'mailto:info@example.org',
    'mailto:a.b+c@mail.example.org?subject=Visa%20question',
    'tel:+1-613-555-0123',
    'tel:+15065550123',
  ])('may be a letter or a call: %s', (url) => {
    expect(contactFault(url)).toBeUndefined()
  })

  it.each([
    'mailto:',
    'mailto:info',
    'mailto:a@b',
    'mailto:a@example.org,b@example.org',
    'mailto:a@example.org?bcc=b@example.org',
    'tel:613-555-0123',
    'tel:+1',
  ])('is refused with an example where that is malformed: %s', (url) => {
    expect(contactFault(url)).toMatch(/mailto:name@example\.org|tel:\+1-613-555-0123/)
  })
})

it('writes sizes out as each language does', () => {
  const sizes = [500, 13_400, 1_250_000, 19_600_000].map((size) => [
    formatSize(size, 'en'),
    formatSize(size, 'fr'),
  ])
  expect(sizes).toEqual(
    [
      ['1 kB', '1 ko'],
      ['13 kB', '13 ko'],
      ['1.3 MB', '1,3 Mo'],
      ['20 MB', '20 Mo'],
    ].map((line) => line.map((text) => text.replace(' ', '\u00a0'))),
  )
})
