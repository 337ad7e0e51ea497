import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { inTurn } from '../../compile/turn'
import type { CheckedContent } from '../../compile/validation/checked-content'
import { slug } from '../../compile/validation/schemas'
import { glossaryId } from '../../site/glossary'
import { pageIndexId } from '../../site/page-index'
import { searchPageId } from '../../site/queried-pages'
import { aboutId, homeId } from '../../site/registry'
import { statusPageId } from '../../site/translation-status'
import { namedPages } from '../../subject/pages'
import { type ExampleNames, exampleNames } from '../examples'
import { loadContent } from '../load-content'
import { resultOf, UsageError } from '../outcome'
import { selectLocale, selectPage } from '../selection'
import { type Restructuring, restructure } from './restructure'
import type { Target } from './rewrite'

const help = `Usage: npm run page -- <verb> [arguments] [options]

  move PAGE NEW-ID
      puts a page, with the pages below it, into another section or under another name
  rename PAGE NAME
      gives the folder of a page another name
  rename PAGE LOCALE SLUG
      gives a page other words in its address in one language
  rename PAGE#SECTION NEW-SECTION
      gives a heading another id in every language
  delete PAGE [--to PAGE] [--with-pages-below]
      deletes a page. Its addresses lead on to the page of --to, or say that it is gone

A page is named by its id, the path of its folder below content/pages. Links to it are rewritten, what was
accepted of translations stays accepted, and its former addresses lead readers on (docs/addresses.md).
`

/** Examples for the end of the help. */
function examplesOf({ page, section, below, locale }: ExampleNames): string {
  const name = basename(below)
  const examples = [
    `move ${below} ${name}`,
    `rename ${below} new-${name}`,
    `rename ${below} ${locale} new-${name}`,
    `rename ${page}#${section} new-${section}`,
    `delete ${below} --to ${page}`,
  ]
  return `\nExamples:\n${examples.map((example) => `  npm run page -- ${example}\n`).join('')}`
}

/** Pages that the code of the portal names. */
const needed = [
  ...[aboutId, glossaryId, homeId, pageIndexId, searchPageId, statusPageId],
  ...namedPages,
]

interface Values {
  to?: string | undefined
  'with-pages-below'?: boolean | undefined
}

type Plan = Restructuring & { done: string }

const verbs: Record<string, (content: CheckedContent, args: string[], values: Values) => Plan> = {
  move: (content, [id, to]) => movePlan(content, id, to),
  rename(content, [id = '', second, third]) {
    if (id.includes('#')) return sectionPlan(content, id, second)
    if (third !== undefined) return slugPlan(content, id, second, third)
    const above = id.slice(0, id.lastIndexOf('/') + 1)
    return movePlan(content, id, second && above + second)
  },
  delete: deletePlan,
}

const unchanged: Restructuring = {
  idOf: (id) => id,
  hasNewAddress: () => false,
  redirect: (target) => target,
  newHeadingId: (_, id) => id,
}

function movePlan(content: CheckedContent, id: string | undefined, to: string | undefined): Plan {
  const page = movablePage(content, id)
  if (to === undefined) throw new UsageError('The new id of the page is missing.')
  if (!to.split('/').every((name) => slug.safeParse(name).success)) {
    throw new UsageError(
      `“${to}” cannot be the id of a page: small letters without accents, digits and hyphens, with “/” below a page.`,
    )
  }
  if (content.pages.has(to)) throw new UsageError(`There is a page “${to}” already.`)
  if (isWithin(to, page)) throw new UsageError('A page cannot lie below itself.')
  const idOf = (old: string) => (isWithin(old, page) ? to + old.slice(page.length) : old)
  const order = freeOrder(content, page, to)
  return {
    ...unchanged,
    names: [page, to],
    idOf,
    hasNewAddress: (old) => isWithin(old, page),
    redirect: (target) => ({ ...target, page: idOf(target.page) }),
    edit: (text, owner, name) =>
      owner === page && name === 'page.yml' && order !== undefined
        ? text.replace(/^order:.*$/m, `order: ${order}`)
        : text,
    done: `${page} is now ${to}, and its former addresses lead there`,
  }
}

/** The place of a page among those of another folder: after them where its own is taken there. */
function freeOrder({ pages }: CheckedContent, page: string, to: string): number | undefined {
  const folderOf = (id: string) => id.slice(0, Math.max(0, id.lastIndexOf('/')))
  const orders = [...pages.values()].flatMap(({ id, settings }) =>
    settings && id !== page && folderOf(id) === folderOf(to) ? settings.value.order : [],
  )
  const own = pages.get(page)?.settings?.value.order
  return own !== undefined && orders.includes(own) ? Math.max(...orders) + 1 : own
}

function slugPlan(content: CheckedContent, id: string, code: string | undefined, to: string): Plan {
  const locale = selectLocale(code)
  const page = selectPage(content, id)
  if (!page.texts.get(locale)?.frontMatter?.value.slug) {
    throw new UsageError(`“${id}” has no slug in “${locale}”.`)
  }
  return {
    ...unchanged,
    hasNewAddress: (other) => isWithin(other, page.id),
    edit: (text, owner, name) =>
      owner === page.id && name === `${locale}.mdx`
        ? text.replace(/^slug:.*$/m, `slug: ${to}`)
        : text,
    done: `${id} has the slug “${to}” in ${locale}, and its former address leads there`,
  }
}

function sectionPlan(content: CheckedContent, from: string, to: string | undefined): Plan {
  const [id = '', section] = from.split('#')
  const page = selectPage(content, id)
  const ids = [...page.texts.values()].flatMap(({ body }) => body.headings.map((one) => one.id))
  if (!ids.includes(section ?? '')) {
    throw new UsageError(
      `“${id}” has no section “${section}”; it has ${[...new Set(ids)].join(', ')}.`,
    )
  }
  if (to === undefined) throw new UsageError('The new id of the section is missing.')
  const renamed = (target: Target) =>
    target.page === id && target.section === section ? { ...target, section: to } : target
  return {
    ...unchanged,
    names: [section ?? '', to],
    redirect: renamed,
    newHeadingId: (owner, heading) => (owner === id && heading === section ? to : heading),
    done: `The section ${from} is now ${id}#${to}`,
  }
}

function deletePlan(content: CheckedContent, [given]: string[], values: Values): Plan {
  const id = movablePage(content, given)
  const to = values.to === undefined ? undefined : selectPage(content, values.to).id
  const below = [...content.pages.keys()].filter((other) => other !== id && isWithin(other, id))
  if (below.length > 0 && !values['with-pages-below']) {
    throw new UsageError(
      `Pages lie below “${id}”: ${below.join(', ')}. Move them first, or delete them too with --with-pages-below.`,
    )
  }
  if (to !== undefined && isWithin(to, id)) throw new UsageError(`“${to}” would be deleted too.`)
  const next = to === undefined ? null : { page: to, section: undefined }
  return {
    ...unchanged,
    idOf: (other) => (isWithin(other, id) ? null : other),
    hasNewAddress: (other) => isWithin(other, id),
    takenBy: to,
    redirect: (target) => (isWithin(target.page, id) ? next : target),
    done: to
      ? `${id} is deleted, and its addresses lead to ${to}`
      : `${id} is deleted, and its addresses say that it is gone. Links to it are text now; to lead them and readers to another page, undo this and add --to`,
  }
}

/** A page that may have another id, or none. */
function movablePage(content: CheckedContent, id: string | undefined): string {
  if (id === undefined) throw new UsageError('The id of the page is missing.')
  const made = content.dataPages.get(id)
  if (made) {
    throw new UsageError(`“${id}” is made of ${made.file}: see docs/adding-a-country.md.`)
  }
  const page = selectPage(content, id).id
  const fixed = needed.find((one) => isWithin(one, page))
  if (!fixed) return page
  throw new UsageError(
    `The portal’s code names the page “${fixed}”: only its slugs can be changed, “npm run page -- rename ${fixed} LOCALE SLUG”.`,
  )
}

function isWithin(id: string, page: string): boolean {
  return id === page || id.startsWith(`${page}/`)
}

/** Runs a verb of `npm run page`. */
export function runPage(root: string, args: string[]) {
  return resultOf('page', async () => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        to: { type: 'string' },
        'with-pages-below': { type: 'boolean' },
      },
    })
    const [name = '', ...rest] = positionals
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
    if (values.help || name === '') {
      const stdout = help + examplesOf(await exampleNames(root))
      return { status: values.help ? 0 : 2, stdout, stderr: '' }
    }
    if (!verb) throw new UsageError(`“${name}” is not a verb; the verbs are move, rename, delete.`)
    return await inTurn(root, `page ${args.join(' ')}`, async () => {
      const { done, ...plan } = verb(await loadContent(root), rest, values)
      const files = await restructure(root, plan)
      const list = files.map((file) => `  ${file}\n`).join('')
      return { status: 0, stdout: `${done}.\nWritten:\n${list}`, stderr: '' }
    })
  })
}
