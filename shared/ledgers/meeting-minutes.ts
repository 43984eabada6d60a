import type { Reader } from '../archive/reader.ts'
import type { Block, Document } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { kindNames, type Meeting } from '../model/meeting.ts'
import type { Stored } from '../model/record.ts'
import { backfillNote, backfillOf } from '../rules/backfill.ts'
import { completenessOf } from '../rules/completeness.ts'
import { sorted } from '../rules/warnings/findings-of.ts'
import { dateOf } from '../time/local-date-time.ts'
import type { ComposedLedger, Ledger, LedgerScope } from './ledger.ts'
import { meetingBook, type MeetingBook, subjectOf } from './meeting-book.ts'
import { attendanceRows, closingRows, lectureRows, minutesColumns, openingRows } from './minutes-rows.ts'
import { specialRows } from './minutes-special-rows.ts'
import { topicRows } from './minutes-topic-rows.ts'

/** 会议记录: the minutes of one meeting as the paper form has them. */
export const meetingMinutes: Ledger = {
  id: 'meeting-minutes', title: '会议记录', source: 'domain.md C.1', scope: 'meeting', each: 'meeting', family: 'meetings',
  async compose(reader: Reader, scope: LedgerScope): Promise<ComposedLedger> {
    if (scope.kind !== 'meeting') throw new Error('meeting-minutes is composed for a meeting')
    const meeting = await reader.meeting(scope.meetingId)
    if (meeting === null) throw new Error(`no meeting ${scope.meetingId}`)
    const book = await meetingBook(reader)
    return {
      document: minutesDocument(meeting, book),
      fileName: documentStem(`会议记录_${book.shortName(meeting)}_${dateOf(meeting.startAt)}_${meeting.title}`),
      rows: 1,
      missing: sorted(completenessOf(meeting, book.contextOf(meeting)).findings),
    }
  },
}

function minutesDocument(meeting: Stored<Meeting>, book: MeetingBook): Document {
  const note = backfillNote(backfillOf(meeting))
  const subject = subjectOf(meeting)
  const rows = [...openingRows(meeting, book), ...attendanceRows(meeting, book), ...lectureRows(meeting, book), ...specialRows(meeting, book), ...topicRows(meeting, book), ...closingRows(meeting)]
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '会议记录' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${book.fullName(meeting)}`, subject }] },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `会议类型：${kindNames(meeting).join('、')}　　归属年度：${meeting.belongYear}年`, subject }] },
    { type: 'formGrid', size: '五号', columns: minutesColumns, rows: rows.map(row => ({ ...row, cells: row.cells.map(cell => ({ ...cell, subject })) })) },
  ]
  return {
    title: `会议记录：${meeting.title}`,
    sections: [{ page: portraitA4({ numbering: 'pageOfPages', ...(note === null ? {} : { note }) }), blocks }],
  }
}
