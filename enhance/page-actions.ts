/** Shows the share sheet's button where the device has one, and the print button. */
export class PageActions extends HTMLElement {
  connectedCallback(): void {
    this.show('print', () => window.print())
    if (!navigator.share) return
    // The first address of the page tools, which changes with what the page shows. A reader who closes
    // the share sheet rejects the promise, and wants nothing said about it.
    this.show('share', () => {
      const link = document.querySelector<HTMLAnchorElement>('.page-tools a')
      const url = link?.href ?? location.href
      navigator.share({ title: document.title, url }).catch(() => {})
    })
  }

  private show(action: string, run: () => void): void {
    const button = this.querySelector<HTMLButtonElement>(`[data-action=${action}]`)
    if (!button) return
    button.hidden = false
    button.addEventListener('click', run)
  }
}
