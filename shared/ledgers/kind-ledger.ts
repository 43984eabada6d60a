import type { Meeting, MeetingKind } from '../model/meeting.ts'
import type { Stored } from '../model/record.ts'
import { attendanceOf } from '../rules/attendance.ts'
import { subtreeDuring } from '../rules/organisation-on.ts'
import { dottedDate } from '../time/local-date.ts'
import { clockOf, dateOf } from '../time/local-date-time.ts'
import type { Ledger } from './ledger.ts'
import { meetingBook, type MeetingBook } from './meeting-book.ts'
import { type TableColumn, type TableContext, type TableParts, tableLedger } from './table-ledger.ts'

/** One record in a ledger of its kind. */
export interface KindRow {
  readonly meeting: Stored<Meeting>
  readonly book: MeetingBook
}

type KindParts = Pick<TableParts<KindRow>, 'id' | 'title' | 'source' | 'each' | 'yearsOnly' | 'columns' | 'headline'> & {
  readonly isListed: (meeting: Meeting) => boolean
  /** A year's ledger goes by 归属年度. */
  readonly byBelongYear?: boolean
}

/** A ledger with a line for each meeting of a kind, of the organisation and those below it (of a branch: and its groups). */
export function kindLedger({ isListed, byBelongYear = false, ...parts }: KindParts): Ledger {
  return tableLedger<KindRow>({
    ...parts, family: 'meetings', orientation: 'landscape', size: '小五', emptyWords: '本期无记录',
    rows: context => meetingRows(context, isListed, byBelongYear),
    subjectOf: ({ meeting }) => ({ kind: 'meeting', id: meeting.id, name: meeting.title }),
  })
}

/** Meetings of the period by their start. */
export async function meetingRows({ reader, facts, organisationId, days, period }: TableContext, isListed: (meeting: Meeting) => boolean, byBelongYear = false): Promise<readonly KindRow[]> {
  const book = await meetingBook(reader)
  const isInPeriod = (meeting: Meeting) => (byBelongYear && period.length === 4 ? String(meeting.belongYear) === period : days.from <= dateOf(meeting.startAt) && dateOf(meeting.startAt) <= days.to)
  const meetings = await reader.meetings({ organisationIds: subtreeDuring(facts, organisationId, days), ...days })
  return meetings.filter(meeting => isListed(meeting) && isInPeriod(meeting)).map(meeting => ({ meeting, book }))
}

export function isOfKind(...kinds: readonly MeetingKind[]): (meeting: Meeting) => boolean {
  return meeting => meeting.kinds.some(kind => kinds.includes(kind))
}

export const indexColumn: TableColumn<KindRow> = { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) }
export const organisationColumn: TableColumn<KindRow> = { id: 'organisation', title: '党组织', mm: 24, cell: ({ meeting, book }) => book.shortName(meeting) }
export const dateColumn: TableColumn<KindRow> = { id: 'date', title: '日期', mm: 21, align: 'center', cell: ({ meeting }) => dottedDate(dateOf(meeting.startAt)) }

/** 2026.05.20 14:30—16:00, its clock on a line of its own. */
export const timeColumn: TableColumn<KindRow> = {
  id: 'time', title: '时间', mm: 23, align: 'center',
  cell: ({ meeting }) => `${dottedDate(dateOf(meeting.startAt))}\n${clockOf(meeting.startAt)}${meeting.endAt === null ? '' : `—${clockOf(meeting.endAt)}`}`,
}

/** 应到/实到; nothing where neither a roster nor counts are known. */
export function attendedText({ meeting }: KindRow): string {
  const attendance = attendanceOf(meeting)
  return attendance.source === 'unknown' ? '' : `${attendance.should}/${attendance.actual}`
}
