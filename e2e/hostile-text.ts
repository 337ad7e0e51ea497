import fc from 'fast-check'

// Of what hostile requests are made.

/** What logs must not hold. */
export const secrets = { query: 'q5ecret', cookie: 'c5ecret', address: '192.0.2.77' }

const characters = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((code) => String.fromCharCode(code))
const string = (...units: fc.Arbitrary<string>[]) =>
  fc.string({ unit: fc.oneof(...units), maxLength: 40 })
/** Bytes of any kind, a character for each. */
export const bytes = string(characters(0, 255))
// What gets past a parser of requests.
export const inTarget = string(characters(0x21, 0x7e))
export const inHeader = string(characters(0x20, 0x7e), characters(0x80, 0xff))
/** Mostly the first, so that most requests get past the parser. */
export const mostly = <Usual, Rare>(usual: fc.Arbitrary<Usual>, rare: fc.Arbitrary<Rare>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: rare })
/** A unit again and again, until it is so long. */
export const many = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length))
