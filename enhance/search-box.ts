/** Time in milliseconds without a key until suggestions are asked for. */
const pause = 150
const shortest = 2

interface Suggestions {
  suggestions: string[]
  /** How many suggestions there are, as it is said to the reader. */
  status: string
}

/**
 * Suggestions for the search field: a combobox with list autocomplete and manual selection.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class SearchBox extends HTMLElement {
  private input!: HTMLInputElement
  private list = document.createElement('div')
  private status = document.createElement('span')
  private timer = 0
  private request = new AbortController()

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input || this.contains(this.list)) return
    this.input = input
    const { list, status } = this
    list.id = `${input.id}-list`
    list.hidden = true
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '')
    status.setAttribute('role', 'status')
    status.className = 'sr-only'
    this.append(list, status)
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    input.setAttribute('aria-expanded', 'false')
    input.addEventListener('input', () => this.ask())
    input.addEventListener('keydown', (event) => this.press(event))
    input.addEventListener('blur', () => this.close())
    // The field keeps the focus while an option is pressed.
    list.addEventListener('pointerdown', (event) => event.preventDefault())
    list.addEventListener('click', ({ target }) => this.accept(target as Element))
  }

  private get options(): Element[] {
    return [...this.list.children]
  }

  private get selected(): Element | null {
    return this.list.querySelector('[aria-selected=true]')
  }

  private ask(): void {
    clearTimeout(this.timer)
    this.request.abort()
    this.close()
    // Else the arrow keys would offer what was for another text.
    this.list.replaceChildren()
    if (this.input.value.trim().length < shortest) return
    this.timer = window.setTimeout(() => this.offer(), pause)
  }

  private async offer(): Promise<void> {
    this.request = new AbortController()
    const { signal } = this.request
    const query = new URLSearchParams({
      q: this.input.value,
      locale: document.documentElement.lang,
    })
    try {
      const response = await fetch(`/api/suggest?${query}`, { signal })
      if (!response.ok) return
      const { suggestions, status }: Suggestions = await response.json()
      if (signal.aborted || document.activeElement !== this.input) return
      this.list.replaceChildren(...suggestions.map((text, index) => this.option(text, index)))
      this.status.textContent = status
      if (suggestions.length > 0) this.open()
    } catch {
      // Without suggestions the form is whole.
    }
  }

  private option(text: string, index: number): Element {
    const option = document.createElement('div')
    option.id = `${this.list.id}-${index}`
    option.setAttribute('role', 'option')
    option.textContent = text
    return option
  }

  private open(): void {
    this.list.hidden = false
    this.input.setAttribute('aria-expanded', 'true')
  }

  private close(): void {
    this.select()
    this.list.hidden = true
    this.status.textContent = ''
    this.input.setAttribute('aria-expanded', 'false')
  }

  private select(option?: Element): void {
    this.selected?.removeAttribute('aria-selected')
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) this.input.setAttribute('aria-activedescendant', option.id)
    else this.input.removeAttribute('aria-activedescendant')
  }

  private accept(option: Element): void {
    if (option.parentElement !== this.list) return
    this.input.value = option.textContent ?? ''
    this.close()
  }

  /** The keys of the pattern, in the field and in its list. */
  private press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const isOpen = !this.list.hidden
    const used = this.use(event, isOpen)
    if (used) event.preventDefault()
  }

  private use({ key, altKey }: KeyboardEvent, isOpen: boolean): boolean {
    const { options, selected } = this
    const place = selected ? options.indexOf(selected) : -1
    switch (key) {
      case 'ArrowDown':
        if (options.length === 0 || !this.input.value.trim()) return false
        this.open()
        if (!altKey) this.select(options[(place + 1) % options.length])
        return true
      case 'ArrowUp':
        if (!isOpen) return false
        if (altKey) this.close()
        else this.select(options[(place < 1 ? options.length : place) - 1])
        return true
      case 'Enter':
        if (selected) this.accept(selected)
        else this.close()
        return selected !== null
      case 'Escape':
        if (isOpen) this.close()
        else this.input.value = ''
        return true
      // Back to the text, where these keys do what they do in any field.
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        this.select()
        return false
      default:
        return false
    }
  }
}
