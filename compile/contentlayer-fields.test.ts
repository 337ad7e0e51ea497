import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldsOf } from './contentlayer-fields'

describe('the fields that contentlayer is told of', () => {
  it.each([
    ['a text', z.string().regex(/\S/), { type: 'string' }],
    ['an address', z.url(), { type: 'string' }],
    ['a whole number', z.int(), { type: 'number' }],
    ['a number', z.number().positive(), { type: 'number' }],
    ['true or nothing', z.literal(true), { type: 'boolean' }],
    ['true or false', z.boolean(), { type: 'boolean' }],
    ['one of some words', z.enum(['en', 'fr']), { type: 'enum', options: ['en', 'fr'] }],
    ['texts', z.array(z.string()), { type: 'list', of: { type: 'string' } }],
    ['one of several kinds', z.union([z.string(), z.number()]), { type: 'json' }],
    ['keys of the author’s', z.record(z.string(), z.string()), { type: 'json' }],
    ['lists of lists', z.array(z.array(z.int())), { type: 'list', of: { type: 'json' } }],
  ])('are for %s what its schema says', (_, schema, expected) => {
    expect(fieldsOf(z.strictObject({ value: schema, also: schema.optional() }))).toEqual({
      value: { ...expected, required: true },
      also: { ...expected, required: false },
    })
  })

  it('have the parts of what has parts, alone and in a list', () => {
    const label = z.strictObject({ en: z.string(), pt: z.string().optional() })
    const { one, many } = fieldsOf(z.strictObject({ one: label, many: z.array(label) }))
    const parts = {
      en: { type: 'string', required: true },
      pt: { type: 'string', required: false },
    }
    if (one?.type !== 'nested' || !('def' in one.of)) throw new Error('“one” has no parts')
    if (many?.type !== 'list' || !('def' in many.of)) throw new Error('“many” has no parts')
    expect(one.of.def()).toEqual({ fields: parts })
    expect(many.of.def()).toEqual({ fields: parts })
  })

  it('are the same when a schema has rules on the whole', () => {
    const schema = z.strictObject({ order: z.int() })
    expect(fieldsOf(schema.superRefine(() => {}))).toEqual(fieldsOf(schema))
  })
})
