import { expect, it } from 'vitest'
import { counted, type Fault, startOfFile, withoutRepetition } from './fault'

const missing = (page: string, lacks: 'es' | 'fr'): Fault => ({
  file: `content/pages/${page}/${lacks}.mdx`,
  ...startOfFile,
  message: 'is missing',
  lacks,
})
const other: Fault = { file: 'content/x.yml', line: 2, column: 3, message: 'is wrong' }

it('says in one line how many pages a language lacks, and each by itself where there is one', () => {
  const listed = [
    missing('a', 'es'),
    other,
    missing('a', 'fr'),
    missing('b', 'es'),
    missing('c', 'es'),
  ]
  expect(withoutRepetition(listed).map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'content/pages: 3 pages are missing in Español; “npm run translation -- status --locale es” lists them',
    'content/x.yml: is wrong',
    'content/pages/a/fr.mdx: is missing',
  ])
})

it('counts one fault as one, and others as several', () => {
  expect([0, 1, 2].map((count) => counted(count, 'fault'))).toEqual([
    '0 faults',
    '1 fault',
    '2 faults',
  ])
})
