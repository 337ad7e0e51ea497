import { expect, it } from 'vitest'
import { settings, text, validate } from './test-content'

const draft = `${settings}draft: true\n`
const named =
  '“topic” is a draft, which readers do not have; remove “draft: true” from its page.yml'

it('takes a page as a draft, with all other checks', async () => {
  expect(await validate({ 'pages/topic/page.yml': draft })).toEqual({ faults: [], notices: [] })
  const { faults } = await validate({
    'pages/topic/page.yml': draft,
    'pages/topic/fr.mdx': undefined,
  })
  expect(faults).toEqual([expect.stringContaining('content/pages/topic/fr.mdx:1:1: is missing')])
})

it('refuses what leads readers to a draft, in its place', async () => {
  const { faults } = await validate({
    'pages/topic/page.yml': draft,
    'pages/home/page.yml': `${settings}related: [topic]\nmostRequested: [topic]\n`,
    'pages/home/fr.mdx': text('Accueil', undefined, 'Voir [le sujet](topic#one).'),
  })
  expect(faults).toEqual([
    expect.stringMatching(/^content\/pages\/home\/fr\.mdx:8:6: /),
    expect.stringMatching(/^content\/pages\/home\/page\.yml:5:\d+: /),
    expect.stringMatching(/^content\/pages\/home\/page\.yml:6:\d+: /),
  ])
  for (const fault of faults) expect(fault).toContain(named)
})

it('refuses a published page below a draft, and takes another draft', async () => {
  const below = (pageSettings: string) =>
    validate({
      'pages/topic/page.yml': draft,
      'pages/topic/part/page.yml': pageSettings,
      ...Object.fromEntries(
        (['en', 'fr', 'es'] as const).map((locale) => [
          `pages/topic/part/${locale}.mdx`,
          text(`Part ${locale}`, 'part', '[Above](topic)'),
        ]),
      ),
    })
  const { faults } = await below(settings)
  expect(faults).toContainEqual(
    expect.stringContaining('content/pages/topic/part/page.yml:1:1: the page above it, “topic”'),
  )
  expect(await below(draft)).toEqual({ faults: [], notices: [] })
})

it('refuses a portal whose home page is a draft', async () => {
  const { faults } = await validate({ 'pages/home/page.yml': draft })
  expect(faults).toEqual([expect.stringMatching(/^content\/pages\/home\/page\.yml:5:\d+: draft: /)])
})

it('refuses to make a draft of what was published', async () => {
  const { faults } = await validate({
    'addresses.txt': '/en/topic topic\n',
    'pages/topic/page.yml': draft,
  })
  expect(faults).toEqual([expect.stringContaining('content/addresses.txt:1:1: ')])
})
