import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import { meetingDifferences } from '../../../../../renderer/screens/meetings/form/meeting-differences.ts'
import { aMeeting, aTopic, anAttendee, day, time } from '../../../../support/builders.ts'

const names = { person: (id: string) => (id === 'li' ? '李堃' : '张喆'), organisation: () => '第一党支部' }
const saved = aMeeting({ topics: [aTopic({ title: '预备党员转正' }), aTopic({ title: '其他事项' })], attendees: [anAttendee({ personId: 'li' }), anAttendee({ personId: 'zhang' })] })

function differences(some: Partial<Meeting>) {
  return meetingDifferences({ ...saved, ...some }, saved, names)
}

describe('what differs is told in the words of the paper form, without codes and ids', () => {
  test.each<[string, Partial<Meeting>, { label: string; mine: string; theirs: string }]>([
    ['类型', { kinds: ['committee', 'themeDay'] }, { label: '会议类型', mine: '支委会、主题党日', theirs: '党员大会' }],
    ['党组织', { organisationId: 'other' }, { label: '党组织', mine: '第一党支部', theirs: '第一党支部' }],
    ['开始时间', { startAt: time('2026-05-21T09:00') }, { label: '开始时间', mine: '2026年5月21日09:00', theirs: '2026年5月20日14:30' }],
    ['主持人', { hostId: 'li' }, { label: '主持人', mine: '李堃', theirs: '（空）' }],
    ['通知日期', { notifiedOn: day('2026-05-15') }, { label: '通知日期', mine: '2026年5月15日', theirs: '（空）' }],
    ['签字', { hostSigned: true }, { label: '主持人签字', mine: '是', theirs: '否' }],
    ['人数', { countsOnly: { should: 9, actual: 8, votersShould: 7, votersActual: 6 } }, { label: '人数', mine: '应到 9 人，实到 8 人；有表决权：应到 7 人，实到 6 人', theirs: '（空）' }],
    ['列席', { observers: [{ name: '王頔', unitPost: '机关工委' }] }, { label: '列席人员', mine: '王頔（机关工委）', theirs: '（空）' }],
    ['请假', { attendees: [{ ...saved.attendees[0]!, status: 'leave', reason: '出差' }, saved.attendees[1]!] }, { label: '出席情况：李堃', mine: '请假（出差）', theirs: '出席' }],
    ['名单', { attendees: [saved.attendees[0]!] }, { label: '出席情况：张喆', mine: '（不在名单里）', theirs: '出席' }],
    ['决议', { topics: [{ ...saved.topics[0]!, resolution: '同意按期转正' }, saved.topics[1]!] }, { label: '议题 1 决议', mine: '同意按期转正', theirs: '（空）' }],
    ['删去的议题', { topics: [saved.topics[0]!] }, { label: '议题 2', mine: '（没有这一项）', theirs: '其他事项' }],
    ['议题顺序', { topics: saved.topics.toReversed() }, { label: '议题顺序', mine: '其他事项、预备党员转正', theirs: '预备党员转正、其他事项' }],
    ['表决', { topics: [{ ...saved.topics[0]!, vote: { method: 'secretBallot', yes: 5, no: 1, abstain: 0, writtenYes: 2, writtenNo: 0, writtenAbstain: 0 } }, saved.topics[1]!] },
      { label: '议题 1 表决', mine: '无记名投票：同意 5，反对 1，弃权 0，书面同意 2', theirs: '没有记录表决' }],
    ['附件', { attachments: [{ id: 'a', name: '签到表.png', mime: 'image/png', bytes: 9, sha256: '0'.repeat(64), category: 'signIn' }] }, { label: '附件', mine: '签到表：签到表.png', theirs: '（没有）' }],
  ])('%s', (_, some, expected) => {
    expect(differences(some)).toEqual([expected])
  })

  test('two equal versions differ in nothing', () => {
    expect(differences({})).toEqual([])
  })
})
