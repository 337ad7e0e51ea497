/** Shows the share sheet's button where the device has one, and the print button. */
export class PageActions extends HTMLElement {
  connectedCallback(): void {
    this.show('print', () => window.print())
    if (!navigator.share) return
    // The first address of the page tools.
    const url = document.querySelector<HTMLAnchorElement>('.page-tools a')?.href ?? location.href
    // A reader who closes the share sheet rejects the promise, and wants nothing said about it.
    this.show('share', () => navigator.share({ title: document.title, url }).catch(() => {}))
  }

  private show(action: string, run: () => void): void {
    const button = this.querySelector<HTMLButtonElement>(`[data-action=${action}]`)
    if (!button) return
    button.hidden = false
    button.addEventListener('click', run)
  }
}
