import { expect, test } from 'vitest'
import { frameOf } from '../../../../../renderer/screens/meetings/form/frame-of.ts'
import { newMeetingForm } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { aCenterGroup, aLifeMeeting, aMeeting, anAttendee, anElection, anId, aThemeDay, aTopic, aVote, day, time } from '../../../../support/builders.ts'

test('the frame of a former meeting comes along, none of its content', () => {
  const former = aMeeting({
    kinds: ['themeDay', 'other'], otherKindName: '青年学习', title: '独有标题', session: '独有届次', startAt: time('2026-05-20T14:30'), endAt: time('2026-05-20T16:00'), place: '三楼会议室', hostName: '李堃', recorderName: '陈赟',
    attendees: [anAttendee({ status: 'leave', reason: '独有原因' })], topics: [aTopic({ title: '独有议题', content: '独有内容', vote: aVote(), election: anElection(), resolution: '独有决议', followUp: '独有落实' })],
    lecture: { lecturerId: null, lecturerName: '独有讲者', lecturerDuty: '', subject: '独有题目', audience: '', outline: '', response: '' }, themeDay: aThemeDay({ effect: '独有成效' }), lifeMeeting: aLifeMeeting({ theme: '独有主题' }), centerGroup: aCenterGroup({ theme: '独有专题' }),
    observers: [{ name: '独有列席', unitPost: '' }], summary: '独有小结', hostSigned: true, recorderSigned: true, notifiedOn: day('2026-05-01'), backfillReason: '独有补录', remark: '独有备注', studyHours: 4,
    attachments: [{ id: anId(), name: '独有附件.pdf', mime: '', bytes: 1, sha256: 'a'.repeat(64), category: 'signIn' }],
  })
  const form = newMeetingForm(anId(), frameOf(former))
  expect(form).toMatchObject({ organisationId: former.organisationId, kinds: ['themeDay', 'other'], otherKindName: '青年学习', startClock: '14:30', endClock: '16:00', place: '三楼会议室', host: { name: '李堃' }, recorder: { name: '陈赟' }, day: null })
  expect(JSON.stringify(form)).not.toContain('独有')
  expect(form).toMatchObject({ topics: [], attachments: [], marks: {}, hostSigned: false, recorderSigned: false, studyHours: null, notifiedOn: null, rev: null })
})
