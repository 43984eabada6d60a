import { expect, test } from 'vitest'
import { remember, withMemory } from '#shared/archive/reader-memory.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import { everyFinding } from '#shared/rules/warnings/findings-of.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

function counting(): { workOut: () => Promise<number>; times: () => number } {
  let times = 0
  return { workOut: async () => { times += 1; return times }, times: () => times }
}

test('a reader with a memory works a question out once, one without each time', async () => {
  const [kept, fresh] = [counting(), counting()]
  const [reader, plain] = [withMemory(readerOf({})), readerOf({})]
  for (let i = 0; i < 3; i++) {
    await remember(reader, 'a', kept.workOut)
    await remember(plain, 'a', fresh.workOut)
  }
  await remember(reader, 'b', kept.workOut)
  expect([kept.times(), fresh.times()]).toEqual([2, 3])
})

test('two readers share nothing', async () => {
  const [one, other] = [withMemory(readerOf({})), withMemory(readerOf({}))]
  expect([await remember(one, 'a', async () => 1), await remember(other, 'a', async () => 2)]).toEqual([1, 2])
})

test('rules read the archive once for one scope, and their findings are worked out once', async () => {
  const reader = cachedReader(readerOf({}))
  const [input, again, other] = [await readRuleInput(reader, { today }), await readRuleInput(reader, { today }), await readRuleInput(reader, { today, years: [2025] })]
  expect(again).toBe(input)
  expect(other).not.toBe(input)
  expect(everyFinding(again)).toBe(everyFinding(input))
})
