import { expect, it } from 'vitest'
import { unresolvedMerge, versionsOf } from './unresolved-merge'

const lineOf = (text: string, file = 'content/pages/topic/en.mdx') =>
  unresolvedMerge({ file, text })?.line

const styles = {
  merge: 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> 1a2b3c4 (Text)\nd\n',
  diff3: 'a\n<<<<<<< ours\nb\n||||||| 1a2b3c4\nold\n=======\nc\n>>>>>>> theirs\nd\n',
  nested:
    'a\n<<<<<<< ours\nb\n||||||| merged common ancestors\n<<<<<<<<< Temporary merge branch 1\nx\n=========\ny\n>>>>>>>>> Temporary merge branch 2\n=======\nc\n>>>>>>> theirs\nd\n',
}

it.each(Object.entries(styles))('reads both versions of a conflict as %s writes it', (_, text) => {
  for (const written of [text, text.replaceAll('\n', '\r\n')]) {
    expect(lineOf(written)).toBe(2)
    const { ours, theirs } = versionsOf(written)
    expect([ours, theirs].map((side) => side.replaceAll('\r', ''))).toEqual([
      'a\nb\nd\n',
      'a\nc\nd\n',
    ])
  }
})

it.each([
  ['only the last line of a conflict', '---\ntitle: a\n---\n\nb\n>>>>>>> theirs\n', 6],
  ['what both came from', '---\ntitle: a\n---\n\n||||||| 1a2b3c4\nb\n', 5],
  ['the middle of one in front matter', '---\ntitle: a\n=======\ntitle: b\n---\n\nc\n', 3],
  ['one after a fenced code block', '```\na\n```\n\n<<<<<<< HEAD\n', 5],
])('finds %s', (_, text, line) => {
  expect(lineOf(text)).toBe(line)
})

it.each([
  ['a heading that is underlined', '---\ntitle: a\n---\n\nHeading\n=======\n\n## b\n'],
  ['quotations in quotations', '> > > > > > > a\n\n>>>>>>>\n'],
  ['an empty row of a table', '| a |\n|||||||\n'],
  ['less-than signs in a text', 'a <<<<<<< b\n'],
  ['a code block that shows one', '~~~ text\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n~~~\n'],
])('takes nothing else for one: %s', (_, text) => {
  expect(lineOf(text)).toBeUndefined()
})

it('takes the line between two versions for one where no heading can be', () => {
  for (const file of ['page.yml', 'translation.lock', 'words.txt', 'messages/fr.json']) {
    expect(lineOf('a: 1\n=======\na: 2\n', file)).toBe(2)
  }
})
