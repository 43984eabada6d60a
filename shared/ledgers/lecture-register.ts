import { attendanceOf } from '../rules/attendance.ts'
import { isOfKind, kindLedger, type KindRow, timeColumn } from './kind-ledger.ts'
import { noted, shortened } from './words.ts'

/** 党课台账: who gave it on what to whom, and how it was received (domain.md C.4). */
export const lectureRegister = kindLedger({
  id: 'lecture-register', title: '党课台账', source: 'domain.md C.4', each: 'branch', isListed: isOfKind('partyLecture'),
  columns: [
    timeColumn,
    { id: 'place', title: '地点', mm: 24, field: 'place', cell: ({ meeting }) => meeting.place },
    { id: 'subject', title: '题目', mm: 38, field: 'lecture.subject', cell: ({ meeting }) => meeting.lecture?.subject ?? '' },
    { id: 'lecturer', title: '主讲人\n及职务', mm: 28, field: 'lecture.lecturerName', cell: ({ meeting, book }) => book.lecturer(meeting) },
    { id: 'audience', title: '听课对象\n及人数', mm: 26, cell: audienceText },
    { id: 'outline', title: '提纲', mm: 44, cell: ({ meeting }) => shortened(meeting.lecture?.outline ?? '', 80) },
    { id: 'script', title: '讲稿\n（附件）', mm: 26, cell: ({ meeting }) => meeting.attachments.filter(({ category }) => category === 'script').map(({ name }) => name).join('\n') },
    { id: 'response', title: '党员反响', mm: 34, cell: ({ meeting }) => shortened(meeting.lecture?.response ?? '', 60) },
  ],
})

function audienceText({ meeting }: KindRow): string {
  const attendance = attendanceOf(meeting)
  const audience = meeting.lecture?.audience.trim() ?? ''
  if (attendance.source === 'unknown') return audience
  return audience === '' ? `${attendance.actual}人` : noted(audience, `${attendance.actual}人`)
}
