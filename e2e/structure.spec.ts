import { expect } from '@playwright/test'
import { ancestors, getText, hasLocale, sections } from '../site/registry'
import { factsOf, test } from './documents'
import { pageCases } from './pages'

test('every page has one main landmark, one h1 and headings in order', ({ documents }) => {
  const faults: string[] = []
  for (const { path } of pageCases) {
    const { mains, headingLevels } = factsOf(documents, path)
    if (mains !== 1) faults.push(`${path}: ${mains} main landmarks`)
    if (headingLevels.lastIndexOf(1) !== 0) {
      faults.push(`${path}: does not start with its only h1`)
    }
    const skip = headingLevels.findIndex(
      (level, index) => index > 0 && level > (headingLevels[index - 1] ?? 0) + 1,
    )
    if (skip > 0) faults.push(`${path}: heading ${skip + 1} skips a level`)
  }
  expect(faults).toEqual([])
})

test('the section menu holds the sections and the branch of the page, and marks the page', ({
  documents,
}) => {
  for (const { page, locale, path } of pageCases.filter((one) => one.page.parent)) {
    const branch = [...ancestors(page), page]
    const expected = sections().flatMap((section) =>
      branch.includes(section)
        ? [section, ...section.children.filter((one) => !one.fromData || one === page)]
        : [section],
    )
    expect
      .soft(factsOf(documents, path).sectionMenu, path)
      .toEqual(
        expected
          .filter((one) => hasLocale(one, locale))
          .map((one) => ({ text: getText(one, locale).shortTitle, isCurrent: one === page })),
      )
  }
})
