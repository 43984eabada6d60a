import { expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { TableName } from '#shared/model/tables.ts'
import { namedFiles } from '../../../../electron/archive/restore/restore-files.ts'
import { aDevelopmentCase, aMeeting, anAttachment, anId, aPerson, aTraining, day, stored } from '../../../support/builders.ts'

const person = aPerson({ name: '张喆', photo: anAttachment({ name: '证件照.jpg', sha256: 'a'.repeat(64) }) })
const file = anAttachment({ name: '入党志愿书.pdf', sha256: 'b'.repeat(64) })
const developmentCase = aDevelopmentCase({
  personId: person.id, steps: [{ code: 'fillForm', plannedOn: null, on: day('2026-01-05'), documentNo: '', note: '', earlyReason: '', materials: [{ id: anId(), name: '入党志愿书', isThere: true, file }] }],
})
const training = aTraining({ name: '轮训班', attachments: [anAttachment({ name: '课程表.docx', sha256: 'c'.repeat(64) })] })
const meeting = aMeeting({ title: '支部大会', attachments: [anAttachment({ name: '签到表.jpg', sha256: 'd'.repeat(64) })] })

const row = (table: TableName, value: { readonly id: string }): StoredRow => ({ table, id: value.id, row: stored(value) }) as StoredRow // a row of its table

test('every file that a row names is looked for, and told by whose it is', () => {
  const files = namedFiles([row('meetings', meeting), row('trainings', training), row('developmentCases', developmentCase), row('people', person)])
  expect([...files.entries()].map(([sha256, { words }]) => `${sha256.charAt(0)} ${words}`)).toEqual([
    'd 会议「支部大会」的附件“签到表.jpg”', 'c 培训「轮训班」的附件“课程表.docx”', 'b 发展党员「张喆」的材料“入党志愿书.pdf”', 'a 人员「张喆」的照片“证件照.jpg”',
  ])
})

test('deleted rows name nothing, and a case whose person is not among the rows still has words', () => {
  expect(namedFiles([{ table: 'people', id: person.id, row: null }]).size).toBe(0)
  expect([...namedFiles([row('developmentCases', developmentCase)]).values()].map(({ words }) => words)).toEqual(['这条发展党员的材料“入党志愿书.pdf”'])
})
