import { describe, expect, it } from 'vitest'
import { type Files, settings, sound, text, validate } from './test-content'

/** A section with a page below it, which link to each other’s sections, and a page that links to both. */
const linked: Files = {
  ...sound,
  ...Object.fromEntries(
    (['en', 'fr', 'es'] as const).flatMap((locale) => [
      [
        `pages/topic/${locale}.mdx`,
        text(
          `Topic ${locale}`,
          'topic',
          '[a](topic/child#two)\n\n## One {/* #one */}\n\nText.\n\n## More {/* #more */}\n\n[b](#one)',
        ),
      ],
      [
        `pages/topic/child/${locale}.mdx`,
        text(`Child ${locale}`, 'child', '## Two {/* #two */}\n\n[a](topic#one)'),
      ],
      [
        `pages/home/${locale}.mdx`,
        text(`Home ${locale}`, undefined, '[a](topic#more) [b](topic/child#two)'),
      ],
    ]),
  ),
  'pages/topic/child/page.yml': settings,
}

const change = (from: string | RegExp, to: string) => (content: string) => content.replace(from, to)
const broken: [string, (content: string) => string | Buffer][] = [
  ['is in UTF-16', (content) => Buffer.from(content, 'utf16le')],
  ['is in Latin-1', (content) => Buffer.from(`${content}été\n`, 'latin1')],
  ['is empty', () => ''],
  ['has no front matter', change(/^---[\s\S]*---\n/, '')],
  ['has front matter without an end', change('\n---\n', '\n')],
  ['has a colon in its title', change('title: ', 'title: A: ')],
  [
    'has an unclosed component',
    (content) => `${content}\n<Notice kind="warning">\n\n## A {/* #a */}\n`,
  ],
  ['has an unclosed component above all', change(/(?<=\n---\n)/, '<Notice kind="warning">\n\n')],
  ['has a brace', (content) => `${content}\nA lone { brace.\n`],
  ['has HTML', (content) => `${content}\nOne<br/>two.\n`],
  ['has a heading with a no-break space', change(/^## /m, '##\u00a0')],
  ['has a heading with a wrong id', change('{/* #', '{#')],
]
const texts = Object.keys(linked).filter((path) => /topic.*\.mdx$/.test(path))

describe.each(broken)('a text that %s', (_, breakIt) => {
  it.each(texts)('%s is one fault, and nothing else is at fault', async (path) => {
    const { faults, notices } = await validate(linked, { [path]: breakIt(`${linked[path]}`) })
    expect([...faults, ...notices]).toEqual([expect.stringContaining(`content/${path}:`)])
  })
})
