import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { publicOrigin } from '../site/origin'
import { neutralPath } from '../site/registry'
import { messages, samples, translators } from './pages'

const phone = { width: 360, height: 740 }

for (const { page: entry, locale, path } of samples) {
  test.describe(`with the keyboard alone, ${path}`, () => {
    // A browser that is offered another language shows the line that could cover the focus.
    test.use({ locale: locale === 'fr' ? 'en-CA' : 'fr-CA' })

    test('skips to the main content', async ({ page }) => {
      await page.goto(path)
      await page.keyboard.press('Tab')
      await expect(page.locator(':focus')).toHaveText(messages[locale].layout.skipToContent)
      await page.keyboard.press('Enter')
      await expect(page.locator('main')).toBeFocused()
    })

    test('opens the topics with Enter and closes them with Escape', async ({ page }) => {
      await page.goto(path)
      const button = page.getByRole('button', { name: messages[locale].layout.topics, exact: true })
      const menu = page.getByRole('navigation', {
        name: messages[locale].layout.topics,
        exact: true,
      })
      await button.focus()
      await page.keyboard.press('Enter')
      await expect(menu).toBeVisible()
      await page.keyboard.press('Tab')
      await expect(menu.getByRole('link').first()).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(menu).toBeHidden()
      await expect(button).toBeFocused()
    })

    test('opens the section menu on a phone, directly above the text, and Escape closes it', async ({
      page,
    }) => {
      await page.setViewportSize(phone)
      await page.goto(path)
      const summary = page.locator('.section-menu summary')
      const first = page.locator('.section-menu a').first()
      await expect(first).toBeHidden()
      await summary.focus()
      await page.keyboard.press('Enter')
      await expect(first).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(first).toBeHidden()
      await expect(summary).toBeFocused()
    })

    test('shows where the focus is at every stop, and nothing covers it', async ({ page }) => {
      test.setTimeout(600_000)
      // Smooth scrolling would still be on its way to the focus when it is looked at.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(path)
      const stops = await page.locator('a[href], button, input, summary').count()
      const faults: string[] = []
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press('Tab')
        const fault = await page.evaluate(focusFault)
        if (fault === 'end') break
        if (fault) faults.push(fault)
      }
      expect(faults).toEqual([])
    })

    test('copies the address of a section, in full and for every language, and says so', async ({
      page,
      context,
    }) => {
      await context.grantPermissions(['clipboard-write'])
      await page.goto(path)
      const heading = page.locator('.prose h2').first()
      const name = translators[locale]('sharing.sectionLinks', {
        heading: (await heading.textContent()) ?? '',
      })
      const id = await heading.getAttribute('id')
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      const panel = page.locator(`#links-${id}`)
      await expect(panel).toBeVisible()
      for (const address of [
        `${publicOrigin()}${path}`,
        `${publicOrigin()}${neutralPath(entry)}`,
      ]) {
        const link = panel.locator('copy-link', { hasText: `${address}#${id}` })
        await link.getByRole('button').press('Enter')
        await expect(link.getByRole('status')).toHaveText(messages[locale].sharing.copied)
        expect(await pasted(context)).toBe(`${address}#${id}`)
        await page.bringToFront()
      }
    })

    test('offers print, and the share sheet only where the device has one', async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'print', {
          value: () => document.body.setAttribute('data-printed', ''),
        })
      })
      await setShare(page, false)
      await page.goto(path)
      await page.getByRole('button', { name: messages[locale].sharing.print }).press('Enter')
      await expect(page.locator('body')).toHaveAttribute('data-printed')
      const share = page.getByRole('button', { name: messages[locale].sharing.share, exact: true })
      await expect(share).toBeHidden()
      await setShare(page, true)
      await page.reload()
      await share.press('Enter')
      await expect(page.locator('body')).toHaveAttribute('data-shared', `${publicOrigin()}${path}`)
    })
  })
}

/** Gives the browser a share sheet that notes what it is handed, or takes it away. */
async function setShare(page: Page, present: boolean): Promise<void> {
  await page.addInitScript((share) => {
    const note = async ({ url }: { url: string }) => document.body.setAttribute('data-shared', url)
    Object.defineProperty(navigator, 'share', {
      value: share ? note : undefined,
      configurable: true,
    })
  }, present)
}

/** In the page: why the focus cannot be seen well (WCAG 2.4.11, 2.4.13), if it cannot. */
function focusFault(): string | undefined {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'end'
  const name = focused.outerHTML.slice(0, 100)
  const { outlineStyle, outlineWidth } = getComputedStyle(focused)
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `no outline: ${name}`
  const box = focused.getClientRects()[0]
  if (!box) return `not rendered: ${name}`
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
  const top = document.elementFromPoint(x, y)
  if (top && (focused.contains(top) || top.contains(focused))) return undefined
  return `covered: ${name}`
}

/** What a paste gives elsewhere: the portal’s own policy lets no page read the clipboard. */
async function pasted(context: BrowserContext): Promise<string> {
  const other = await context.newPage()
  await other.setContent('<textarea></textarea>')
  await other.locator('textarea').press('ControlOrMeta+V')
  const text = await other.locator('textarea').inputValue()
  await other.close()
  return text
}
