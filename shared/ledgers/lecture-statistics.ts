import type { Person } from '../model/person.ts'
import { dutyOn } from '../rules/roster.ts'
import { dottedDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { isOfKind, type KindRow, meetingRows } from './kind-ledger.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'

/** One lecturer with the lectures of the period. */
interface Row {
  readonly person: Person | null
  readonly name: string
  readonly lectures: readonly KindRow[]
}

/** 领导干部讲党课统计 of a year (domain.md C.4, R-MTG-05, R-MTG-05b). */
export const lectureStatistics = tableLedger<Row>({
  id: 'lecture-statistics', title: '领导干部讲党课统计', source: 'domain.md C.4', family: 'meetings', each: 'organisation', orientation: 'landscape', size: '小五', emptyWords: '本期没有党课',
  rules: ['W-MTG-Y-LECT'],
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'name', title: '姓名', mm: 20, align: 'center', cell: ({ name }) => name },
    { id: 'duty', title: '职务', mm: 46, cell: (row, context) => dutyText(row, context) },
    { id: 'count', title: '次数', mm: 12, align: 'center', cell: ({ lectures }) => String(lectures.length), number: ({ lectures }) => lectures.length },
    { id: 'dates', title: '日期', mm: 24, align: 'center', cell: ({ lectures }) => lectures.map(({ meeting }) => dottedDate(dateOf(meeting.startAt))).join('\n') },
    { id: 'subjects', title: '题目', mm: 78, cell: ({ lectures }) => lectures.map(({ meeting }, i) => `${lectures.length > 1 ? `${i + 1}. ` : ''}${meeting.lecture?.subject.trim() ?? ''}`).join('\n') },
    { id: 'contactPoint', title: '联系点', mm: 35, cell: ({ person }) => person?.contactPoint ?? '' },
  ],
  rows,
  subjectOf: ({ person, name }) => (person === null ? null : { kind: 'person', id: person.id, name }),
  headline: shown => `共 ${shown.length} 人，讲党课 ${shown.reduce((sum, { lectures }) => sum + lectures.length, 0)} 次`,
})

/** Those who lectured most first. */
async function rows(context: TableContext): Promise<readonly Row[]> {
  const lectures = await meetingRows(context, isOfKind('partyLecture'))
  const people = new Map(context.input.people.map(person => [person.id, person]))
  const found = new Map<string, Row>()
  for (const row of lectures) {
    const { lecture } = row.meeting
    const person = people.get(lecture?.lecturerId ?? '') ?? null
    const name = person?.name ?? lecture?.lecturerName.trim() ?? ''
    const key = person?.id ?? name
    const known = found.get(key)
    found.set(key, { person, name, lectures: [...(known?.lectures ?? []), row] })
  }
  return [...found.values()].toSorted((a, b) => b.lectures.length - a.lectures.length || (a.name < b.name ? -1 : 1))
}

function dutyText({ person, lectures }: Row, { input, settings }: TableContext): string {
  const last = lectures.at(-1)?.meeting
  if (last === undefined) return ''
  return last.lecture?.lecturerDuty.trim() || (person === null ? '' : dutyOn(input.posts, person, last.organisationId, dateOf(last.startAt), settings.partyPostFirst))
}
