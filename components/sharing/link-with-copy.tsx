interface LinkWithCopyProps {
  label: string
  url: string
  /** Of the label and of what the address leads to, where that is another than the page’s. */
  language?: string
}

/** An address in full, to select and copy. The enhancement module adds the button of {@link PageTools}. */
export function LinkWithCopy({ label, url, language }: LinkWithCopyProps) {
  return (
    <copy-link>
      <span className="label" lang={language}>
        {label}
      </span>{' '}
      <a href={url} hrefLang={language}>
        {url}
      </a>
    </copy-link>
  )
}
