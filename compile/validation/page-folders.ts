import { locales, localeTable } from '../../i18n/locales'
import { gone } from '../../site/address-record'
import { homeId } from '../../site/registry'
import { type CheckedContent, type CheckedPage, isUnread } from './checked-content'
import { type Fault, startOfFile } from './fault'

/** Reports what a page’s folder lacks: its settings, a page above it, texts. */
export function checkFolder(
  page: CheckedPage,
  content: CheckedContent,
  faults: Fault[],
  notices: Fault[],
): void {
  const settingsFile = `${page.folder}/page.yml`
  const isMisnamed = (name: string) => content.misnamed.has(`pages/${page.id}/${name}`)
  if (!page.hasSettings && !isMisnamed('page.yml')) {
    faults.push({
      file: settingsFile,
      ...startOfFile,
      message: 'is missing; every page folder needs one',
    })
  }
  if (page.id === gone) {
    faults.push({
      file: page.folder,
      ...startOfFile,
      message: `a page cannot be called “${gone}”, which content/addresses.txt says of pages that are; rename the folder`,
    })
  }
  const parent = parentOf(page, content)
  if (page.id.includes('/') && !parent) {
    faults.push({
      file: page.folder,
      ...startOfFile,
      message: 'the folder above it is not a page; give it a page.yml and its texts',
    })
  }
  for (const locale of locales) {
    const file = `${page.folder}/${locale}.mdx`
    const { name, required } = localeTable[locale]
    if (!page.texts.has(locale)) {
      if (isMisnamed(`${locale}.mdx`)) continue
      const isHome = page.id === homeId
      const message = `is missing; write the page in ${name}${isHome ? ', which needs a home page before any other' : ''}`
      if (required || isHome) faults.push({ file, ...startOfFile, message })
      else notices.push({ file, ...startOfFile, message, lacks: locale })
    } else if (
      parent &&
      !required &&
      !parent.texts.has(locale) &&
      !isUnread(parent, `${parent.folder}/${locale}.mdx`)
    ) {
      faults.push({
        file,
        ...startOfFile,
        message: `cannot have an address, because ${parent.folder}/${locale}.mdx is missing`,
      })
    }
  }
}

function parentOf(page: CheckedPage, { pages }: CheckedContent): CheckedPage | undefined {
  return page.id.includes('/') ? pages.get(page.id.slice(0, page.id.lastIndexOf('/'))) : undefined
}
