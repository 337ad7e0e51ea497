/** Adds a button that copies the address, and says in text that it was copied (WCAG 4.1.3). */
export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const template = document.querySelector<HTMLTemplateElement>('#copy-button')
    if (!template || !navigator.clipboard || this.querySelector('button')) return
    this.append(template.content.cloneNode(true))
    const button = this.querySelector('button')
    const what = this.querySelector('.label')?.textContent ?? ''
    const name = button?.getAttribute('aria-label') ?? ''
    button?.setAttribute('aria-label', name.replace('{what}', what))
    button?.addEventListener('click', () => this.copy(template.dataset))
  }

  private async copy({ copied = '', failed = '' }: DOMStringMap): Promise<void> {
    const address = this.querySelector('a')?.href ?? ''
    try {
      await navigator.clipboard.writeText(address)
      this.say(copied)
    } catch {
      this.say(failed)
    }
  }

  private say(text: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text
  }
}
