import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealedTexts, ViewHash } from '../../../../electron/archive/state/row-hash.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { emptyViewHash, rowHash, toggleRow } from '#shared/archive/view-hash.ts'

test('text and hash are those of the shared functions, whatever a row holds', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, rev) => {
    const { rev: _, _h, ...row } = value
    expect(textsOf(row, rev)).toEqual({ json: canonicalJson(row), hash: rowHash({ ...row, rev }) })
  }))
  for (const row of [{ zeta: 1, alpha: undefined, rew: 2, reu: 3 }, {}, { a: '张喆' }, { z: '𬱖' }]) {
    expect(textsOf(row, 9)).toEqual({ json: canonicalJson(row), hash: rowHash({ ...row, rev: 9 }) })
  }
})

function textsOf(row: Readonly<Record<string, unknown>>, rev: number) {
  const { json, hash } = sealedTexts(row, rev)
  return { json: json.toString('utf8'), hash }
}

test('the view’s hash is kept up as the shared function keeps it', () => {
  const sum = new ViewHash(emptyViewHash)
  sum.toggle('people', 'a', 'x')
  sum.toggle('people', 'b', 'y')
  expect(sum.hex()).toBe(toggleRow(toggleRow(emptyViewHash, 'people', 'a', 'x'), 'people', 'b', 'y'))
  sum.toggle('people', 'a', 'x')
  sum.toggle('people', 'b', 'y')
  expect(sum.hex()).toBe(emptyViewHash)
})
