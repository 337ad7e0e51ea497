import { nameOrder } from '../text/name-order'
import { rowOrder } from '../text/row-order'
import { matchesFilters, nextSort, sortOf } from './country-filter'

/**
 * Filters and sorts the table of countries in place, as the server would for the same address, and
 * keeps the address in step so that it can be shared.
 */
export class CountryFinder extends HTMLElement {
  /** As the server orders names: by the language that it formats in, and its articles. */
  private readonly compare = nameOrder(
    this.dataset.language ?? document.documentElement.lang,
    this.dataset.articles?.split(' ').filter(Boolean) ?? [],
  )

  connectedCallback(): void {
    const { form } = this
    form.addEventListener('change', () => this.update())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.update()
    })
    this.addEventListener('click', (event) => this.follow(event))
    // An edge whose server is gone answers with the table as it is without a query.
    if (location.search) {
      this.choose(new URLSearchParams(location.search))
      this.update()
    }
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form') as HTMLFormElement
  }

  /** A plain click on a link that asks for another view of the table. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('thead a, form a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    this.choose(new URLSearchParams(link.search))
    this.update()
  }

  private choose(query: URLSearchParams): void {
    for (const select of this.form.querySelectorAll('select')) {
      select.value = query.get(select.name) ?? ''
      // A value that is none of the options.
      if (select.selectedIndex < 0) select.value = ''
    }
  }

  private update(): void {
    const query = new URLSearchParams()
    for (const { name, value } of this.form.querySelectorAll('select')) {
      if (value) query.set(name, value)
    }
    const asked = `${query}`
    const suffix = asked ? `?${asked}` : ''
    history.replaceState(history.state, '', location.pathname + suffix + location.hash)
    this.arrange(query)
    const links = '.data-files a, language-links a, language-offer a, copy-link a, .section-links a'
    for (const link of document.querySelectorAll<HTMLAnchorElement>(links)) {
      link.search = suffix
      if (link.closest('copy-link')) link.textContent = link.href
    }
  }

  private arrange(query: URLSearchParams): void {
    const sort = query.get('sort') ?? ''
    const { column, descending } = sortOf(sort)
    const headers = [...this.querySelectorAll<HTMLElement>('thead th')]
    for (const header of headers) {
      const own = header.dataset.column ?? ''
      if (own === column) {
        header.setAttribute('aria-sort', descending ? 'descending' : 'ascending')
      } else header.removeAttribute('aria-sort')
      const next = new URLSearchParams(query)
      next.delete('sort')
      const asked = nextSort(own, sort)
      if (asked) next.set('sort', asked)
      const link = header.querySelector('a')
      if (link) link.search = `${next}`
    }
    const index = headers.findIndex((header) => header.dataset.column === column)
    const textOf = (row: HTMLTableRowElement) => row.cells[index]?.textContent ?? ''
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')]
    rows.sort(rowOrder(textOf, descending, this.compare))
    for (const row of rows) {
      row.hidden = !matchesFilters(
        (name) => row.dataset[name]?.split(' ') ?? [],
        (name) => query.get(name),
      )
    }
    this.querySelector('tbody')?.append(...rows)
    this.say(rows.filter((row) => !row.hidden).length)
  }

  private say(count: number): void {
    const status = this.querySelector<HTMLElement>('[role=status]')
    if (status) status.textContent = (status.dataset.text ?? '').replace('{count}', `${count}`)
    this.querySelector('.none')?.toggleAttribute('hidden', count > 0)
  }
}
