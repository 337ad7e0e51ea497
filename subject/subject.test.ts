import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { pageCode, root } from '../compile/inputs.mjs'
import { listFiles } from '../compile/validation/source'
import { type Glossary, pageIndex } from '../site/content'

// The subject is content: nothing but content/, messages/ and countries/ says what this portal is about.

const rooms = [...pageCode, 'delivery', 'deploy/nginx', 'enhance', 'preview', 'translation'].filter(
  (path) => !/\.\w+$/.test(path) && !['countries', 'messages'].includes(path),
)

/** Pages that any portal may have, which code names by constants of site/. */
const anyPortals = ['a-z', 'about', 'glossary', 'home', 'search']

it('stands in no string of the code, by the id of a page or the acronym of a term', async () => {
  const ids = pageIndex().map(({ id }) => id)
  const own = ids.filter((id) => !anyPortals.some((one) => `${id}/`.startsWith(`${one}/`)))
  // A word alone may mean anything; “pacific-alliance” and “north-america/mexico” do not.
  const names = own.flatMap((id) => [id, ...id.split('/')]).filter((name) => /[-/]/.test(name))
  const glossary: Glossary = parse(readFileSync('content/glossary.yml', 'utf8'))
  const acronyms = Object.values(glossary).flatMap(({ acronym }) => Object.values(acronym ?? {}))
  const named = new Set([...names, ...acronyms.flat(2)])
  const found: string[] = []
  for (const room of rooms) {
    for (const name of listFiles(`${root}/${room}`)) {
      if (!/\.(?:tsx?|m?js|json|css|conf)$/.test(name) || /\.test\.|test-/.test(name)) continue
      const code = readFileSync(`${root}/${room}/${name}`, 'utf8')
      for (const [text] of withoutComments(code).matchAll(/[\w-]+(?:\/[\w-]+)*/g)) {
        if (named.has(text)) found.push(`${room}/${name}: ${text}`)
      }
    }
  }
  expect(found).toEqual([])
})

/** Comments may explain a rule by what it is for. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#)[^\n]*$/gm, '')
}
