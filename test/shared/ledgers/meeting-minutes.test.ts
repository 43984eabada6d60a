import { describe, expect, test } from 'vitest'
import { meetingMinutes } from '#shared/ledgers/meeting-minutes.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import { aFact, aMeeting, anAttendee, anOrganisation, aPerson, aPost, aTopic, aVote, day, stored, time, today, aCenterGroup, aLifeMeeting, anElection, aThemeDay } from '../../support/builders.ts'
import { fieldOf, printedRows, rowsOf } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const [host, member, away, former] = [aPerson({ name: '李堃', unitPost: '科长' }), aPerson({ name: '张喆' }), aPerson({ name: '王頔' }), aPerson({ name: '陈赟' })]
const people = [host, member, away, former]
const organisationFacts = [aFact({ organisationId: branch.id, fullName: '中共云岭市档案服务中心第一支部委员会', shortName: '第一党支部' })]
const posts = [aPost({ organisationId: branch.id, personId: host.id })]
const attendees = [anAttendee({ personId: host.id }), anAttendee({ personId: member.id }), anAttendee({ personId: away.id, status: 'leave', reason: '出差' })]

async function composed(some: Partial<Meeting> = {}, createdAt = '2026-05-20T09:00:00.000Z') {
  const meeting = stored(aMeeting({ organisationId: branch.id, hostId: host.id, hostDuty: '', attendees, ...some }), { createdAt })
  const reader = readerOf({ organisations: [branch], organisationFacts, people, posts, meetings: [meeting] })
  return meetingMinutes.compose(reader, { kind: 'meeting', meetingId: meeting.id }, today)
}

async function field(label: string, some: Partial<Meeting> = {}): Promise<string | undefined> {
  return fieldOf((await composed(some)).document, label)
}

test('各栏依纸面次序：C.1', async () => {
  const { document } = await composed({ topics: [aTopic({ vote: aVote({ yes: 2 }) })] })
  expect(printedRows(document).flatMap((row, i) => (i === 3 || row[0] === '表决方式' ? row.filter((_, at) => at % 2 === 0) : row.length === 4 ? [row[0], row[2]] : [row[0]]))).toEqual([
    '会议名称', '时间', '地点', '主持人（职务）', '记录人', '应到', '实到', '有表决权应到', '有表决权实到', '出席人员', '缺席人员及原因', '列席人员',
    '议题一', '汇报人', '汇报、传达内容', '发言要点', '不同意见', '表决方式', '同意', '反对', '弃权', '书面意见票', '表决结果', '决议',
    '主持人小结', '散会时间', '备注', '主持人签字', '记录人签字', '附件',
  ])
})

describe('每栏写什么', () => {
  test.each<[string, string, Partial<Meeting>, string]>([
    ['名称带届次', '会议名称', { title: '党员大会', session: '2026年第二次' }, '党员大会（2026年第二次）'],
    ['起止时分', '时间', {}, '2026年5月20日14:30—16:00'],
    ['跨夜写两个日期', '时间', { endAt: time('2026-05-21T00:30') }, '2026年5月20日14:30—2026年5月21日00:30'],
    ['散会时间未填', '时间', { endAt: null }, '2026年5月20日14:30起'],
    ['职务取当日任职，先党内后行政', '主持人（职务）', {}, '李堃（书记、科长）'],
    ['写了职务就照写', '主持人（职务）', { hostDuty: '支部书记' }, '李堃（支部书记）'],
    ['不在名册的主持人', '主持人（职务）', { hostId: null, hostName: '周明', hostDuty: '' }, '周明'],
    ['应到', '应到', {}, '3人'],
    ['有表决权实到', '有表决权实到', {}, '2人'],
    ['没有登记人数', '应到', { attendees: [] }, '—'],
    ['出席', '出席人员', {}, '李堃、张喆'],
    ['缺席及原因', '缺席人员及原因', {}, '王頔（请假：出差）'],
    ['没写原因也印出来', '缺席人员及原因', { attendees: [anAttendee({ personId: away.id, status: 'absent' })] }, '王頔（缺席：原因未填）'],
    ['只有人数', '出席人员', { attendees: [], countsOnly: { should: 9, actual: 8, votersShould: 7, votersActual: 6 } }, '只登记了人数，没有名单'],
    ['列席', '列席人员', { attendees: [anAttendee({ personId: member.id, status: 'nonvotingObserver' })], observers: [{ name: '周明', unitPost: '机关党委干事' }] }, '张喆、周明（机关党委干事）'],
    ['不计入应到', '不计入应到', { attendees: [anAttendee({ personId: former.id, status: 'excluded', reason: '病重', exclusionBasis: '支部大会通过并报上级同意' })] }, '陈赟（病重；批准依据：支部大会通过并报上级同意）'],
    ['没有列席', '列席人员', {}, '无'],
    ['没有议题', '议题', {}, '无'],
    ['没有小结', '主持人小结', {}, '无'],
    ['散会时间', '散会时间', {}, '16:00'],
    ['没有附件', '附件', {}, '无'],
    ['留着签字', '主持人签字', {}, ''],
    ['已经签了', '记录人签字', { recorderSigned: true }, '已签字（见纸质原件）'],
    ['第一议题', '议题一', { topics: [aTopic({ title: '学习', isFirstTopic: true })] }, '学习【第一议题】'],
    ['议题事项', '议题二', { topics: [aTopic(), aTopic({ title: '讨论转正', matter: 'conversion' })] }, '讨论转正【预备党员转正】'],
    ['没有表决', '表决', { topics: [aTopic()] }, '未表决'],
    ['党课题目', '党课题目', { kinds: ['partyLecture'], lecture: { lecturerId: host.id, lecturerName: '', lecturerDuty: '书记', subject: '学党章', audience: '全体党员', outline: '', response: '' } }, '学党章'],
    ['主讲人', '主讲人及职务', { kinds: ['partyLecture'], lecture: { lecturerId: host.id, lecturerName: '', lecturerDuty: '书记', subject: '学党章', audience: '全体党员', outline: '', response: '' } }, '李堃（书记）'],
    ['党课未填', '党课题目', { kinds: ['partyLecture'] }, '无'],
    ['补学', '缺席人员及原因', { attendees: [anAttendee({ personId: member.id, status: 'leave', reason: '出差', makeUp: { on: day('2026-05-27'), how: '自学' } })] }, '张喆（请假：出差；2026年5月27日补学：自学）'],
    ['五个一', '五个一', { kinds: ['themeDay'], themeDay: aThemeDay() }, '定一个主题（学习党章总纲）\n学一段理论（学习党章总纲）'],
    ['形式', '形式', { kinds: ['themeDay'], themeDay: aThemeDay() }, '集中学习、红色教育'],
    ['征求意见', '征求意见', { kinds: ['organisationalLife'], lifeMeeting: aLifeMeeting() }, '共2条\n1. 谈心谈话面不够宽\n2. 督办不够及时'],
    ['批评', '批评与自我批评', { kinds: ['organisationalLife'], lifeMeeting: aLifeMeeting() }, '李堃自我批评：抓落实前紧后松。\n　张喆：联系离退休党员少。'],
    ['整改', '整改清单', { kinds: ['democraticLife'], lifeMeeting: aLifeMeeting() }, '1. 谈心谈话面不宽\n　措施：每季度与党员谈心一次；责任人：李堃；时限：2026年6月30日前；进展：已谈十二人'],
    ['中心组', '专题', { kinds: ['centerGroup'], centerGroup: aCenterGroup() }, '学习党的创新理论'],
    ['落实情况', '落实情况', { topics: [aTopic({ followUp: '已报批' })] }, '已报批'],
    ['得票', '得票情况', { topics: [aTopic({ matter: 'election', election: anElection() })], attendees: [anAttendee(), anAttendee(), anAttendee()] }, '李堃：赞成 3 票，反对 0 票，弃权 0 票，当选\n张喆：赞成 0 票，反对 3 票，弃权 0 票，未当选，差 2 票'],
  ])('%s', async (_, label, some, expected) => {
    expect(await field(label, some)).toBe(expected)
  })

  test('发言一人一行，不同意见分开', async () => {
    const speech = (personId: string | null, text: string, isDissent = false, speakerName = '') => ({ personId, text, isDissent, speakerName })
    const topics = [aTopic({ speeches: [speech(member.id, '同意。'), speech(null, '应加快。', false, '周明'), speech(host.id, '应缓办。', true)] })]
    expect(await field('发言要点', { topics })).toBe('张喆：同意。\n周明：应加快。')
    expect(await field('不同意见', { topics })).toBe('李堃：应缓办。')
  })

  test.each([
    ['通过', aVote({ yes: 2 }), '通过：赞成 2 票，超过应到半数（须 2 票）'],
    ['未通过', aVote({ yes: 1, no: 1 }), '未通过：赞成 1 票，须 2 票，还差 1 票'],
  ])('表决%s', async (_, vote, expected) => {
    expect(await field('表决结果', { topics: [aTopic({ vote })] })).toBe(expected)
  })

  test('到会不够，票数照印，结果写明无效', async () => {
    const some = { attendees: [attendees[0]!, ...[1, 2].map(() => anAttendee({ status: 'leave' as const, reason: '出差' }))], topics: [aTopic({ vote: aVote({ yes: 1 }) })] }
    expect(await field('同意', some)).toBe('1票')
    expect(await field('表决结果', some)).toBe('表决无效：到会人数不够，还差 1 人：有表决权的党员应到 3 人，半数以上须 2 人，已到 1 人')
  })

  test('书面意见三项都写', async () => {
    expect(await field('书面意见票', { topics: [aTopic({ matter: 'admission', vote: aVote({ yes: 2, writtenYes: 1 }) })] })).toBe('同意 1 票，反对 0 票，弃权 0 票')
  })
})

describe('补录（C53）', () => {
  test('页脚写明录入日期和原因', async () => {
    const { document } = await composed({ backfillReason: '记录本送检' }, '2026-11-20T02:00:00.000Z')
    expect(document.sections.map(section => section.page.footer)).toEqual([{ numbering: 'pageOfPages', note: '补录：会议日期 2026年5月20日，录入日期 2026年11月20日，原因：记录本送检' }])
  })
  test('按时录入的页脚没有', async () => {
    expect((await composed()).document.sections.map(section => section.page.footer.note)).toEqual([undefined])
  })
})

test('除留着签字的格子，没有一格空白，每格都写明出自哪条记录', async () => {
  const { document } = await composed({ title: '党员大会', place: '', hostId: null, hostName: '', recorderName: '', endAt: null, attendees: [], topics: [aTopic({ title: '', reporterName: '', content: '', vote: aVote() })] })
  const cells = rowsOf(document).flat()
  expect(cells.filter(cell => cell.text.trim() === '').length).toBe(2)
  expect(new Set(cells.map(cell => cell.subject))).toEqual(new Set(['会议“党员大会”（2026年5月20日14:30）']))
})

test('缺什么、在哪一栏，打印前列出', async () => {
  const { missing } = await composed({ place: '', hostSigned: true, recorderSigned: true, topics: [aTopic({ speeches: [{ personId: member.id, speakerName: '', text: '同意', isDissent: false }] })] })
  expect(missing.map(finding => [finding.level, finding.subject.kind === 'meeting' && finding.subject.field, finding.message])).toEqual([['orange', 'place', '没有填写地点']])
})

test('the document survives structuredClone, and a meeting that is gone is a bug', async () => {
  const { document, fileName, rows } = await composed({ topics: [aTopic()] })
  expect(structuredClone(document)).toEqual(document)
  expect(fileName).toBe('会议记录_第一党支部_2026-05-20_第一党支部2026年第二季度党员大会')
  expect((await composed({ title: '“3/4”季度：总结?' })).fileName).toBe('会议记录_第一党支部_2026-05-20_“34”季度：总结')
  expect(rows).toBe(1)
  await expect(meetingMinutes.compose(readerOf({}), { kind: 'meeting', meetingId: 'gone' }, today)).rejects.toThrow('gone')
  expect(day('2026-05-20') < today).toBe(true)
})
