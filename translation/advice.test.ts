import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listFiles } from '../compile/validation/source'
import { locales } from '../i18n/locales'
import { projectFiles, testProject } from './test-project'

// Every advice that a message gives is carried out as it is written. It must end what the message
// says, or lead on to another advice that does.

const project = testProject()
const { run, read, write, edit, remove } = project

const page = 'content/pages/topic'
const english = `${page}/en.mdx`
const french = `${page}/fr.mdx`
const spanish = `${page}/es.mdx`
const settings = `${page}/page.yml`
const lock = `${page}/translation.lock`

const beginningOf = (path: string) => projectFiles[path] ?? ''
const restore = (path: string) => write(path, beginningOf(path))

interface Advice {
  /** A command, whose answer says this. */
  asked?: string
  says: string
  /** How it comes to that. */
  arrange: () => unknown
  /** What an editor does by hand, as the advice says; before the commands that it names. */
  follow?: () => unknown
  /** The command that no longer says it; the same one, where nothing else is stated. */
  last?: string
}

/** A text of the Spanish page that is at fault, and what the advice makes of it. */
const text = (says: string, wrong: string, right = 'El primer texto.'): Advice => ({
  says,
  arrange: () => edit(spanish, 'El primer texto.', wrong),
  follow: () => edit(spanish, wrong, right),
})
const setting = (
  file: string,
  says: string,
  from: string,
  wrong: string,
  right = from,
): Advice => ({
  says,
  arrange: () => edit(file, from, wrong),
  follow: () => edit(file, wrong, right),
})
const file = (says: string, path: string, wrong: string, right: string | undefined): Advice => ({
  says,
  arrange: () => write(path, wrong),
  follow: () => (right === undefined ? remove(path) : write(path, right)),
})

const conflict = (ours: string, theirs: string) =>
  `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> theirs`

const advices: Advice[] = [
  // What is stale, and its lock.
  {
    says: 'bring it up to date, then run “npm run translation -- accept topic fr one”',
    arrange: () => edit(english, 'The first text.', 'The foremost text.'),
    follow: () => edit(french, 'Le premier texte.', 'Le tout premier texte.'),
  },
  {
    says: 'bring it up to date, then run “npm run translation -- accept topic fr three”',
    arrange: () => {
      for (const path of [english, spanish])
        write(path, `${read(path)}\n## C {/* #three */}\n\nC.\n`)
    },
    follow: () => write(french, `${read(french)}\n## C {/* #three */}\n\nC.\n`),
  },
  {
    says: 'names the section gone in fr, the section past in es, which the page does not have; run “npm run translation -- resolve topic”',
    arrange: () =>
      edit(
        lock,
        /fr:([\s\S]*)es:/,
        `fr:\n  gone: x${read(lock).split('fr:')[1]?.split('es:')[0]}es:\n  past: x`,
      ),
  },
  {
    says: 'unresolved merge, line 3: two versions of this file stand in it; run “npm run translation -- resolve topic”',
    arrange: () => {
      edit(lock, 'fr:', '<<<<<<< HEAD\nfr:')
      write(lock, `${read(lock)}=======\nfr: {}\n>>>>>>> theirs\n`)
    },
  },
  {
    says: `“german” is not a key; the keys are ${locales.join(', ')}; run “npm run translation -- resolve topic”, which keeps what can be read`,
    arrange: () => write(lock, `${read(lock)}german:\n  one: x\n`),
  },
  ...['fr: {\n', 'fr: {}\nfr: {}\n>>>>>>> theirs\n'].map((broken) => ({
    says: 'put an earlier version of this file back; if there is none, delete it, read each translation against its original, and accept it',
    arrange: () => write(lock, broken),
    follow: async () => {
      remove(lock)
      for (const locale of ['fr', 'es']) await run('accept', 'topic', locale)
    },
  })),
  {
    asked: 'status',
    says: 'When it is translated:  npm run translation -- accept topic es',
    arrange: async () => {
      edit(english, 'The first text.', 'The foremost text.')
      await run('accept', 'topic', 'fr')
    },
  },
  {
    asked: 'status',
    says: 'See what has changed:   npm run translation -- diff topic fr',
    arrange: () => edit(english, 'The first text.', 'The foremost text.'),
  },
  // What a command refuses.
  {
    asked: 'accept topic es',
    says: 'npm run translation -- accept topic es --despite-errors',
    arrange: () => edit(spanish, 'tres Estados', 'cuatro Estados'),
    follow: () => edit(spanish, 'cuatro Estados', 'tres Estados'),
  },
  {
    asked: 'accept topic es two',
    says: 'npm run translation -- accept topic es two --despite-errors',
    arrange: () => edit(spanish, 'El segundo texto.', 'El segundo texto de 2018.'),
    follow: () => edit(spanish, ' de 2018.', '.'),
  },
  {
    asked: 'accept topic fr',
    says: 'Put this right first.',
    arrange: () => edit(lock, 'fr:', '>>>>>>> theirs\nfr:'),
  },
  {
    asked: 'diff topic fr',
    says: 'Put this right first: content/pages/topic/translation.lock:3:1: unresolved merge',
    arrange: () => edit(lock, 'fr:', '>>>>>>> theirs\nfr:'),
  },
  {
    asked: 'accept topic es',
    says: 'has no es.mdx yet: write it, or have it translated with “npm run translation -- export --to es topic”',
    arrange: () => remove(spanish),
    follow: () => restore(spanish),
  },
  {
    asked: 'accept topic es --despite-errors',
    says: 'lacks two: translate it first',
    arrange: () => edit(spanish, '## Dos {/* #two */}', ''),
    follow: () => restore(spanish),
  },
  {
    asked: 'export --to es topic',
    says: '“topic” has faults; run “npm run translation -- check topic” first',
    arrange: () => edit(english, 'The first', 'The <first'),
    follow: () => edit(english, 'The <first', 'The first'),
  },
  {
    asked: 'import es.xlf',
    says: 'topic has faults; run “npm run translation -- check topic” first',
    arrange: async () => {
      await run('export', '--to', 'es', '--out', 'es.xlf', 'topic')
      edit(lock, 'fr:', '<<<<<<< HEAD\nfr:')
    },
  },
  {
    asked: 'import es.xlf',
    says: 'was exported from an older original; what has changed: One ¶ The [-first-]{+foremost+} text.. Export it again',
    arrange: async () => {
      await run('export', '--to', 'es', '--out', 'es.xlf', 'topic')
      edit(english, 'The first text.', 'The foremost text.')
    },
    follow: () => run('export', '--to', 'es', '--out', 'es.xlf', 'topic'),
  },
  {
    asked: 'import es.xlf es.xlf',
    says: 'topic es comes back twice; import one of them',
    arrange: () => run('export', '--to', 'es', '--out', 'es.xlf', 'topic'),
    last: 'import es.xlf',
  },
  {
    asked: 'resolve topic',
    says: '“topic” has no original to compare with; run “npm run translation -- check topic”',
    arrange: () => {
      edit(lock, 'fr:', '<<<<<<< HEAD\nfr:')
      edit(settings, 'sourceLanguage: en', 'sourceLanguage: de')
    },
    follow: () => edit(settings, 'sourceLanguage: de', 'sourceLanguage: en'),
  },
  // What comes next.
  {
    asked: 'export --to es --out es.xlf topic',
    says: 'When it comes back: npm run translation -- import es.xlf',
    arrange: () => {},
    last: 'import es.xlf',
  },
  {
    asked: 'import es.xlf',
    says: 'Check it: npm run translation -- check topic',
    arrange: async () => {
      await run('export', '--to', 'es', '--out', 'es.xlf', 'topic')
      edit('es.xlf', 'El segundo', 'El otro')
    },
  },
  // What a page needs by itself.
  setting(
    french,
    'keep what is right of both, and delete these lines',
    'Le premier texte.',
    conflict('Le premier texte.', 'Le texte.'),
    'Le premier texte.',
  ),
  file('keep what is right of both', 'messages/fr.json', conflict('{}', '{ "a": "b" }'), '{}'),
  text('write the text itself', 'El primer {texto}.'),
  text(
    'write ![what it shows](…)',
    'El primer texto. ![](/a.svg)',
    'El primer texto. ![una hoja](/a.svg)',
  ),
  text(
    'put it inside <Table caption="…">',
    '| a |\n|---|\n| b |',
    '<Table caption="C">\n\n| a |\n|---|\n| b |\n\n</Table>',
  ),
  text('put the note into the text', 'El primer texto.[^1]\n\n[^1]: Sí.', 'El primer texto. Sí.'),
  text('start with ##', '# Uno {/* #a */}', '## Uno {/* #a */}'),
  text('use a list or a new section', '#### A {/* #a */}', '- A'),
  setting(spanish, 'the heading skips a level; use ##', '## Uno', '### Uno'),
  text('end it with {/* #short-english-words */}', '## A', '## A {/* #short-english-words */}'),
  text('must be lower-case ASCII words with hyphens', '## A {/* #A */}', '## A {/* #a */}'),
  text('is used by the page’s layout; choose another', '## A {/* #main */}', '## A {/* #other */}'),
  text('is used twice; choose another', '## A {/* #one */}', '## A {/* #other */}'),
  text(
    'has an {expression}; write a text in quotation marks',
    'El <Lang code={1}>one</Lang>.',
    'El <Lang code="en">one</Lang>.',
  ),
  text('has no “code”; write code="…"', 'El <Lang>one</Lang>.', 'El <Lang code="en">one</Lang>.'),
  text(
    'is empty; write <SectionPages />',
    '<SectionPages>\n\nA\n\n</SectionPages>',
    '<SectionPages />',
  ),
  text('link to the page by its id', '[El primer texto](/es/tema).', '[El primer texto](topic).'),
  {
    ...text('add it with the language of its page', '[El texto](https://example.org/a).'),
    follow: () => write('content/external-links.yml', '"https://example.org/a": es\n'),
  },
  setting(spanish, 'is missing; start the file with ---', '---\ntitle: Tema', 'title: Tema'),
  setting(spanish, 'is empty; write a text', 'title: Tema', 'title: ""'),
  setting(
    spanish,
    'write one, in quotation marks if it holds a colon',
    'title: Tema',
    'title: { Tema: a }',
    'title: "Tema: a"',
  ),
  setting(
    spanish,
    'is longer than 40 characters; shorten it',
    'shortTitle: Corto',
    `shortTitle: ${'a'.repeat(41)}`,
  ),
  setting(spanish, 'write the words of the address', 'slug: tema\n', 'slug:\n'),
  setting(
    spanish,
    'slug: missing; write the words of the address',
    'slug: tema\n',
    '# tema\n',
    'slug: tema\n',
  ),
  setting(spanish, 'holds the article “el”; leave it out', 'slug: tema', 'slug: el-tema'),
  setting(
    spanish,
    'is an address of the portal itself; choose another',
    'slug: tema',
    'slug: data',
  ),
  setting(
    spanish,
    'the title is that of content/pages/home/es.mdx; choose another',
    'title: Tema',
    'title: Inicio',
  ),
  setting(
    'content/pages/home/es.mdx',
    'the home page has no slug; remove it',
    'shortTitle',
    'slug: inicio\nshortTitle',
    'shortTitle',
  ),
  setting(
    settings,
    'missing or not a date; write it as 2026-11-23',
    'modified: 2026-11-23',
    'modified: 7',
    'modified: 2026-11-23',
  ),
  setting(settings, 'write the rows of content/facts.yml, or [] for none', 'facts: []', 'facts: 7'),
  setting(
    settings,
    'must be a text; put it in quotation marks',
    'facts: []',
    'facts: [7]',
    'facts: ["7"]',
  ),
  setting(settings, '“orders” is not a key; did you mean “order”?', 'order: 1', 'orders: 1'),
  setting(
    settings,
    'remove the suppression',
    'facts: []\n',
    'facts: []\nsuppressions:\n  - { rule: numbers, locale: es, reason: a }\n',
    'facts: []\n',
  ),
  file('unexpected file; what is read is', `${page}/notes.txt`, 'A note.', undefined),
  {
    says: 'write what its chart shows, in each language',
    arrange: () => {
      write(
        'content/data/t.yml',
        'caption: { en: a, fr: b, es: c }\nrowHeader: a\ncolumns:\n  - { id: a, type: text, label: { en: a, fr: b, es: c } }\n  - { id: b, type: number, label: { en: a, fr: b, es: c } }\nrows:\n  - { a: b, b: 1 }\n',
      )
      edit(spanish, 'El primer texto.', '<Chart data="t" kind="bar" />')
    },
    follow: () =>
      edit('content/data/t.yml', 'rowHeader', 'description: { en: a, fr: b, es: c }\nrowHeader'),
  },
  {
    says: 'this is not UTF-8; save the file again with the encoding UTF-8',
    arrange: () => writeFileSync(join(project.root, french), beginningOf(french), 'latin1'),
    follow: () => restore(french),
  },
  {
    says: 'is missing; write the page in Français',
    arrange: () => remove(french),
    follow: () => restore(french),
  },
  {
    says: '2 pages are missing in Español; “npm run translation -- status --locale es” lists them',
    arrange: async () => {
      remove(spanish)
      write('content/pages/other/page.yml', beginningOf(settings))
      write('content/pages/other/en.mdx', beginningOf(english).replace(/Topic|topic/g, 'other'))
      write('content/pages/other/fr.mdx', beginningOf(french).replace(/Sujet|sujet/g, 'autre'))
      await run('accept', 'other', 'fr', '--despite-errors')
    },
    follow: () => {
      restore(spanish)
      remove('content/pages/other')
    },
  },
  {
    says: 'is missing; every page folder needs one',
    arrange: () => remove(settings),
    follow: () => restore(settings),
  },
  // What a text needs in its language.
  text('two spaces; write one', 'El  primer texto.'),
  text('a word twice; write it once', 'El primer primer texto.'),
  text('three full stops; write …', 'El primer texto...', 'El primer texto…'),
  text('a straight quotation mark; write “ or «', 'El "primer" texto.', 'El «primer» texto.'),
  text('a question without ¿; write one where it begins', 'El primer texto?', '¿El primer texto?'),
  text(
    'translate it, or mark a quotation with <Lang>',
    'This is the very first text of the whole page, and it is long.',
  ),
  text('translate it', 'The first text.'),
]

const commandsIn = (answer: string) =>
  [...answer.matchAll(/npm run translation -- ([^”\n]+)/g)]
    .map(([, command = '']) => command.trim())
    .filter((command) => command !== '--help')

it.each(advices)('leads on: $says', async ({ asked = 'check', says, arrange, follow, last }) => {
  await arrange()
  const ask = async (command: string) => {
    const { stdout, stderr, status } = await run(...command.split(' '))
    return { answer: stdout + stderr, isUnderstood: status !== 2 }
  }
  const { answer } = await ask(asked)
  expect(answer).toContain(says)
  await follow?.()
  const commands = commandsIn(answer)
  for (let step = 0; step < 6; step += 1) {
    const command = commands.shift()
    if (command === undefined) break
    const next = await ask(command)
    expect(next.isUnderstood, `${command}: ${next.answer}`).toBe(true)
    commands.push(...commandsIn(next.answer))
  }
  expect(commands).toEqual([])
  const end = await ask(last ?? asked)
  expect(end.answer).not.toContain(says)
  expect(end.isUnderstood, end.answer).toBe(true)
})

it('is followed above for each command that a message names', async () => {
  const followed = advices.map(({ says }) => says).join('\n')
  const named = new Set<string>()
  for (const folder of ['translation', 'compile/validation']) {
    for (const file of listFiles(folder)) {
      if (!/(?<!test)\.ts$/.test(file)) continue
      // Help and the heading of the lock name commands, and advise nothing.
      const source = readFileSync(join(folder, file), 'utf8').replace(/^const help.*?^`$/gms, '')
      for (const [advice] of source.matchAll(
        /“npm run translation -- \w+ [^”]*”|: +npm run translation -- \w+/g,
      )) {
        named.add(advice.replace(/\$\{.*$/, ''))
      }
    }
  }
  expect(named.size).toBeGreaterThan(5)
  for (const advice of named) expect(followed).toContain(advice)
})
