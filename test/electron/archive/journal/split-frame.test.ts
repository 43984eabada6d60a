import { expect, test } from 'vitest'
import { splitFrame } from '../../../../electron/archive/journal/split-frame.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { Frame } from '#shared/archive/commit.ts'
import { anId, aPerson } from '../../../support/builders.ts'

const envelope = { schema: 1, commitId: anId(), at: '2026-11-22T01:30:00.000Z', actor: '林小满', device: 'pc-1', act: 'test', summary: '一句"ops":[]话' }
const people = Array.from({ length: 7 }, () => aPerson())
const ops = [...people.map(value => ({ table: 'people', id: value.id, json: Buffer.from(canonicalJson(value)) })), { table: 'people', id: anId(), json: null }]
const opsAsData = ops.map(({ table, id, json }) => ({ table, id, value: json === null ? null : (JSON.parse(json.toString()) as unknown) }))
const repair = [{ file: '000001-1.j1', headBefore: 'a', headAfter: 'b' }]

test('one part is the canonical JSON of the whole frame', () => {
  expect(splitFrame(envelope, ops)).toEqual([{ json: Buffer.from(canonicalJson({ ...envelope, part: 1, parts: 1, ops: opsAsData })), ops: 8 }])
  expect(splitFrame({ ...envelope, repair }, [])).toEqual([{ json: Buffer.from(canonicalJson({ ...envelope, repair, part: 1, parts: 1, ops: [] })), ops: 0 }])
})

test('several parts hold every op in order, none larger than allowed, and only the first a repair', () => {
  const parts = splitFrame({ ...envelope, repair }, ops, 1200)
  expect(parts.length).toBeGreaterThan(2)
  const frames = parts.map(({ json }) => Frame.parse(JSON.parse(json.toString())))
  for (const [i, { json }] of parts.entries()) {
    expect(json.length).toBeLessThanOrEqual(1200)
    expect(json.toString()).toBe(canonicalJson(JSON.parse(json.toString())))
    expect(frames[i]).toMatchObject({ part: i + 1, parts: parts.length })
    expect(frames[i]!.repair).toEqual(i === 0 ? repair : undefined)
  }
  expect(frames.flatMap(frame => frame.ops)).toEqual(opsAsData)
  expect(parts.map(part => part.ops)).toEqual(frames.map(frame => frame.ops.length))
})
