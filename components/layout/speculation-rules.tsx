/**
 * Prefetches a page when the reader points at its link. Never a neutral link, whose answer depends
 * on the reader, nor an address that is no page. They are data within the document, which the policy
 * allows by `inline-speculation-rules`: a header would name a file, one more request for each page.
 * https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: '/' } },
          { not: { href_matches: '/go/*' } },
          { not: { href_matches: '/language' } },
          { not: { selector_matches: '[download], [target]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}

export function SpeculationRules() {
  const json = JSON.stringify(rules)
  return <script type="speculationrules" dangerouslySetInnerHTML={{ __html: json }} />
}
