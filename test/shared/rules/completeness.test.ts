import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { completenessOf, type CompletenessContext } from '#shared/rules/completeness.ts'
import { aMeeting, anAttendee, anId, aTopic, aVote, day, time } from '../../support/builders.ts'

const context: CompletenessContext = { settings: { ...defaultSettings, firstTopicRequired: true }, seatHolders: new Set(), nameOf: () => '张喆', enteredOn: day('2026-05-21') }
const signIn = { id: anId(), name: '签到表.jpg', mime: 'image/jpeg', bytes: 10, sha256: 'a'.repeat(64), category: 'signIn' as const }
const speech = { personId: anId(), speakerName: '', text: '同意，建议每季度检查一次。', isDissent: false }
const topic = aTopic({ speeches: [speech] })
const present = Array.from({ length: 5 }, () => anAttendee())
const whole: Partial<Meeting> = { attendees: present, topics: [topic], hostSigned: true, recorderSigned: true, attachments: [signIn] }

function findings(some: Partial<Meeting>, more: Partial<CompletenessContext> = {}) {
  return completenessOf(aMeeting({ ...whole, ...some }), { ...context, ...more }).findings.map(f => [f.rule, f.level, f.subject.kind === 'meeting' ? f.subject.field : '', f.message])
}

test('要素齐全的会议得满分，没有一条提示', () => {
  const result = completenessOf(aMeeting(whole), context)
  expect(result.findings).toEqual([])
  expect(result.score).toBe(100)
})

describe('每缺一项，指到那一栏', () => {
  test.each<[string, Partial<Meeting>, unknown[]]>([
    ['散会时间', { endAt: null }, ['W-MTG-QUALITY', 'yellow', 'endAt', '没有填写散会时间']],
    ['散会不晚于开始', { endAt: time('2026-05-20T14:30') }, ['W-MTG-QUALITY', 'orange', 'endAt', '散会时间不在开始时间之后']],
    ['地点', { place: ' ' }, ['W-MTG-QUALITY', 'orange', 'place', '没有填写地点']],
    ['主持人', { hostName: '' }, ['W-MTG-QUALITY', 'orange', 'hostName', '没有填写主持人']],
    ['记录人', { recorderName: '' }, ['W-MTG-QUALITY', 'yellow', 'recorderName', '没有填写记录人']],
    ['没有名单', { attendees: [] }, ['W-MTG-QUALITY', 'orange', 'attendees', '没有登记应到和实到人员']],
    ['只有人数', { attendees: [], countsOnly: { should: 5, actual: 5, votersShould: 5, votersActual: 5 } }, ['W-MTG-QUALITY', 'yellow', 'countsOnly', '只填了人数，没有出席人员名单']],
    ['请假没写原因', { attendees: [...present, anAttendee({ status: 'leave' })] }, ['W-MTG-QUALITY', 'yellow', 'attendees.5.reason', '张喆请假，没有写原因']],
    ['缺席没写原因', { attendees: [...present, anAttendee({ status: 'absent', reason: ' ' })] }, ['W-MTG-QUALITY', 'yellow', 'attendees.5.reason', '张喆缺席，没有写原因']],
    ['不计入应到没有依据', { attendees: [...present, anAttendee({ status: 'excluded', reason: '病重' })] }, ['W-MTG-QUALITY', 'orange', 'attendees.5.exclusionBasis', '张喆不计入应到，没有写批准依据']],
    ['没有议题', { topics: [] }, ['W-MTG-QUALITY', 'orange', 'topics', '没有议题']],
    ['议题没有发言', { topics: [{ ...topic, speeches: [] }] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.speeches', '第 1 项议题没有发言要点']],
    ['大家一致认为', { topics: [topic, { ...topic, speeches: [], content: '大家一致认为很好。' }] }, ['W-MTG-QUALITY', 'orange', 'topics.1.speeches', '第 2 项议题写“大家一致认为”，没有具体发言']],
    ['发言没写是谁', { topics: [{ ...topic, speeches: [{ ...speech, personId: null }] }] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.speeches.0.speakerName', '第 1 项议题第 1 条发言没有写是谁']],
    ['议题没有内容', { topics: [{ ...topic, content: '', speeches: [] }], kinds: ['themeDay'] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.content', '第 1 项议题没有内容']],
    ['支委会第一项不是第一议题', { kinds: ['committee'] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.isFirstTopic', '第 1 项议题不是第一议题']],
    ['有表决没有决议', { topics: [{ ...topic, vote: aVote({ yes: 5 }) }] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.resolution', '第 1 项议题有表决，没有写决议']],
    ['票数不齐', { topics: [{ ...topic, vote: aVote({ yes: 4 }), resolution: '同意' }] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.vote', '第 1 项议题同意、反对、弃权共 4 票，比到会的有表决权的党员少 1 票']],
    ['接收预备党员没有表决', { topics: [{ ...topic, matter: 'admission' }] }, ['W-MTG-QUALITY', 'orange', 'topics.0.vote', '第 1 项议题是接收预备党员，没有表决结果']],
    ['转正没有用无记名投票', { topics: [{ ...topic, matter: 'conversion', vote: aVote({ yes: 5 }), resolution: '同意' }] }, ['W-MTG-QUALITY', 'orange', 'topics.0.vote.method', '第 1 项议题是预备党员转正，应当无记名投票']],
    ['一般事项有书面意见', { topics: [{ ...topic, vote: aVote({ yes: 5, writtenYes: 1 }), resolution: '同意' }], attendees: [...present, anAttendee({ status: 'leave', reason: '出差' })] }, ['W-MTG-QUALITY', 'yellow', 'topics.0.vote', '第 1 项议题的书面意见不计入票数：只有接收预备党员和转正才计']],
    ['党课没有主讲人和题目', { kinds: ['partyLecture'] }, ['W-MTG-QUALITY', 'orange', 'lecture', '没有填写党课的主讲人和题目']],
    ['记录人没签字', { recorderSigned: false }, ['W-MTG-QUALITY', 'yellow', 'recorderSigned', '记录人没有签字']],
  ])('%s', (_, some, expected) => {
    expect(findings(some)).toEqual([expected])
  })
})

describe('不该要的不要', () => {
  test.each<[string, Partial<Meeting>, Partial<CompletenessContext>]>([
    ['主题党日不要逐人发言', { kinds: ['themeDay'], topics: [aTopic()] }, {}],
    ['党课不要议题', { kinds: ['partyLecture'], topics: [], lecture: { lecturerId: anId(), lecturerName: '', lecturerDuty: '', subject: '学党章', audience: '全体党员', outline: '', response: '' } }, {}],
    ['不启用第一议题', { kinds: ['committee'] }, { settings: { ...defaultSettings, firstTopicRequired: false } }],
    ['第一项就是第一议题', { kinds: ['committee'], topics: [{ ...topic, isFirstTopic: true }] }, {}],
    ['党员大会不要求第一议题', { topics: [{ ...topic, isFirstTopic: false }] }, {}],
    ['列席的不要原因', { attendees: [...present, anAttendee({ status: 'nonvotingObserver' })] }, {}],
    ['写了“一致认为”也有具体发言', { topics: [{ ...topic, content: '大家一致认为很好。' }] }, {}],
    ['支委会审查发展对象不必无记名', { kinds: ['committee'], topics: [{ ...topic, isFirstTopic: true, matter: 'admission', vote: aVote({ yes: 5 }), resolution: '同意' }] }, {}],
    ['有出席名单就不再要签到表和照片', { attachments: [] }, {}],
  ])('%s', (_, some, more) => {
    expect(findings(some, more)).toEqual([])
  })
})

test('没有名单时要签到表或扫描件，照片不能代替', () => {
  const counts = { attendees: [], countsOnly: { should: 5, actual: 5, votersShould: 5, votersActual: 5 } }
  const asked = (category: 'signIn' | 'scan' | 'photo') => findings({ ...counts, attachments: [{ ...signIn, category }] }).filter(([, , field]) => field === 'attachments').length
  expect([asked('signIn'), asked('scan'), asked('photo')]).toEqual([0, 0, 1])
})

describe('补录要写原因（C53）', () => {
  test.each([
    ['第八天录入没写原因', '2026-05-28', '', [['W-BACKFILL', 'orange', 'backfillReason', '会后超过 7 天才录入，没有写补录原因']]],
    ['写了原因', '2026-05-28', '记录本送检', []],
    ['第七天录入', '2026-05-27', '', []],
  ])('%s', (_, enteredOn, backfillReason, expected) => {
    expect(findings({ backfillReason }, { enteredOn: day(enteredOn) })).toEqual(expected)
  })
})

describe('法定人数（C09、C11）', () => {
  const away = (count: number) => Array.from({ length: count }, () => anAttendee({ status: 'leave', reason: '出差' }))
  const voted = { ...topic, title: '审议工作', vote: aVote({ yes: 2 }), resolution: '表决通过。' }

  test('C11 支委 5 人到 2 人：会议为红，指到出席情况', () => {
    expect(findings({ kinds: ['committee'], attendees: [...present.slice(0, 2), ...away(3)], topics: [{ ...topic, isFirstTopic: true }] })).toEqual([
      ['W-QRM', 'red', 'attendees', '到会人数不够，还差 1 人：委员应到 5 人，半数以上须 3 人，已到 2 人'],
    ])
  })

  test('C09 党员大会到会不够却有表决：该次表决为红', () => {
    expect(findings({ attendees: [...present.slice(0, 2), ...away(3)], topics: [voted] })).toEqual([
      ['W-QRM', 'red', 'topics.0.vote', '第 1 项议题“审议工作”表决无效：到会人数不够，还差 1 人：有表决权的党员应到 5 人，半数以上须 3 人，已到 2 人'],
    ])
  })

  test('党员大会到会不够但没有表决，不是红', () => {
    expect(findings({ attendees: [...present.slice(0, 2), ...away(3)] })).toEqual([])
  })

  test.each([
    ['写表决通过', '经举手表决通过。', 1],
    ['只写通过', '通过', 1],
    ['写未获通过', '未获通过。', 0],
    ['通过作介词', '通过充分讨论，决定下次再议。', 0],
  ])('票数不够，决议%s', (_, resolution, faults) => {
    expect(findings({ topics: [{ ...voted, vote: aVote({ yes: 2, no: 3 }), resolution }] }).length).toBe(faults)
  })

  test('票数多于人数为红', () => {
    expect(findings({ topics: [{ ...voted, vote: aVote({ yes: 6 }) }] })).toEqual([
      ['W-QRM', 'red', 'topics.0.vote', '第 1 项议题“审议工作”票数有误：共 6 票，多于到会的有表决权的党员 5 人'],
    ])
  })
})

test('分数按适用要素计算，缺项不得分', () => {
  const { score, elements } = completenessOf(aMeeting({ ...whole, place: '' }), context)
  const total = elements.reduce((sum, element) => sum + element.points, 0)
  expect(elements.filter(element => !element.inOrder).map(element => element.name)).toEqual(['地点'])
  expect(score).toBe(Math.round(((total - 10) / total) * 100))
  expect(completenessOf(aMeeting({ hostName: '', recorderName: '', place: '', endAt: null }), context).score).toBe(0)
})
