import { expect, test } from 'vitest'
import { attachedEvidence } from '#shared/binder/attached-evidence.ts'
import { period } from '#shared/time/period.ts'
import { aMeeting, anAttachment, anOrganisation, aTraining, day, time } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const [branch, group, other] = [anOrganisation(), anOrganisation({ type: 'group' }), anOrganisation()]
const unit = { id: branch.id, name: '第一党支部', fullName: '第一党支部', isBranch: true, ownIds: [branch.id, group.id] }
const [photo, sheet] = [anAttachment({ name: '照片.jpg', sha256: 'a'.repeat(64) }), anAttachment({ name: '签到表.pdf', sha256: 'b'.repeat(64) })]

test('the files of its records, its groups’ too, by day; the same file of one record once', async () => {
  const reader = readerOf({
    meetings: [
      aMeeting({ organisationId: group.id, title: '小组会', startAt: time('2026-09-01T09:00'), attachments: [photo] }),
      aMeeting({ organisationId: branch.id, title: '党员大会', startAt: time('2026-05-20T14:30'), attachments: [sheet, photo, { ...sheet, id: photo.id }] }),
      aMeeting({ organisationId: other.id, attachments: [photo] }), aMeeting({ organisationId: branch.id, startAt: time('2025-05-20T14:30'), belongYear: 2025, attachments: [photo] }),
    ],
    trainings: [aTraining({ organisationId: branch.id, name: '培训班', from: day('2026-04-13'), attachments: [photo] })],
  })
  expect((await attachedEvidence(reader, [unit], period('2026'))).map(file => [file.organisation, file.of, file.name])).toEqual([
    ['第一党支部', '培训班', '照片.jpg'], ['第一党支部', '党员大会', '签到表.pdf'], ['第一党支部', '党员大会', '照片.jpg'], ['第一党支部', '小组会', '照片.jpg'],
  ])
})
