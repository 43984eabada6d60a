import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { centerGroupRegister } from '#shared/ledgers/center-group-register.ts'
import { democraticLifeRegister } from '#shared/ledgers/democratic-life-register.ts'
import { firstTopicRegister } from '#shared/ledgers/first-topic-register.ts'
import { lectureRegister } from '#shared/ledgers/lecture-register.ts'
import { lectureStatistics } from '#shared/ledgers/lecture-statistics.ts'
import { lifeMeetingRecord } from '#shared/ledgers/life-meeting-record.ts'
import { themeDayRegister } from '#shared/ledgers/theme-day-register.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { aCenterGroup, aFact, aLifeMeeting, aMeeting, anAttendee, anOrganisation, aPerson, aPost, aThemeDay, aTopic, day, time, today } from '../../support/builders.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { fieldOf, printedRows } from '../../support/printed.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { readerOf } from '../../support/reader-of.ts'
import { hasTool } from '../../support/tools.ts'

const branch = anOrganisation()
const other = anOrganisation()
const kun = aPerson({ name: '李堃', contactPoint: '云河村党支部' })
const zhe = aPerson({ name: '张喆' })
const facts = [aFact({ organisationId: branch.id, shortName: '第一党支部' }), aFact({ organisationId: other.id, shortName: '第二党支部' })]
const attendees = [anAttendee({ personId: kun.id }), anAttendee({ personId: zhe.id, status: 'leave', reason: '出差', makeUp: { on: day('2026-06-01'), how: '自学' } })]
const photo = { id: kun.id, name: '现场.jpg', mime: 'image/jpeg', bytes: 3, sha256: 'a'.repeat(64), category: 'photo' } as const

function held(kinds: Meeting['kinds'], some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, kinds: [...kinds], startAt: time('2026-05-20T14:30'), endAt: time('2026-05-20T16:00'), attendees, ...some })
}

async function composed(ledger: Ledger, meetings: readonly Meeting[], period = yearPeriod(2026)) {
  const reader = readerOf({ organisations: [branch, other], organisationFacts: facts, people: [kun, zhe], posts: [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' })], meetings: [...meetings] })
  return ledger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period }, today)
}

const lecture = { lecturerId: kun.id, lecturerName: '', lecturerDuty: '支部书记', subject: '学党章', audience: '全体党员', outline: '一是学，二是做。', response: '听得进。' }
const speech = { personId: kun.id, speakerName: '', text: '要抓好落实。', isDissent: false }

test.each<[string, Ledger, Meeting, readonly string[]]>([
  ['C.3', themeDayRegister, held(['themeDay'], { title: '学党章', notifiedOn: day('2026-05-01'), themeDay: aThemeDay(), topics: [aTopic({ title: '诵读党章' })], attachments: [photo] }),
    ['2026.05.20', '学党章', '2026.05.01', '√', '√', '—', '—', '—', '集中学习、红色教育', '1', '重温入党誓词、交纳党费', '诵读党章', '党员认领实事三件。', '1张']],
  ['C.4', lectureRegister, held(['partyLecture'], { place: '三楼会议室', lecture, attachments: [{ ...photo, name: '讲稿.docx', category: 'script' }] }),
    ['2026.05.2014:30—16:00', '三楼会议室', '学党章', '李堃（支部书记）', '全体党员（1人）', '一是学，二是做。', '讲稿.docx', '听得进。']],
  ['C.8', democraticLifeRegister, held(['democraticLife'], { belongYear: 2026, session: '第二次', lifeMeeting: aLifeMeeting() }),
    ['第一党支部', '2026年度（第二次）', '学党章、守纪律', '2026.05.2014:30—16:00', '2/1', '机关党委组织科周明', '学习研讨、征求意见2条、谈心谈话、撰写对照检查材料', '支部书记代表支委会作对照检查。', '—', '1条', '1. 每季度与党员谈心一次', '支部全体党员', '2026.05.28']],
  ['C.17', firstTopicRegister, held(['committee'], { topics: [aTopic({ title: '学习重要讲话', isFirstTopic: true, reporterId: kun.id, speeches: [speech, speech], resolution: '逐条落实。', responsibleId: zhe.id, followUp: '已落实三条。' }), aTopic()] }),
    ['1', '支委会（第一党支部）', '2026.05.20', '学习重要讲话', '李堃', '2/1', '李堃', '逐条落实。', '张喆', '已落实三条。', '—']],
  ['C.18', centerGroupRegister, held(['centerGroup'], { hostId: kun.id, centerGroup: aCenterGroup(), topics: [aTopic({ speeches: [speech] })] }),
    ['1', '2026.05.2014:30—16:00', '学习党的创新理论', '李堃', '2/1', '张喆（请假：出差；2026年6月1日补学：自学）', '《党章》总纲', '李堃：要抓好落实。', '形成三条工作措施。']],
])('%s: a line says what its record says', async (_source, ledger, meeting, expected) => {
  const { document, rows } = await composed(ledger, [meeting, held(['memberAssembly']), held(meeting.kinds, { organisationId: other.id })])
  expect(printedRows(document)).toEqual([expected])
  expect(rows).toBe(1)
})

test('lectures are counted by lecturer, those with most first', async () => {
  const { document } = await composed(lectureStatistics, [held(['partyLecture'], { lecture: { ...lecture, lecturerId: null, lecturerName: '周明', lecturerDuty: '科长' } }), held(['partyLecture'], { lecture }), held(['partyLecture'], { lecture: { ...lecture, subject: '学条例' }, startAt: time('2026-09-20T09:00') })])
  expect(printedRows(document)).toEqual([['1', '李堃', '支部书记', '2', '2026.05.202026.09.20', '1. 学党章2. 学条例', '云河村党支部'], ['2', '周明', '科长', '1', '2026.05.20', '学党章', '—']])
})

test('C.5: a form for each meeting of the year that it counts for', async () => {
  const late = held(['organisationalLife'], { belongYear: 2025, startAt: time('2026-02-06T09:00'), endAt: time('2026-02-06T11:00'), lifeMeeting: aLifeMeeting() })
  expect((await composed(lifeMeetingRecord, [late])).rows).toBe(0)
  const { document, rows } = await composed(lifeMeetingRecord, [late], yearPeriod(2025))
  expect(rows).toBe(1)
  expect(fieldOf(document, '征求意见')).toContain('共2条')
  expect(fieldOf(document, '上级派员（督导组）')).toBe('机关党委组织科周明')
})

test('what a column asks for and the record lacks is named, with its field', async () => {
  const { missing } = await composed(lectureRegister, [held(['partyLecture'], { place: ' ', lecture: { ...lecture, subject: '' } })])
  expect(missing.filter(({ rule }) => rule === 'W-BLANK').map(({ subject }) => 'field' in subject && subject.field)).toEqual(['place', 'lecture.subject'])
})

const all = [themeDayRegister, lectureRegister, lectureStatistics, lifeMeetingRecord, democraticLifeRegister, firstTopicRegister, centerGroupRegister]

describe.skipIf(!hasTool('pdftotext'))('on paper', () => {
  test.each(all.map(ledger => [ledger.title, ledger] as const))('%s: a year without a record says so, one with 20,000 characters and blanks is whole pages, in both formats', async (_title, ledger) => {
    const long = '认真学习，抓好落实。'.repeat(2000)
    const meeting = held(['themeDay', 'partyLecture', 'organisationalLife', 'democraticLife', 'centerGroup', 'committee'], {
      title: '联合活动', place: '   ', lecture: { ...lecture, outline: long }, themeDay: aThemeDay({ effect: long }), lifeMeeting: aLifeMeeting({ teamExamination: long, problems: '　' }), centerGroup: aCenterGroup({ results: long }),
      topics: [aTopic({ isFirstTopic: true, followUp: long, speeches: [{ ...speech, text: long }] })],
    })
    for (const meetings of [[], [meeting]]) {
      const { document } = await composed(ledger, meetings)
      const pdf = await readPdf((await toPdf(document, await openFonts(document, bundledFonts))).bytes)
      const words = withoutSpace(pdf.pageTexts.join('')).replace(/第\d+页共\d+页/g, '')
      const docx = withoutSpace((await readDocx(await toDocx(document))).text)
      for (const { text } of document.sections.flatMap(section => section.blocks).flatMap(block => (block.type === 'heading' ? [block] : []))) expect([words.includes(withoutSpace(text)), docx.includes(withoutSpace(text))]).toEqual([true, true])
      expect(words.includes('本期')).toBe(meetings.length === 0)
    }
  })
})
