import { type Locale, locales, localeTable } from '../i18n/locales'
import type { Command } from '../testing/processes'
import { nodeCommand, type Peer, siteOrigin } from './peers'

/** A site builder that stays, and makes its files again when a text is saved. */
export interface WatchedPeer extends Peer {
  /** The program that it needs, where npm does not install it, and how to. */
  program?: { name: string; install: string }
  watch: Omit<Command, 'cwd'>
  /** What it says when it has built the site, and waits. */
  ready: string
  /** Path below the site’s folder of a page as readers get it. */
  output(id: string, locale: Locale): string
}

const address = (id: string, locale: Locale) => `/${locale}/${id === 'home' ? '' : `${id}/`}`

/** A page with the menu of its section and the addresses in other languages, as little as there can be. */
const document = (parts: Record<'locale' | 'title' | 'description' | 'menu' | 'text', string>) =>
  `<!doctype html>
<html lang="${parts.locale}">
<head><meta charset="utf-8"><title>${parts.title}</title><meta name="description" content="${parts.description}"></head>
<body><nav><ul>${parts.menu}</ul></nav><main><h1>${parts.title}</h1>${parts.text}</main></body>
</html>
`

const hugoPage = document({
  locale: '{{ .Language.Lang }}',
  title: '{{ .Title }}',
  description: '{{ .Description }}',
  menu: '{{ range .CurrentSection.Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}',
  text: '{{ .Content }}{{ range .Translations }}<a hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}',
})

const hugo: WatchedPeer = {
  name: 'Hugo',
  program: { name: 'hugo', install: 'sudo apt-get install hugo' },
  file: (id, locale, hasChildren) =>
    `content/${locale}/${id === 'home' ? '_index' : `${id}${hasChildren ? '/_index' : ''}`}.md`,
  address,
  frontMatter: ({ title, shortTitle, description }, order) => ({
    title,
    linkTitle: shortTitle,
    description,
    weight: order + 1,
  }),
  heading: (text, id) => `${text} {#${id}}`,
  files: () => ({
    'hugo.json': JSON.stringify({
      baseURL: siteOrigin,
      defaultContentLanguage: 'en',
      defaultContentLanguageInSubdir: true,
      disableKinds: ['taxonomy', 'term', 'RSS'],
      languages: Object.fromEntries(
        locales.map((locale) => [
          locale,
          { contentDir: `content/${locale}`, languageName: localeTable[locale].name },
        ]),
      ),
    }),
    'layouts/_default/single.html': hugoPage,
    'layouts/_default/list.html': hugoPage,
    'layouts/index.html': hugoPage,
  }),
  build: { command: 'hugo', args: [] },
  watch: { command: 'hugo', args: ['--watch'] },
  ready: 'Watching for changes',
  output: (id, locale) => `public${address(id, locale)}index.html`,
}

const eleventy: WatchedPeer = {
  name: 'Eleventy',
  file: (id, locale, hasChildren) =>
    `content/${locale}/${id === 'home' ? 'index' : `${id}${hasChildren ? '/index' : ''}`}.md`,
  address,
  frontMatter: ({ title, shortTitle, description }, order) => ({
    title,
    shortTitle,
    description,
    order,
  }),
  heading: (text) => text,
  files: () => ({
    'package.json': '{ "private": true, "type": "module" }',
    'eleventy.config.js': `
      import { dirname } from 'node:path'
      export default (config) => {
        config.addFilter('folder', dirname)
        config.addCollection('menus', (pages) => {
          const menus = {}
          for (const page of pages.getAll()) (menus[dirname(page.filePathStem)] ??= []).push(page)
          for (const menu of Object.values(menus)) menu.sort((a, b) => a.data.order - b.data.order)
          return menus
        })
        return { dir: { input: 'content' }, markdownTemplateEngine: false }
      }`,
    'content/content.json': '{ "layout": "page.njk" }',
    'content/_includes/page.njk': document({
      locale: '{{ page.filePathStem.slice(1, 3) }}',
      title: '{{ title }}',
      description: '{{ description }}',
      menu: '{% for item in collections.menus[page.filePathStem | folder] %}<li><a href="{{ item.url }}">{{ item.data.shortTitle }}</a></li>{% endfor %}',
      text: '{{ content | safe }}',
    }),
  }),
  build: nodeCommand('@11ty/eleventy/cmd.cjs', '--quiet'),
  watch: nodeCommand('@11ty/eleventy/cmd.cjs', '--watch', '--quiet'),
  ready: 'Watching',
  output: (id, locale) => `_site${address(id, locale)}index.html`,
}

export const watchedPeers = [hugo, eleventy]
