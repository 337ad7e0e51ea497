interface LinkWithCopyProps {
  label: string
  url: string
}

/** An address in full, to select and copy. The enhancement module adds the button of {@link PageTools}. */
export function LinkWithCopy({ label, url }: LinkWithCopyProps) {
  return (
    <copy-link>
      <span className="label">{label}</span> <a href={url}>{url}</a>
    </copy-link>
  )
}
