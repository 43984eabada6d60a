import type { Cell, Column, FormRow } from '../documents/document.ts'
import { attachmentCategory } from '../model/attachment.ts'
import type { Meeting } from '../model/meeting.ts'
import { attendanceOf } from '../rules/attendance.ts'
import { clockOf } from '../time/local-date-time.ts'
import { absencesText, type MeetingBook, timesText, withStatus } from './meeting-book.ts'
import { dash, noted, orDash, orNothing } from './words.ts'

/** Eight columns, label and value by turns: 156 mm. */
export const minutesColumns: readonly Column[] = [{ mm: 22 }, { mm: 17 }, { mm: 22 }, { mm: 17 }, { mm: 22 }, { mm: 17 }, { mm: 22 }, { mm: 17 }]

export function label(text: string): Cell {
  return { text, role: 'hei', align: 'center' }
}

/** One label and one value across the whole form. */
export function wide(name: string, value: string, breakable = false): FormRow {
  return { cells: [label(name), { text: value, columnSpan: 7 }], ...(breakable ? { breakable } : {}) }
}

/** Two labels with a value each. */
export function halves(name: string, value: string, otherName: string, otherValue: string): FormRow {
  return { cells: [label(name), { text: value, columnSpan: 3 }, label(otherName), { text: otherValue, columnSpan: 3 }] }
}

/** Four labels with a short value each. */
export function quarters(pairs: readonly (readonly [string, string])[]): FormRow {
  return { cells: pairs.flatMap(([name, value]): Cell[] => [label(name), { text: value, align: 'center' }]) }
}

export function openingRows(meeting: Meeting, book: MeetingBook): readonly FormRow[] {
  return [
    wide('会议名称', noted(meeting.title, meeting.session)),
    halves('时间', timesText(meeting), '地点', orNothing(meeting.place)),
    halves('主持人\n（职务）', orNothing(noted(book.host(meeting), book.hostDuty(meeting))), '记录人', orNothing(book.recorder(meeting))),
  ]
}

export function attendanceRows(meeting: Meeting, book: MeetingBook): readonly FormRow[] {
  const attendance = attendanceOf(meeting)
  const count = (n: number) => (attendance.source === 'unknown' ? dash : `${n}人`)
  const names = (...statuses: Parameters<typeof withStatus>[1][]) => withStatus(meeting, ...statuses).map(attendee => book.nameOf(attendee.personId))
  const observers = [...names('nonvotingObserver'), ...meeting.observers.map(observer => noted(observer.name, observer.unitPost))]
  const excluded = withStatus(meeting, 'excluded').map(a => noted(book.nameOf(a.personId), `${a.reason.trim() || '原因未填'}；批准依据：${a.exclusionBasis.trim() || '未填'}`))
  return [
    quarters([['应到', count(attendance.should)], ['实到', count(attendance.actual)], ['有表决权\n应到', count(attendance.votersShould)], ['有表决权\n实到', count(attendance.votersActual)]]),
    wide('出席人员', attendance.source === 'countsOnly' ? '只登记了人数，没有名单' : orNothing(names('present').join('、'))),
    wide('缺席人员\n及原因', attendance.source === 'countsOnly' ? '只登记了人数，没有名单' : orNothing(absencesText(meeting, book.nameOf))),
    ...(excluded.length === 0 ? [] : [wide('不计入应到', excluded.join('、'))]),
    wide('列席人员', orNothing(observers.join('、'))),
  ]
}

/** Only of a record that is a 党课 too. */
export function lectureRows(meeting: Meeting, book: MeetingBook): readonly FormRow[] {
  if (!meeting.kinds.includes('partyLecture')) return []
  return [
    wide('党课题目', orNothing(meeting.lecture?.subject ?? '')),
    halves('主讲人及职务', orNothing(book.lecturer(meeting)), '听课对象', orNothing(meeting.lecture?.audience ?? '')),
    wide('党课提纲', orNothing(meeting.lecture?.outline ?? ''), true),
    wide('党员反响', orNothing(meeting.lecture?.response ?? ''), true),
  ]
}

export function closingRows(meeting: Meeting): readonly FormRow[] {
  return [
    wide('主持人小结', orNothing(meeting.summary), true),
    halves('散会时间', meeting.endAt === null ? dash : clockOf(meeting.endAt), '备注', orDash(meeting.remark)),
    { ...halves('主持人签字', signedText(meeting.hostSigned), '记录人签字', signedText(meeting.recorderSigned)), minHeightMm: 12 },
    wide('附件', orNothing(attachmentsText(meeting)), true),
  ]
}

/** Room for the pen, unless the paper is signed already: then it says where the signature is, for a print bears none. */
function signedText(signed: boolean): string {
  return signed ? '已签字（见纸质原件）' : ''
}

function attachmentsText(meeting: Meeting): string {
  return meeting.attachments.map(({ category, name }, i) => `${i + 1}. ${attachmentCategory.labels[category]}：${name}`).join('\n')
}
