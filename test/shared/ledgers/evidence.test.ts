import { expect, test } from 'vitest'
import { evidenceIndex } from '#shared/ledgers/evidence-index.ts'
import { evidenceNumber, evidenceOf } from '#shared/ledgers/evidence.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { period } from '#shared/time/period.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, aMeeting, anAttachment, anId, anOrganisation, aPerson, aTraining, day, time, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const [root, branch, group, other, outside] = [anOrganisation({ type: 'organCommittee' }), anOrganisation(), anOrganisation({ type: 'group' }), anOrganisation(), anOrganisation()]
const [photo, sheet] = [anAttachment({ name: '照片.jpg', sha256: 'a'.repeat(64) }), anAttachment({ name: '签到表.pdf', sha256: 'b'.repeat(64), category: 'signIn' })]
const person = aPerson({ name: '王頔' })

const reader = readerOf({
  organisations: [root, branch, group, other, outside],
  organisationFacts: [
    aFact({ organisationId: root.id, shortName: '机关党委' }), aFact({ organisationId: branch.id, shortName: '第一党支部', superiorId: root.id }), aFact({ organisationId: other.id, shortName: '第二党支部', superiorId: root.id }),
    aFact({ organisationId: group.id, shortName: '第一小组', superiorId: branch.id }), aFact({ organisationId: outside.id, shortName: '外单位党支部' }),
  ],
  people: [person],
  meetings: [
    aMeeting({ organisationId: other.id, title: '支委会', startAt: time('2026-01-05T09:00'), attachments: [photo] }),
    aMeeting({ organisationId: group.id, title: '小组会', startAt: time('2026-04-20T09:00'), attachments: [photo] }),
    aMeeting({ organisationId: branch.id, title: '党员大会', startAt: time('2026-05-20T14:30'), attachments: [sheet, photo, { ...sheet, id: anId() }] }),
    aMeeting({ organisationId: outside.id, attachments: [photo] }), aMeeting({ organisationId: branch.id, title: '去年的会', startAt: time('2025-05-20T14:30'), belongYear: 2025, attachments: [photo] }),
  ],
  trainings: [aTraining({ organisationId: branch.id, name: '培训班', from: day('2026-04-13'), attachments: [photo] })],
  developmentCases: [aDevelopmentCase({ organisationId: branch.id, personId: person.id, steps: [aDevelopmentStep({ on: day('2026-03-01'), materials: [{ id: anId(), name: '入党申请书', isThere: true, file: anAttachment({ name: '申请书.pdf', sha256: 'c'.repeat(64), category: 'scan' }) }] })] })],
})

test('by organisation, a group with its branch, then by day; the same file of one record once', async () => {
  expect((await evidenceOf(reader, root.id, period('2026'))).map(file => [evidenceNumber(file), file.organisation, file.record.title, file.name, file.category])).toEqual([
    ['001', '第一党支部', '发展党员：王頔', '申请书.pdf', '扫描件'], ['002', '第一党支部', '培训班', '照片.jpg', '照片'], ['003', '第一小组', '小组会', '照片.jpg', '照片'],
    ['004', '第一党支部', '党员大会', '签到表.pdf', '签到表'], ['005', '第一党支部', '党员大会', '照片.jpg', '照片'], ['006', '第二党支部', '支委会', '照片.jpg', '照片'],
  ])
})

test('on paper each has its number, its record and its day', async () => {
  const { document, rows, missing } = await evidenceIndex.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: period('2026Q2') }, today)
  const texts = [...textsOf(document)].map(({ text }) => text)
  expect([rows, missing]).toEqual([5, []])
  expect(texts.join('|')).toContain('004|签到表.pdf|签到表|党员大会|2026.05.20|第一党支部')
})

test('no attachments: said, not left blank', async () => {
  const { document } = await evidenceIndex.compose(reader, { kind: 'organisationPeriod', organisationId: root.id, period: period('1999') }, today)
  expect([...textsOf(document)].map(({ text }) => text)).toContain('本期记录没有附件')
})
