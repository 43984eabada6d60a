import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/archive/canonical-json.ts'

test('it is the text that the reference implementation of RFC 8785 makes, whatever a value holds', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('10', '9', '__proto__', '党员', '𬱖', '\ud83d', '"\\\n\u2028'))
  const { value } = fc.letrec(tie => ({
    value: fc.oneof({ depthSize: 'small' }, text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constantFrom(null, -0, 1e21, 5e-324), tie('list'), tie('object')),
    list: fc.array(tie('value')),
    object: fc.dictionary(text, tie('value')),
  }))
  fc.assert(fc.property(value, given => { expect(canonicalJson(given)).toBe(canonicalize(given)) }), { numRuns: 200 })
})

test('keys go by their UTF-16 units, not by their code points and not by JavaScript’s order of numbers', () => {
  expect(canonicalJson({ '\ufb33': 1, '😀': 2, '€': 3, 10: 4, 9: 5, b: 6, a: 7 })).toBe('{"10":4,"9":5,"a":7,"b":6,"€":3,"😀":2,"\ufb33":1}')
})

test('a key without a value is left out, and an item without one is null', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}')
})

test('an object that says its own JSON is taken at its word', () => {
  expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}')
})

test.each([[undefined], [NaN], [Infinity], [1n], [() => 1], [{ a: [Symbol('x')] }], [{ a: -Infinity }]])('refuses %s', value => {
  expect(() => canonicalJson(value)).toThrow('a value without a JSON form')
})
