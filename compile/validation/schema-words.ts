import type { z } from 'zod'

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'made of lines “key: value”',
  record: 'made of lines “key: value”',
}

/**
 * Says what a value should be, in words of those who write it, where its schema does not say so
 * itself. https://zod.dev/error-customization#per-parse-error-customization
 */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? `missing; it must be ${kinds[issue.expected] ?? issue.expected}`
        : `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address that begins with https://'
        : 'is not written as it should be'
    case 'invalid_key':
      return issue.issues[0]?.message
    case 'unrecognized_keys':
      return undefined
    default:
      return 'is not written as it should be'
  }
}

/** Why a value is no text. */
export function notText({ input }: { input?: unknown }): string {
  if (input === undefined || input === null) return 'missing; write a text'
  if (typeof input === 'object')
    return 'is no text; write one, in quotation marks if it holds a colon'
  return `is no text; put it in quotes: "${input}"`
}
