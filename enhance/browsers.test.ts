import compatData from '@mdn/browser-compat-data' with { type: 'json' }
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data'
import { build } from 'esbuild'
import ts from 'typescript-5'
import { expect, it } from 'vitest'
import { oldestBrowsers } from './browsers'

/** Asked for before they are used: a reader whose browser lacks them has the page without. */
const askedFor = ['Navigator.share']

const { api, javascript } = compatData

/** What MDN knows of a name that the types of browsers and of the language declare, such as `Element.ariaSort`. */
function statementOf(owners: string[], member: string): CompatStatement | undefined {
  for (const owner of owners) {
    const known: Identifier | undefined = api[owner] ?? javascript.builtins?.[owner]
    const statement = known?.[member]?.__compat
    if (statement) return statement
  }
  return undefined
}

/** Whether a version, by its numbers, is as old as another. */
function isAsOld(version: string, other: string): boolean {
  return version.replace('≤', '').localeCompare(other, 'en', { numeric: true }) <= 0
}

function isSupported({ support }: CompatStatement, browser: keyof typeof oldestBrowsers): boolean {
  const statements = [support[browser] ?? []].flat() as SimpleSupportStatement[]
  return statements.some(
    ({ version_added: added, version_removed: removed, flags, prefix, alternative_name }) =>
      typeof added === 'string' &&
      isAsOld(added, oldestBrowsers[browser]) &&
      !removed &&
      !flags &&
      !prefix &&
      !alternative_name,
  )
}

/** Every name of the browser’s and the language’s own that files use, with the interfaces that may have it. */
function platformNames(files: string[]): { place: string; owners: string[]; member: string }[] {
  const program = ts.createProgram(files, {
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const isPlatform = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some((declaration) =>
      program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
    ) ?? false
  const namesOf = (type: ts.Type): string[] => {
    const types = type.isUnionOrIntersection() ? type.types : [checker.getApparentType(type)]
    return types.flatMap((one) => {
      const name = one.getSymbol()?.name.replace(/Constructor$/, '')
      const bases = one.isClassOrInterface() ? checker.getBaseTypes(one) : []
      return [...(name ? [name] : []), ...bases.flatMap(namesOf)]
    })
  }
  const found: ReturnType<typeof platformNames> = []
  for (const source of program.getSourceFiles()) {
    if (program.isSourceFileDefaultLibrary(source) || source.isDeclarationFile) continue
    const add = (node: ts.Node, owners: string[], member: string) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push({ place: `${source.fileName}:${line + 1}`, owners, member })
    }
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) {
        const symbol = checker.getSymbolAtLocation(node.name)
        const declared = symbol?.declarations?.flatMap(({ parent }) =>
          ts.isInterfaceDeclaration(parent) ? [parent.name.text.replace(/Constructor$/, '')] : [],
        )
        if (isPlatform(symbol)) {
          const owners = [
            ...(declared ?? []),
            ...namesOf(checker.getTypeAtLocation(node.expression)),
          ]
          add(node, owners, node.name.text)
        }
      } else if (ts.isIdentifier(node) && !ts.isTypeNode(node.parent)) {
        const symbol = checker.getSymbolAtLocation(node)
        const isValue = symbol && (symbol.flags & ts.SymbolFlags.Value) !== 0
        if (isValue && isPlatform(symbol) && !ts.isPropertyAccessExpression(node.parent)) {
          add(node, [node.text, 'Window'], node.text)
        }
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

it('uses nothing that the oldest browsers lack', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['enhance/index.ts'],
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
  })
  const bundle = outputFiles[0]?.text ?? ''
  // Of what shared files hold, only a part is in the module.
  const names = platformNames(Object.keys(metafile.inputs)).filter(({ member }) =>
    bundle.includes(member),
  )
  expect(names.length).toBeGreaterThan(100)
  const browsers = Object.keys(oldestBrowsers) as (keyof typeof oldestBrowsers)[]
  const lacking = names.flatMap(({ place, owners, member }) => {
    const statement = statementOf(owners, member)
    if (!statement || owners.some((owner) => askedFor.includes(`${owner}.${member}`))) return []
    return browsers
      .filter((browser) => !isSupported(statement, browser))
      .map((browser) => `${place}: ${member} is not in ${browser} ${oldestBrowsers[browser]}`)
  })
  expect(lacking).toEqual([])
})
