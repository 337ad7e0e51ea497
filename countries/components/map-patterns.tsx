/** Returns the fill of the states of a group: groups differ by form, whatever the colours. */
export function patternOf(id: string, group: number): string {
  return `url(#${id}-pattern-${group})`
}

const forms = [
  <rect key="plain" className="ink" width="6" height="6" />,
  <path key="diagonal" className="stroke" d="M-1 1l2-2M0 6l6-6M5 7l2-2" />,
  <circle key="dots" className="ink" cx="3" cy="3" r="1.3" />,
  null,
  <path key="lines" className="stroke" d="M0 3h6" />,
]

/** The patterns of five groups. */
export function MapPatterns({ id }: { id: string }) {
  return (
    <defs>
      {forms.map((form, group) => (
        <pattern
          key={group}
          id={`${id}-pattern-${group}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
        >
          <rect className="ground" width="6" height="6" />
          {form}
        </pattern>
      ))}
    </defs>
  )
}
