import { expect, test } from 'vitest'
import { type KnownForRegister, planDossiers } from '#shared/imports/dossier-register/plan-dossiers.ts'
import type { SheetCell } from '#shared/imports/sheet.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { Person } from '#shared/model/person.ts'
import { localDate } from '#shared/time/local-date.ts'
import { aPerson, stored } from '../../../support/builders.ts'
import { aDossier } from '../../../support/dossiers.ts'
import { aSheet } from '../../../support/roster-sheets.ts'

const today = localDate('2026-11-22')
const [zhou, tan] = [aPerson({ name: '周岚' }), aPerson({ name: '谭一诺' })]
const titles = ['序号', '姓 名', '档案编号', '建档时间', '单位及职务', '册数', '备注']

function planOf(rows: readonly (readonly SheetCell[])[], { people = [zhou, tan], dossiers = [], titles: own = titles }: { readonly people?: readonly Person[]; readonly dossiers?: readonly Dossier[]; readonly titles?: readonly string[] } = {}) {
  const known: KnownForRegister = { people, dossiers: dossiers.map(row => stored(row)), markWords: [], today }
  return planDossiers(aSheet([['政治素质档案登记册'], own, ...rows], '登记册'), known)
}

test('没有册的建档，有册的只改表里写了的；空格不抹掉已有的', () => {
  const kept = aDossier({ personId: zhou.id, archiveNo: 'ZS-001', position: '副局长', remark: '旧备注', volumes: 1 })
  const plan = planOf([
    [1, '周  岚', 'ZS-001', '', '局长', 2, ''],
    [2, '谭一诺', 'ZS-002', '2024.3.5', '处长', '1册', '兼管'],
  ], { dossiers: [kept] })
  expect(plan).toMatchObject([
    { row: 3, name: '周  岚', action: 'changed', dossier: { id: kept.id, position: '局长', volumes: 2, remark: '旧备注', openedOn: kept.openedOn } },
    { row: 4, name: '谭一诺', action: 'new', dossier: { personId: tan.id, personName: '谭一诺', archiveNo: 'ZS-002', openedOn: '2024-03-05', position: '处长', volumes: 1, remark: '兼管' } },
  ])
})

test('读过的再读一次：没有变化', () => {
  const kept = aDossier({ personId: zhou.id, archiveNo: 'ZS-001', position: '副局长', openedOn: localDate('2024-03-05') })
  expect(planOf([[1, '周岚', 'ZS-001', { day: localDate('2024-03-05') }, '副局长', 1, '']], { dossiers: [kept] })).toMatchObject([{ action: 'same' }])
})

test('不能用的行说明哪一列、怎么办，不妨碍别的行', () => {
  const other = aDossier({ personId: tan.id, archiveNo: 'ZS-009' })
  const plan = planOf([
    [1, '', 'ZS-001', '', '', '', ''],
    [2, '孟常', 'ZS-002', '', '', '', ''],
    [3, '周岚', '', '', '', '', ''],
    [4, '周岚', 'ZS-009', '', '', '', ''],
    [5, '周岚', 'ZS-003', '前年春天', '', '', ''],
    [6, '周岚', 'ZS-003', '', '', '若干', ''],
    [7, '周岚', 'ZS-003', '', '', '', '机密★'],
    [8, '周岚', 'ZS-003', '', '', '', ''],
    [9, '周岚', 'ZS-004', '', '', '', ''],
  ], { dossiers: [other] })
  expect(plan?.map(row => (row.action === 'problem' ? `${row.row} ${row.column}：${row.message}` : `${row.row} ${row.action}`))).toEqual([
    '3 B 列“姓名”：没有写姓名，请补上。',
    '4 B 列“姓名”：人员中没有“孟常”，请先在“人员”里登记。',
    '5 C 列“档案编号”：没有写档案编号，请补上。',
    '6 C 列“档案编号”：编号“ZS-009”已经用在另一个人名下，请核对。',
    '7 D 列“建档日期”：看不懂这个日期。请写成 2024-03-05 这样的年月日。',
    '8 F 列“册数”：册数应为 1、2 这样的整数。',
    '9 G 列“备注”：带有密级字样，没有读入。本软件为非涉密软件，不得录入国家秘密。',
    '10 new',
    '11 B 列“姓名”：同一个人在表里出现了两次，请只留一行。',
  ])
})

test('同名的人按身份证号认；没有这一列就不猜', () => {
  const namesake = aPerson({ name: '周岚', idNumber: '11010519491231002X' })
  const people = [zhou, namesake]
  expect(planOf([['1', '周岚', 'ZS-001', '11010519491231002x']], { people, titles: ['序号', '姓名', '编号', '身份证号码'] })).toMatchObject([{ action: 'new', dossier: { personId: namesake.id } }])
  expect(planOf([['1', '周岚', 'ZS-001', '']], { people, titles: ['序号', '姓名', '编号', '身份证号码'] })).toMatchObject([{ action: 'problem', column: 'B 列“姓名”', message: '人员中有 2 个“周岚”，请在表里加一列身份证号码。' }])
  expect(planOf([['1', '周岚', 'ZS-001', '']], { people, dossiers: [aDossier({ personId: namesake.id, archiveNo: 'ZS-001' })], titles: ['序号', '姓名', '编号', '身份证号码'] })).toMatchObject([{ action: 'same' }])
  expect(planOf([['1', '谭一诺', 'ZS-001', '11010519491231002X']], { people, titles: ['序号', '姓名', '编号', '身份证号码'] })).toMatchObject([{ action: 'problem', column: 'D 列“身份证号”', message: expect.stringContaining('在人员中是“周岚”') }])
})

test('没有姓名和编号表头的表不是登记册', () => {
  expect(planDossiers(aSheet([['姓名', '性别'], ['周岚', '女']]), { people: [zhou], dossiers: [], markWords: [], today })).toBeNull()
})
