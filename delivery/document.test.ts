import { expect, it } from 'vitest'
import { toDocument } from './document'

const page = {
  path: '/en/x',
  source: 'app/x/page.tsx',
  clientComponents: { '77': 'components/counter.tsx' },
}

const html = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}<title>x</title></head><body>${body}</body></html>`

it('removes what only the framework needs and keeps all else byte for byte', () => {
  const kept = '<p>a &amp; b<br/>&nbsp;c</p><script type="module" src="/enhance/1.js"></script>'
  const data = ['application/ld+json', 'speculationrules']
    .map((type) => `<script type="${type}">{"a":1}</script>`)
    .join('')
  const rendered = html(
    `<div hidden=""><!--$--><!--/$--></div>${kept}<!-- --><!--$-->${data}<!--/$-->` +
      '<script src="/_next/static/chunks/a.js" async=""></script>' +
      '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push([])</script>' +
      '<script>(self.__next_f=self.__next_f||[]).push([0])</script>' +
      '<script>self.__next_f.push([1,"6:I[12,[],\\"default\\"]\\n"])</script>',
    '<link rel="preload" as="script" href="/_next/static/chunks/b.js"/><meta name="next-size-adjust" content=""/>',
  )
  expect(toDocument(rendered, page)).toBe(html(kept + data))
})

it('has fonts preloaded for the screens that use them', () => {
  const preload =
    '<link rel="preload" href="/_next/static/media/a.woff2" as="font" crossorigin=""/>'
  const limited = preload.replace('/>', ' media="(width >= 48rem)"/>')
  expect(toDocument(html('', preload), page)).toBe(html('', limited))
})

it.each([
  [
    'a client component',
    '<script>self.__next_f.push([1,"6:I[77,[],\\"default\\"]\\n"])</script>',
    'components/counter.tsx',
  ],
  ['a page that streams', '<!--$?--><template id="B:0"></template><!--/$-->', 'Suspense'],
  ['an inline script', '<script>alert(1)</script>', 'alert(1)'],
  ['a style element', '<style>p{}</style>', '<style>'],
  ['a style attribute', '<p style="color:red">x</p>', 'color:red'],
  ['an event handler', '<button onclick="x()">x</button>', 'onclick'],
  ['a script address', '<a href="javascript:x()">x</a>', 'href'],
  ['an image of another origin', '<img src="//example.org/a.png" alt=""/>', 'example.org'],
  [
    'an image set of another origin',
    '<img srcset="/a.png, https://example.org/b.png 2x" alt=""/>',
    'example.org',
  ],
  [
    'a font of another origin',
    '<link rel="preload" as="font" href="https://example.org/a.woff2"/>',
    'example.org',
  ],
  [
    'a report to another origin',
    '<a href="/" ping="/a https://example.org/b">x</a>',
    'example.org',
  ],
  [
    'a page that leads to another origin by itself',
    '<meta http-equiv="Refresh" content="0; URL=\'https://example.org/\'"/>',
    'example.org',
  ],
])('refuses %s, naming the page, its source and the fault', (_, fault, named) => {
  const refused = () => toDocument(html(fault), page)
  expect(refused).toThrow('/en/x (app/x/page.tsx)')
  expect(refused).toThrow(named)
})

it('lists every fault of a page at once', () => {
  const body = '<p style="a:b">x</p><img src="https://example.org/a.png" alt=""/>'
  expect(() => toDocument(html(body), page)).toThrow(/a:b[\s\S]*example\.org/)
})

it('lets a page link to another site and name its own address', () => {
  const rendered = html(
    '<a href="https://example.org/">x</a>',
    '<link rel="canonical" href="https://portal.example/en/x"/>',
  )
  expect(toDocument(rendered, page)).toBe(rendered)
})
