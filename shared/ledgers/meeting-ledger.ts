import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { landscapeA4 } from '../documents/page-setup.ts'
import { attachmentCategory } from '../model/attachment.ts'
import { type Meeting, meetingKind, type MeetingKind } from '../model/meeting.ts'
import type { Stored } from '../model/record.ts'
import { attendanceOf, rateText } from '../rules/attendance.ts'
import { type Backfill, backfillOf } from '../rules/backfill.ts'
import type { Finding } from '../rules/finding.ts'
import { fullNameOn, shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { voteResult } from '../rules/quorum.ts'
import { findingsOf } from '../rules/warnings/findings-of.ts'
import { chineseDate, dottedDate, type LocalDate, yearOf } from '../time/local-date.ts'
import { clockOf, dateOf } from '../time/local-date-time.ts'
import { chinesePeriod, type DateRange, type Period, rangeOf } from '../time/period.ts'
import type { ComposedLedger, Ledger, LedgerScope } from './ledger.ts'
import { absencesText, meetingBook, type MeetingBook, subjectOf } from './meeting-book.ts'
import { attestation } from './attestation.ts'
import { dash, orDash, orNothing, shortened } from './words.ts'

/** 三会一课台账 of a branch: one row for each record, however many kinds it carries. */
export const meetingLedger: Ledger = {
  id: 'meeting-ledger', title: '三会一课台账', source: 'domain.md C.2', scope: 'organisationPeriod', each: 'branch', family: 'meetings',
  async compose(reader: Reader, scope: LedgerScope, today: LocalDate): Promise<ComposedLedger> {
    if (scope.kind !== 'organisationPeriod') throw new Error('meeting-ledger is composed for an organisation and a period')
    const { organisationId, period } = scope
    const days = rangeOf(period)
    const [book, organisationIds] = await Promise.all([meetingBook(reader), withGroups(reader, organisationId, days)])
    const meetings = (await reader.meetings({ organisationIds, ...days })).filter(meeting => isListed(meeting, days))
    const findings = await findingsOf(reader, { today, organisationIds, years: [yearOf(days.from)] })
    return {
      document: ledgerDocument({ organisationId, period, meetings, book, today }),
      fileName: documentStem(`三会一课台账_${shortNameOn(book.facts, organisationId, days.to)}_${chinesePeriod(period)}`),
      rows: meetings.length,
      missing: findings.filter(finding => concerns(finding, meetings, days)),
    }
  },
}

/** 三会一课 and 主题党日 (domain.md C.2): other kinds have ledgers of their own. */
const listedKinds: readonly MeetingKind[] = ['memberAssembly', 'committee', 'groupMeeting', 'partyLecture', 'themeDay']

/** A branch's ledger holds what its groups hold; other organisations below keep ledgers of their own. */
async function withGroups(reader: Reader, organisationId: string, days: DateRange): Promise<readonly string[]> {
  const [organisations, facts] = await Promise.all([reader.organisations(), reader.organisationFacts()])
  const groups = new Set(organisations.filter(organisation => organisation.type === 'group').map(organisation => organisation.id))
  return subtreeDuring(facts, organisationId, days).filter(id => id === organisationId || groups.has(id))
}

function isListed(meeting: Meeting, days: DateRange): boolean {
  const day = dateOf(meeting.startAt)
  return days.from <= day && day <= days.to && meeting.kinds.some(kind => listedKinds.includes(kind))
}

/** Findings about a listed meeting, and about meetings that a month, quarter or year within the period lacks; those of the registers have ledgers of their own. */
function concerns(finding: Finding, meetings: readonly Meeting[], days: DateRange): boolean {
  const { subject } = finding
  if (subject.kind === 'meeting') return meetings.some(meeting => meeting.id === subject.id)
  if (subject.kind !== 'organisation' || subject.field !== undefined) return false
  const range = rangeOf(finding.period)
  return days.from <= range.from && range.to <= days.to
}

interface Page {
  readonly organisationId: string
  readonly period: Period
  readonly meetings: readonly Stored<Meeting>[]
  readonly book: MeetingBook
  readonly today: LocalDate
}

function ledgerDocument({ organisationId, period, meetings, book, today }: Page): Document {
  const name = fullNameOn(book.facts, organisationId, rangeOf(period).to)
  const late = meetings.filter(meeting => backfillOf(meeting).kind === 'backfilled').length
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '三会一课台账' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}　　期间：${chinesePeriod(period)}　　共 ${meetings.length} 条`, subject: name }] },
    {
      type: 'table', size: '小五', columns: columns.map(({ mm }): Column => ({ mm })),
      header: [columns.map(({ title }): Cell => ({ text: title, role: 'hei', align: 'center' }))],
      rows: meetings.length === 0 ? [[{ text: '本期无记录', align: 'center', columnSpan: columns.length }]] : meetings.map((meeting, i) => rowOf(meeting, i, book)),
    },
    attestation(shortNameOn(book.facts, organisationId, rangeOf(period).to), today),
  ]
  const note = late === 0 ? {} : { note: `本表含补录 ${late} 条，录入日期见备注` }
  return { title: `三会一课台账：${name} ${chinesePeriod(period)}`, sections: [{ page: landscapeA4({ numbering: 'pageOfPages', ...note }), blocks }] }
}

interface LedgerColumn {
  readonly title: string
  readonly mm: number
  readonly cell: (meeting: Stored<Meeting>, book: MeetingBook, index: number) => string
  readonly align?: 'center'
}

/** In the order of domain.md C.2, 225 mm in all. */
const columns: readonly LedgerColumn[] = [
  { title: '序号', mm: 8, align: 'center', cell: (_m, _book, i) => String(i + 1) },
  { title: '类别', mm: 15, align: 'center', cell: m => m.kinds.map(kind => meetingKind.labels[kind]).join('\n') },
  { title: '时间', mm: 19, align: 'center', cell: m => `${dottedDate(dateOf(m.startAt))}\n${clockOf(m.startAt)}${m.endAt === null ? '起' : `—${clockOf(m.endAt)}`}` },
  { title: '地点', mm: 12, cell: m => orNothing(m.place) },
  { title: '主题', mm: 19, cell: subjectText },
  { title: '主持（主讲）人', mm: 15, align: 'center', cell: (m, book) => hostsText(m, book) },
  { title: '应到', mm: 8.5, align: 'center', cell: m => countText(m, 'should') },
  { title: '实到', mm: 8.5, align: 'center', cell: m => countText(m, 'actual') },
  { title: '到会率', mm: 12, align: 'center', cell: m => rateText(attendanceOf(m)) },
  { title: '缺席\n及原因', mm: 24, cell: (m, book) => orNothing(absencesText(m, book.nameOf)) },
  { title: '主要内容', mm: 31, cell: contentText },
  { title: '议定事项及落实', mm: 30, cell: (m, book) => resolutionsText(m, book) },
  { title: '佐证', mm: 10, align: 'center', cell: evidenceText },
  { title: '备注', mm: 13, align: 'center', cell: m => remarkText(m, backfillOf(m)) },
]

function rowOf(meeting: Stored<Meeting>, index: number, book: MeetingBook): readonly Cell[] {
  const subject = subjectOf(meeting)
  return columns.map(column => ({ text: column.cell(meeting, book, index), subject, ...(column.align === undefined ? {} : { align: column.align }) }))
}

/** A lecture goes by its own subject. */
function subjectText(meeting: Meeting): string {
  const subject = meeting.lecture?.subject.trim() ?? ''
  return subject === '' || subject === meeting.title.trim() ? meeting.title : `${meeting.title}\n党课：${subject}`
}

function hostsText(meeting: Meeting, book: MeetingBook): string {
  const host = orNothing(book.host(meeting))
  return meeting.kinds.includes('partyLecture') ? `${host}\n主讲：\n${orNothing(book.lecturer(meeting))}` : host
}

function countText(meeting: Meeting, which: 'should' | 'actual'): string {
  const attendance = attendanceOf(meeting)
  return attendance.source === 'unknown' ? dash : String(attendance[which])
}

/** Characters that the two columns show of a meeting's only topic, and of each of several; the minutes hold the whole. */
const lengthOfOne = 60
const lengthOfSeveral = 28

function lengthOf(meeting: Meeting): number {
  return meeting.topics.length > 1 ? lengthOfSeveral : lengthOfOne
}

/** Several topics go by their names; a single one tells its content too. */
function contentText(meeting: Meeting): string {
  const several = meeting.topics.length > 1
  return orNothing(numbered(meeting.topics.map(({ title, content }) => {
    const said = several && title.trim() !== '' ? [title] : [title, content]
    return shortened(said.filter(text => text.trim() !== '').join('：'), lengthOf(meeting))
  })))
}

function resolutionsText(meeting: Meeting, book: MeetingBook): string {
  return orNothing(numbered(meeting.topics.map(topic => {
    const verdict = verdictText(meeting, topic, book)
    const who = [topic.responsibleId === null ? '' : book.nameOf(topic.responsibleId), topic.dueOn === null ? '' : `${dottedDate(topic.dueOn)}前`].filter(text => text !== '').join('，')
    const text = shortened(topic.resolution, lengthOf(meeting))
    return text === '' && verdict === '' ? '' : `${text || '未写决议'}${verdict}${who === '' ? '' : `（${who}）`}`
  })))
}

function verdictText(meeting: Meeting, topic: Meeting['topics'][number], book: MeetingBook): string {
  switch (voteResult(meeting, topic, book.seatHoldersOf(meeting)).kind) {
    case 'invalidByQuorum': return '（表决无效：到会人数不够）'
    case 'countsExceed': return '（票数有误）'
    case 'notPassed': return '（表决未通过）'
    case 'none':
    case 'unjudged':
    case 'unknown':
    case 'passed':
      return ''
  }
}

/** 1. …, one a line; a single one stands without its number. Empty ones are left out, the numbers of the topics stay. */
function numbered(texts: readonly string[]): string {
  const [only] = texts
  if (texts.length === 1 && only !== undefined) return only
  return texts.map((text, i) => (text === '' ? '' : `${i + 1}. ${text}`)).filter(text => text !== '').join('\n')
}

/** The record itself, and what is attached to it. */
function evidenceText(meeting: Meeting): string {
  const kinds = attachmentCategory.keys.map(category => {
    const count = meeting.attachments.filter(attachment => attachment.category === category).length
    return count === 0 ? '' : `${attachmentCategory.labels[category]}${count > 1 ? count : ''}`
  })
  return ['记录', ...kinds.filter(text => text !== '')].join('\n')
}

/** Of a late entry the day; its reason stands in the minutes. */
function remarkText(meeting: Meeting, backfill: Backfill): string {
  const late = backfill.kind === 'timely' ? '' : `补录：${chineseDate(backfill.enteredOn).replace('年', '年\n')}录入${backfill.reason === '' ? '，原因未写' : ''}`
  const belongs = meeting.belongYear === yearOf(dateOf(meeting.startAt)) ? '' : `归属${meeting.belongYear}年`
  return orDash([late, belongs, meeting.remark.trim()].filter(text => text !== '').join('；'))
}
