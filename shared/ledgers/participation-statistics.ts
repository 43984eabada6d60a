import type { Person } from '../model/person.ts'
import { partyPost, type PartyPost } from '../model/post.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { noParticipation, type Participation, participationIn } from '../rules/participation.ts'
import { membersOn, postsOn } from '../rules/roster.ts'
import { noHours, studyHoursIn } from '../rules/study/study-hours.ts'
import { yearOf } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { noteBlocks } from './dues-book.ts'
import { countColumn } from './count-column.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'

interface Row {
  readonly person: Person
  readonly organisationId: string
  readonly post: PartyPost | null
  readonly part: Participation
  /** 学时 of the year; null where the period is no year. */
  readonly hours: number | null
}

/** 党员参加组织生活统计: attendance, lectures, speeches and 学时, person by person (domain.md B.1, R-MTG-17). */
export const participationStatistics = tableLedger<Row>({
  id: 'participation-statistics', title: '党员参加组织生活统计', source: 'domain.md B.1', family: 'meetings', each: 'branch', orientation: 'landscape', size: '小五', emptyWords: '本期没有党员',
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'name', title: '姓名', mm: 20, align: 'center', cell: ({ person }) => person.name },
    { id: 'organisation', title: '支部', mm: 36, cell: ({ organisationId }, { facts, asOf }) => shortNameOn(facts, organisationId, asOf) },
    { id: 'post', title: '党内职务', mm: 24, align: 'center', cell: ({ post }) => (post === null ? '党员' : partyPost.labels[post]) },
    countColumn('should', '应参加', 16, row => row.part.should), countColumn('present', '实参加', 16, row => row.part.present),
    countColumn('leave', '请假', 14, row => row.part.leave), countColumn('absent', '缺席', 14, row => row.part.absent), countColumn('madeUp', '补学', 14, row => row.part.madeUp),
    { id: 'rate', title: '到会率', mm: 18, align: 'center', cell: ({ part }) => (part.rate === null ? '' : `${part.rate}%`) },
    countColumn('lectures', '讲党课', 16, row => row.part.lectures), countColumn('speeches', '会上发言', 18, row => row.part.speeches), countColumn('hours', '学时', 16, row => row.hours),
  ],
  rows,
  subjectOf: ({ person }) => ({ kind: 'person', id: person.id, name: person.name }),
  headline: shown => `共 ${shown.length} 人`,
  after: (_rows, { period }) => noteBlocks(`应参加按会议记录的应到名册计，不含列席和经批准不计入应到的；一次会议合开几种的计一次；只记人数、没有名册的会议不计入。会上发言按议题计次。${period.length === 4 ? '' : '学时按全年统计，本期不列。'}`),
})

/** Members as of the period's end, branch by branch, posts first; meetings of any organisation count for who attended them. */
function rows({ input, organisationId, days, facts, asOf, today, period }: TableContext): readonly Row[] {
  const place = new Map(subtreeDuring(facts, organisationId, days).map((id, i) => [id, i]))
  const people = new Map(input.people.map(person => [person.id, person]))
  const parts = participationIn(input.held.filter(({ startAt }) => days.from <= dateOf(startAt) && dateOf(startAt) <= days.to))
  const hours = period.length === 4 ? studyHoursIn(yearOf(days.from), { ...input, meetings: input.held }, today) : null
  const rank = (row: Row) => (row.post === null ? partyPost.keys.length : partyPost.keys.indexOf(row.post))
  return membersOn(input.memberships, asOf)
    .filter(membership => place.has(membership.organisationId))
    .flatMap((membership): readonly Row[] => {
      const person = people.get(membership.personId)
      return person === undefined ? [] : [{
        person, organisationId: membership.organisationId, post: postsOn(input.posts, person.id, membership.organisationId, asOf)[0] ?? null,
        part: parts.get(person.id) ?? noParticipation, hours: hours === null ? null : (hours.get(person.id) ?? noHours).total,
      }]
    })
    .toSorted((a, b) => (place.get(a.organisationId) ?? 0) - (place.get(b.organisationId) ?? 0) || rank(a) - rank(b) || compare(a.person.pinyinInitials, b.person.pinyinInitials) || compare(a.person.id, b.person.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
