/** Escape closes the section menu and returns to its summary, as in any disclosure. */
export class SectionMenu extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector('details')
    details?.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !details.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    })
  }
}
