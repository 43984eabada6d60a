import { expect, test } from 'vitest'
import { ndjsonRecords, onLines } from '#shared/imports/ndjson-records.ts'

const id = '01980000-0000-7000-8000-000000000001'
const good = JSON.stringify({ table: 'people', value: { id, name: '张喆' } })

test('every line becomes a record with its number; a byte order mark and empty lines do no harm', () => {
  expect(ndjsonRecords(`\uFEFF${good}\r\n\n`)).toEqual({ records: [{ line: 1, table: 'people', value: { id, name: '张喆' } }], problems: [] })
})

test.each([
  ['不是 JSON', '{"table":', { line: 2, field: '', message: expect.stringContaining('JSON') }],
  ['没有这个表', '{"table":"toString","value":{}}', { line: 2, field: 'table', message: expect.stringContaining('toString') }],
  ['没有内容', '{"table":"people"}', { line: 2, field: 'value', message: expect.stringContaining('记录内容') }],
  ['没有编号', '{"table":"people","value":{"name":"李堃"}}', { line: 2, field: 'id', message: expect.stringContaining('编号') }],
  ['编号重复', good, { line: 2, field: 'id', message: expect.stringContaining('第 1 行') }],
])('%s：说出行号和原因', (_, line, problem) => {
  const read = ndjsonRecords(`${good}\n${line}\n`)
  expect(read.problems).toEqual([problem])
  expect(read.records).toHaveLength(1)
})

test('a hostile line brings no fields of the prototype', () => {
  const { records } = ndjsonRecords(`{"table":"people","value":{"id":"${id}","__proto__":{"isAdmin":true},"constructor":1}}`)
  expect(Object.keys(records[0]!.value)).toEqual(['id'])
})

test('a row that the archive refuses is named by its line', () => {
  const { records } = ndjsonRecords(`\n${good}`)
  expect(onLines([{ table: 'people', id, path: 'sex', message: '应为男或女' }], records)).toEqual([{ line: 2, field: 'sex', message: '应为男或女' }])
})
