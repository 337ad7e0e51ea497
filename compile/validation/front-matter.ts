import type { z } from 'zod'
import { frontMatterId } from '../../site/content'
import { digestOf } from '../sections'
import type { CheckedSection } from './body'
import type { Fault } from './fault'
import { frontMatterSchema } from './schemas'
import type { Source } from './source'
import { parseYaml, type YamlSource } from './yaml-source'

export type FrontMatter = YamlSource<z.infer<typeof frontMatterSchema>>

const pattern = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

export function withoutFrontMatter(text: string): string {
  return text.replace(pattern, '')
}

/** The front matter of a text as it is written; nothing where there is none. */
export function writtenFrontMatter(text: string): string {
  return pattern.exec(text)?.[1] ?? ''
}

/** The front matter of a text as it is written, with the digest of what it says; undefined when it is faulty. */
export function checkedFrontMatter(source: Source): { text: string; digest: string } | undefined {
  const [section] = frontMatterSection(readFrontMatter(source, []))
  const text = pattern.exec(source.text)?.[1]
  return section && text !== undefined ? { text, digest: section.digest } : undefined
}

/** The front matter as a section, as far as it can be read. */
export function frontMatterSection(frontMatter: FrontMatter | undefined): CheckedSection[] {
  if (!frontMatter) return []
  const { title, shortTitle, description, keywords } = frontMatter.value
  const digest = digestOf([title, shortTitle, description, keywords])
  return [{ id: frontMatterId, digest, place: frontMatter.place('title'), faulty: false }]
}

export function readFrontMatter({ file, text }: Source, faults: Fault[]): FrontMatter | undefined {
  const [, yaml] = pattern.exec(text) ?? []
  if (yaml === undefined) return undefined
  return parseYaml({ file, text: yaml }, frontMatterSchema, faults, 2)
}

/** Where the front matter should begin or end, and does not; undefined where it is there. */
export function missingFrontMatter({ file, text }: Source): Fault | undefined {
  if (pattern.test(text)) return undefined
  const lines = text.split(/\r?\n/)
  const fault = (index: number, message: string) => ({ file, line: index + 1, column: 1, message })
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return fault(0, 'the file is empty; it begins with --- title: … ---')
  if (lines[0] !== '---') {
    return /^\s*[-–—]+\s*$/.test(lines[first] ?? '')
      ? fault(first, 'the first line of the file must be three hyphens and nothing else: ---')
      : fault(0, 'the front matter is missing; start the file with --- title: … ---')
  }
  const end = lines.findIndex(
    (line, index) => index > 0 && !/^(?:[\w-]+ *:|[ \t]*-[ \t]|[ \t]+\S|#)/.test(line),
  )
  return /^\s*[-–—]+\s*$/.test(lines[end] ?? '')
    ? fault(end, 'the front matter ends with a line of three hyphens and nothing else: ---')
    : fault(
        end < 0 ? lines.length - 1 : end,
        'the front matter has no end; write a line of three hyphens (---) after its last key',
      )
}
