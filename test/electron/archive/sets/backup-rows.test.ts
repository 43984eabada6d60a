import { expect, test } from 'vitest'
import { emptyViewHash, rowHash, toggleRow } from '#shared/archive/view-hash.ts'
import { RowsProof } from '../../../../electron/archive/sets/backup-rows.ts'
import type { RowLine } from '../../../../electron/archive/sets/set-format.ts'
import { aPerson } from '../../../support/builders.ts'

const people = ['张喆', '李堃', '王頔'].map((name, i): RowLine & { value: object } => {
  const person = aPerson({ name })
  return { table: 'people', id: person.id, value: { ...person, rev: i + 1 } }
})
const [first, second, third] = people as [RowLine, RowLine, RowLine]
const said = { seq: 3, counts: { people: 3 }, viewHash: people.reduce((sum, { table, id, value }) => toggleRow(sum, table, id, rowHash(value as Record<string, unknown>)), emptyViewHash) }

function proofOf(lines: readonly RowLine[]): () => void {
  const proof = new RowsProof()
  for (const line of lines) proof.take(line)
  return () => { proof.expect(said) }
}

test.each<[string, readonly RowLine[]]>([
  ['the rows themselves', [first, second, third]],
  ['in another order', [third, first, second]],
  ['with an older state of one before it', [{ ...first, value: { ...first.value, name: '旧名', rev: 1 } }, second, third, first]],
  ['with one that was there for a while', [first, second, third, { ...first, id: '01980000-0000-7000-8000-00000000ffff' }, { ...first, id: '01980000-0000-7000-8000-00000000ffff', value: null }]],
])('lines prove what they are said to be: %s', (_, lines) => {
  expect(proofOf(lines)).not.toThrow()
})

test.each<[string, readonly RowLine[]]>([
  ['one is missing', [first, second]],
  ['one is deleted', [first, second, third, { ...third, value: null }]],
  ['one is more', [first, second, third, { ...first, id: '01980000-0000-7000-8000-00000000ffff' }]],
  ['a field differs', [first, second, { ...third, value: { ...third.value, name: '王迪' } }]],
  ['a revision differs', [first, second, { ...third, value: { ...third.value, rev: 9 } }]],
])('other rows are refused: %s', (_, lines) => {
  expect(proofOf(lines)).toThrow('other rows')
})

test('a row without a revision is none of a backup', () => {
  expect(() => { new RowsProof().take({ ...first, value: { ...first.value, rev: undefined } }) }).toThrow('no revision')
})
