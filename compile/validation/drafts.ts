import { homeId } from '../../site/registry'
import type { CheckedContent, CheckedPage } from './checked-content'
import { type Fault, startOfFile } from './fault'

/** Reports what would lead readers to a draft, which is not published (docs/adding-a-page.md). */
export function checkDraft(
  { id, folder, settings, texts }: CheckedPage,
  { pages }: CheckedContent,
  faults: Fault[],
): void {
  const file = `${folder}/page.yml`
  const isDraft = (other: string) => pages.get(other)?.settings?.value.draft === true
  if (id === homeId && isDraft(id) && settings) {
    const message = 'draft: the home page cannot be a draft; remove this line'
    faults.push({ file, ...settings.place('draft'), message })
  }
  if (isDraft(id)) return
  const [above] = /.*(?=\/)/.exec(id) ?? []
  if (above && isDraft(above)) {
    const message = `the page above it, “${above}”, is a draft; write “draft: true” here too, or remove it there`
    faults.push({ file, ...startOfFile, message })
  }
  const advice = (other: string) =>
    `“${other}” is a draft, which readers do not have; remove “draft: true” from its page.yml to publish it, or do not name it here`
  for (const key of ['related', 'mostRequested'] as const) {
    for (const [index, other] of (settings?.value[key] ?? []).entries()) {
      if (!settings || !isDraft(other)) continue
      faults.push({ file, ...settings.place(key, index), message: advice(other) })
    }
  }
  for (const text of texts.values()) {
    for (const { url, place } of text.body.links) {
      const [other = ''] = url.split('#')
      if (isDraft(other)) faults.push({ file: text.file, ...place, message: advice(other) })
    }
  }
}
