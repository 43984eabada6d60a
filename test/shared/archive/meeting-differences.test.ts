import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import { meetingDifferences } from '#shared/archive/meeting-differences.ts'
import { aMeeting, aTopic, anAttendee, day, time } from '../../support/builders.ts'

const names = { person: (id: string) => (id === 'li' ? '李堃' : '张喆'), organisation: () => '第一党支部' }
const saved = aMeeting({ topics: [aTopic({ title: '预备党员转正' }), aTopic({ title: '其他事项' })], attendees: [anAttendee({ personId: 'li' }), anAttendee({ personId: 'zhang' })] })

function differences(some: Partial<Meeting>) {
  return meetingDifferences({ ...saved, ...some }, saved, names)
}

describe('what differs is told in the words of the paper form, without codes and ids', () => {
  test.each<[string, Partial<Meeting>, { label: string; left: string; right: string }]>([
    ['类型', { kinds: ['committee', 'themeDay'] }, { label: '会议类型', left: '支委会、主题党日', right: '党员大会' }],
    ['党组织', { organisationId: 'other' }, { label: '党组织', left: '第一党支部', right: '第一党支部' }],
    ['开始时间', { startAt: time('2026-05-21T09:00') }, { label: '开始时间', left: '2026年5月21日09:00', right: '2026年5月20日14:30' }],
    ['主持人', { hostId: 'li' }, { label: '主持人', left: '李堃', right: '（空）' }],
    ['通知日期', { notifiedOn: day('2026-05-15') }, { label: '通知日期', left: '2026年5月15日', right: '（空）' }],
    ['签字', { hostSigned: true }, { label: '主持人签字', left: '是', right: '否' }],
    ['人数', { countsOnly: { should: 9, actual: 8, votersShould: 7, votersActual: 6 } }, { label: '人数', left: '应到 9 人，实到 8 人；有表决权：应到 7 人，实到 6 人', right: '（空）' }],
    ['列席', { observers: [{ name: '王頔', unitPost: '机关工委' }] }, { label: '列席人员', left: '王頔（机关工委）', right: '（空）' }],
    ['请假', { attendees: [{ ...saved.attendees[0]!, status: 'leave', reason: '出差' }, saved.attendees[1]!] }, { label: '出席情况：李堃', left: '请假（出差）', right: '出席' }],
    ['名单', { attendees: [saved.attendees[0]!] }, { label: '出席情况：张喆', left: '（不在名单里）', right: '出席' }],
    ['决议', { topics: [{ ...saved.topics[0]!, resolution: '同意按期转正' }, saved.topics[1]!] }, { label: '议题“预备党员转正”的决议', left: '同意按期转正', right: '（空）' }],
    ['删去的议题', { topics: [saved.topics[0]!] }, { label: '议题“其他事项”', left: '（没有这一项）', right: '其他事项\n传达学习会议精神。' }],
    ['议题顺序', { topics: saved.topics.toReversed() }, { label: '议题顺序', left: '其他事项、预备党员转正', right: '预备党员转正、其他事项' }],
    ['表决', { topics: [{ ...saved.topics[0]!, vote: { method: 'secretBallot', yes: 5, no: 1, abstain: 0, writtenYes: 2, writtenNo: 0, writtenAbstain: 0 } }, saved.topics[1]!] },
      { label: '议题“预备党员转正”的表决', left: '无记名投票：同意 5，反对 1，弃权 0，书面同意 2', right: '没有记录表决' }],
    ['附件', { attachments: [{ id: 'a', name: '签到表.png', mime: 'image/png', bytes: 9, sha256: '0'.repeat(64), category: 'signIn' }] }, { label: '附件', left: '签到表：签到表.png', right: '（没有）' }],
  ])('%s', (_, some, expected) => {
    expect(differences(some)).toEqual([expected])
  })

  test('two equal versions differ in nothing', () => {
    expect(differences({})).toEqual([])
  })
})
