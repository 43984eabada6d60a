import type { Block, Document } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { completenessOf } from '../rules/completeness.ts'
import { fullNameOn, shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { sorted } from '../rules/warnings/findings-of.ts'
import { chinesePeriod, rangeOf } from '../time/period.ts'
import type { ComposedLedger, Ledger } from './ledger.ts'
import { isOfKind } from './kind-ledger.ts'
import { meetingBook, type MeetingBook, subjectOf } from './meeting-book.ts'
import { attendanceRows, closingRows, minutesColumns, openingRows } from './minutes-rows.ts'
import { specialRows } from './minutes-special-rows.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Stored } from '../model/record.ts'
import { dateOf } from '../time/local-date-time.ts'

/** 组织生活会台账: a form for each, before, in and after, by 归属年度 (domain.md C.5). */
export const lifeMeetingRecord: Ledger = {
  id: 'organisational-life-record', title: '组织生活会台账', source: 'domain.md C.5', scope: 'organisationPeriod', each: 'branch', family: 'meetings',
  async compose(reader, scope): Promise<ComposedLedger> {
    if (scope.kind !== 'organisationPeriod') throw new Error('organisational-life-record is composed for an organisation and a period')
    const { organisationId, period } = scope
    const days = rangeOf(period)
    const book = await meetingBook(reader)
    const isListed = isOfKind('organisationalLife')
    const meetings = (await reader.meetings({ organisationIds: subtreeDuring(book.facts, organisationId, days), ...days }))
      .filter(meeting => isListed(meeting) && (period.length === 4 ? String(meeting.belongYear) === period : days.from <= dateOf(meeting.startAt) && dateOf(meeting.startAt) <= days.to))
    const name = fullNameOn(book.facts, organisationId, days.to)
    return {
      document: recordDocument(meetings, book, `${name} ${chinesePeriod(period)}`, name),
      fileName: documentStem(`组织生活会台账_${shortNameOn(book.facts, organisationId, days.to)}_${chinesePeriod(period)}`),
      rows: meetings.length,
      missing: sorted(meetings.flatMap(meeting => completenessOf(meeting, book.contextOf(meeting)).findings)),
    }
  },
}

function recordDocument(meetings: readonly Stored<Meeting>[], book: MeetingBook, of: string, name: string): Document {
  const page = portraitA4({ numbering: 'pageOfPages' })
  const head = (more: string, subject: string): readonly Block[] => [
    { type: 'heading', level: 1, text: '组织生活会台账' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: more, subject }] },
  ]
  const sections = meetings.map(meeting => {
    const subject = subjectOf(meeting)
    const rows = [...openingRows(meeting, book), ...attendanceRows(meeting, book), ...specialRows(meeting, book), ...closingRows(meeting)]
    return { page, blocks: [...head(`党组织：${book.fullName(meeting)}　　归属年度：${meeting.belongYear}年`, subject), { type: 'formGrid', size: '五号', columns: minutesColumns, rows: rows.map(row => ({ ...row, cells: row.cells.map(cell => ({ ...cell, subject })) })) } as const] }
  })
  const empty = { page, blocks: [...head(`党组织：${name}`, name), { type: 'paragraph', indent: false, align: 'center', runs: [{ text: '本期无记录' }] } as const] }
  return { title: `组织生活会台账：${of}`, sections: sections.length === 0 ? [empty] : sections }
}
