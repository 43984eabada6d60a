import { describe, expect, test } from 'vitest'
import { guessSheet } from '#shared/imports/roster/guess-roster.ts'
import { foundMapping, learntColumns, type MappingFile, withFields } from '#shared/imports/roster/mapping-file.ts'
import { aSheet, knowing } from '../../../support/roster-sheets.ts'

const known = knowing()
const sheets = [aSheet([['说明'], ['请填写']], '说明'), aSheet([['党员花名册'], ['人名', '岗职', '电话'], ['李堃', '科长', '13800000001']], '名册')]
const columnsOf = (file: MappingFile) => {
  const found = foundMapping(sheets, known, file)
  return found.kind === 'mapping' ? found.mapping.columns.map(({ field, certainty }) => [field, certainty]) : found.message
}

describe('写明的列', () => {
  test('写明的以它为准，没有写的照猜', () => {
    expect(columnsOf({ sheet: '名册', columns: { 人名: '姓名', 岗职: 'unitPost' } })).toEqual([['name', 'remembered'], ['unitPost', 'remembered'], ['phone', 'title']])
  })
  test('写明的字段从猜的那一列拿走', () => {
    expect(columnsOf({ sheet: '名册', columns: { A: 'name', B: '电话' } })).toEqual([['name', 'remembered'], ['phone', 'remembered'], [null, 'unknown']])
  })
  test('写明标题行', () => {
    expect(columnsOf({ sheet: '名册', headerRows: [2], columns: { A: 'name' } })).toEqual([['name', 'remembered'], [null, 'unknown'], ['phone', 'title']])
  })
  test.each<[string, MappingFile, string]>([
    ['没有这张表', { sheet: '别的' }, '没有名为“别的”的表，有的是：说明、名册'], ['没有姓名', { sheet: '说明' }, '没有找到“姓名”一列'], ['没有这一列', { sheet: '名册', columns: { 丁: '姓名' } }, '没有“丁”这一列'], ['没有这个字段', { sheet: '名册', columns: { A: '星座' } }, '没有名为“星座”的字段'],
  ])('%s', (_, file, message) => { expect(columnsOf(file)).toContain(message) })
})

test('记住的只是文书改过的列，原来记住的留着', () => {
  const sheet = aSheet([['姓名', '岗职', '电话'], ['李堃', '科长', '13800000001']])
  const guess = guessSheet(sheet, known)
  const chosen = withFields(guess, new Map([[1, 'unitPost'], [2, null]]))
  const learnt = learntColumns([{ title: '旧列', field: 'rank' }, { title: '岗 职', field: 'rank' }], guess, chosen)
  expect(learnt).toEqual([{ title: '旧列', field: 'rank' }, { title: '岗职', field: 'unitPost' }, { title: '电话', field: '' }])
  expect(guessSheet(sheet, knowing({ importColumns: learnt })).columns.map(({ field, certainty }) => [field, certainty])).toEqual([['name', 'title'], ['unitPost', 'remembered'], [null, 'remembered']])
})
