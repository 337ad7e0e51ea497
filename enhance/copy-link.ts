/** Shows the button that copies an address, and says in text that it was copied (WCAG 4.1.3). */
export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', () => this.copy())
  }

  private async copy(): Promise<void> {
    const address = this.querySelector('a')?.href ?? ''
    const { copied = '', failed = '' } = this.dataset
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
