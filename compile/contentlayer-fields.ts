import { defineNestedType, type FieldDef, type ListFieldDefItem } from 'contentlayer2/source-files'
import { z } from 'zod'

/**
 * States the fields of a kind of document for contentlayer, from the schema by which the content is
 * checked: so each kind has one schema, and contentlayer’s types are its types. What contentlayer has
 * no word for is `json`, of which it knows no more: one of several kinds, keys that the author chooses,
 * lists of lists. https://contentlayer.dev/docs/reference/source-files/field-types
 */
export function fieldsOf(schema: z.ZodObject): Record<string, FieldDef> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, fieldOf(field)]),
  )
}

function fieldOf(schema: z.core.$ZodType): FieldDef {
  if (schema instanceof z.ZodOptional) return { ...fieldOf(schema.unwrap()), required: false }
  if (schema instanceof z.ZodArray) {
    return { type: 'list', of: itemOf(schema.element), required: true }
  }
  if (schema instanceof z.ZodObject) {
    return { type: 'nested', of: nestedType(schema), required: true }
  }
  return { ...singleValue(schema), required: true }
}

function itemOf(schema: z.core.$ZodType): ListFieldDefItem.Item {
  return schema instanceof z.ZodObject ? nestedType(schema) : singleValue(schema)
}

function nestedType(schema: z.ZodObject) {
  return defineNestedType(() => ({ fields: fieldsOf(schema) }))
}

function singleValue(
  schema: z.core.$ZodType,
): { type: 'string' | 'number' | 'boolean' | 'json' } | { type: 'enum'; options: string[] } {
  if (schema instanceof z.core.$ZodString) return { type: 'string' }
  if (schema instanceof z.core.$ZodNumber) return { type: 'number' }
  if (schema instanceof z.ZodEnum) return { type: 'enum', options: schema.options.map(String) }
  const isFlag = schema instanceof z.ZodLiteral && typeof schema.value === 'boolean'
  return { type: isFlag || schema instanceof z.core.$ZodBoolean ? 'boolean' : 'json' }
}
