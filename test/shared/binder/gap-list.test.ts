import { expect, test } from 'vitest'
import { type GapPart, gapListDocument, gapsOf } from '#shared/binder/gap-list.ts'
import { textsOf } from '#shared/documents/texts.ts'
import type { Finding } from '#shared/rules/finding.ts'
import { period } from '#shared/time/period.ts'
import { today } from '../../support/builders.ts'
import { anOrder, organisationId, partsOf, sampleReader } from './a-binder.ts'

const finding: Finding = {
  rule: 'W-CONTENT', level: 'orange', organisationId: 'a', period: period('2026-05'), subject: { kind: 'meeting', id: 'm', name: '第二季度党员大会', field: 'place' }, message: '没有填写地点', basis: '会议记录要素',
}
const order = { title: '年度党建检查材料', period: period('2026') }

const units = [{ id: 'root', name: '机关党委', ownIds: ['root'] }, { id: 'a', name: '第一党支部', ownIds: ['a', 'group'] }]

async function* inTurn(parts: readonly GapPart[]) { yield* parts }
const part = (title: string, missing: readonly Finding[]): GapPart => ({ organisationId: 'a', organisation: '第一党支部', ledger: title, title, missing })

test('what several parts tell stands once, with the part that told it first', async () => {
  const other: Finding = { ...finding, subject: { ...finding.subject, field: 'topics.0.vote' } as Finding['subject'] }
  const gaps = await gapsOf(inTurn([part('三会一课台账', [finding]), part('会议记录', [finding, other])]), units)
  expect(gaps.map(gap => [gap.part, gap.finding.subject.field])).toEqual([['三会一课台账', 'place'], ['会议记录', 'topics.0.vote']])
})

test('what the register of a tree tells of a branch stands with the branch, a group’s with its branch', async () => {
  const ofRoot = { ...part('党组织信息台账', [
    { ...finding, organisationId: 'root', subject: { kind: 'organisation', id: 'a', name: '第一党支部', field: 'activityPlace' } },
    { ...finding, organisationId: 'group' }, { ...finding, organisationId: 'root', message: '没有填写主持人' },
  ]), organisationId: 'root', organisation: '机关党委' }
  expect((await gapsOf(inTurn([ofRoot]), units)).map(({ organisation }) => organisation)).toEqual(['机关党委', '第一党支部', '第一党支部'])
})

test('on paper: where, which record, what and by which rule, and that it is for the clerk only', async () => {
  const document = gapListDocument(await gapsOf(inTurn([part('会议记录', [finding])]), units), order, today)
  const texts = [...textsOf(document)].map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['缺项清单', '第一党支部', '会议记录', '第二季度党员大会', '没有填写地点', '缺要素', '会议记录要素']))
  expect(texts.join('')).toContain('仅供经办人核对补正，不入册')
})

test('nothing missing is said, not left blank', () => {
  expect([...textsOf(gapListDocument([], order, today))].map(({ text }) => text)).toContain('没有缺项')
})

test('every finding of the sample’s binder is in the list', async () => {
  const reader = sampleReader()
  const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), reader)
  const gaps = await gapsOf(inTurn(parts), [])
  const messages = new Set(gaps.map(gap => `${gap.finding.subject.id} ${gap.finding.message}`))
  for (const missing of parts.flatMap(each => each.missing)) expect(messages).toContain(`${missing.subject.id} ${missing.message}`)
  expect(gaps.length).toBeGreaterThan(5)
})
