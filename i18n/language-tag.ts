/**
 * Pattern of the subtags that may follow the language in a well-formed tag (RFC 5646, 2.1): other
 * subtags in their order, an extension and private use. Of the tags that the RFC keeps from before,
 * only `en-GB-oed` begins with a language. A regular expression that JavaScript and nginx read
 * alike, to be matched in any case; parts may be joined by `_`, as in names of locales (`fr_CA`).
 */
export const furtherSubtags =
  '(?:[-_][a-z]{3}){0,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|[0-9]{3}))?' +
  '(?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}|oed))*' +
  '(?:[-_][a-wyz0-9](?:[-_][a-z0-9]{2,8})+)*(?:[-_]x(?:[-_][a-z0-9]{1,8})+)?'

const wellFormed = new RegExp(`^[a-z]{2,3}${furtherSubtags}$`, 'i')

/**
 * The best of some languages for a tag (`fr-Latn-CA`, `es_MX`): the tag itself, or else what is left of
 * it when its subtags are taken away one by one, the last first (RFC 4647, 3.4). Knows no languages
 * itself, so that the browser’s module is not heavier for it.
 *
 * @returns undefined where no language is left, or what was given is no tag
 */
export function lookUpLanguage<Code extends string>(
  tag: string | undefined,
  languages: readonly Code[],
): Code | undefined {
  if (tag === undefined || !wellFormed.test(tag)) return undefined
  let range = tag.toLowerCase().replaceAll('_', '-')
  while (range) {
    const found = languages.find((language) => language.toLowerCase() === range)
    if (found !== undefined) return found
    range = range.slice(0, Math.max(0, range.lastIndexOf('-')))
  }
  return undefined
}
