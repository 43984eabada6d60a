import type { Meeting } from '../model/meeting.ts'
import type { Person } from '../model/person.ts'
import { partyPost } from '../model/post.ts'
import { doubleLifeIn, leadingSeats } from '../rules/double-life.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { noParticipation, type Participation, participationIn } from '../rules/participation.ts'
import { membersOn } from '../rules/roster.ts'
import { dateOf } from '../time/local-date-time.ts'
import { countColumn } from './count-column.ts'
import { noteBlocks } from './dues-book.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'

interface Row {
  readonly person: Person
  /** Seats in leading bodies during the period. */
  readonly duties: string
  readonly branchId: string | null
  /** 班子民主生活会. */
  readonly asLeader: Participation
  /** All that the branches held where the person was expected. */
  readonly inBranch: Participation
  /** 组织生活会 among these. */
  readonly organisationalLife: Participation
  readonly lectures: number
}

/** 领导干部双重组织生活统计 of a year, by 归属年度 (domain.md A5.5, R-MTG-17, 0.2): in the team's democratic-life meeting, and as a common member in the branch. */
export const doubleLifeStatistics = tableLedger<Row>({
  id: 'double-life-statistics', title: '领导干部双重组织生活统计', source: 'domain.md A5.5', family: 'meetings', each: 'organisation', orientation: 'landscape', size: '小五', emptyWords: '没有登记领导班子成员',
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'name', title: '姓名', mm: 20, align: 'center', cell: ({ person }) => person.name },
    { id: 'duties', title: '班子职务', mm: 44, cell: ({ duties }) => duties },
    { id: 'branch', title: '所在支部', mm: 34, cell: ({ branchId }, { facts, asOf }) => (branchId === null ? '' : shortNameOn(facts, branchId, asOf)) },
    { ...countColumn<Row>('democraticLifeShould', '应参加', 18, row => row.asLeader.should), group: '班子民主生活会' },
    { ...countColumn<Row>('democraticLife', '实参加', 18, row => row.asLeader.present), group: '班子民主生活会' },
    { ...countColumn<Row>('branchShould', '应参加', 16, row => row.inBranch.should), group: '支部组织生活' },
    { ...countColumn<Row>('branchPresent', '实参加', 16, row => row.inBranch.present), group: '支部组织生活' },
    { ...countColumn<Row>('organisationalLife', '组织生活会', 20, row => row.organisationalLife.present), group: '支部组织生活' },
    countColumn('lectures', '讲党课', 16, row => row.lectures),
    { id: 'contactPoint', title: '联系点', mm: 30, cell: ({ person }) => person.contactPoint },
  ],
  rows,
  subjectOf: ({ person }) => ({ kind: 'person', id: person.id, name: person.name }),
  headline: shown => `共 ${shown.length} 人，未参加支部组织生活的 ${shown.filter(row => row.inBranch.present === 0).length} 人`,
  after: () => noteBlocks('领导干部指党组、机关党委、机关工委的班子成员；支部组织生活包括所在支部的党员大会、党小组会、党课、主题党日、组织生活会和民主评议；一次会议合开几种的计一次；全年按归属年度统计。'),
})

/** Who held a seat in a leading body of the organisation or below it, by the rank of the highest seat. */
function rows({ input, organisationId, days, period, facts, asOf }: TableContext): readonly Row[] {
  const below = new Set(subtreeDuring(facts, organisationId, days))
  const seats = leadingSeats(input.posts, input.everyOrganisation.filter(({ id }) => below.has(id)), { from: days.from, to: asOf })
  const isInPeriod = (meeting: Meeting) => (period.length === 4 ? String(meeting.belongYear) === period : days.from <= dateOf(meeting.startAt) && dateOf(meeting.startAt) <= days.to)
  const held = input.held.filter(isInPeriod)
  const { asLeader, inBranch, organisationalLife } = doubleLifeIn(held, input.everyOrganisation)
  const all = participationIn(held)
  const branchOf = new Map(membersOn(input.memberships, asOf).map(membership => [membership.personId, membership.organisationId]))
  const rank = (personId: string) => Math.min(...seats.filter(seat => seat.personId === personId).map(({ post }) => partyPost.keys.indexOf(post)))
  const ids = new Set(seats.map(({ personId }) => personId))
  return input.people.filter(({ id }) => ids.has(id))
    .map((person): Row => ({
      person, branchId: branchOf.get(person.id) ?? null,
      duties: [...new Set(seats.filter(seat => seat.personId === person.id).map(seat => `${shortNameOn(facts, seat.organisationId, asOf)}${partyPost.labels[seat.post]}`))].join('、'),
      asLeader: asLeader.get(person.id) ?? noParticipation, inBranch: inBranch.get(person.id) ?? noParticipation, organisationalLife: organisationalLife.get(person.id) ?? noParticipation, lectures: all.get(person.id)?.lectures ?? 0,
    }))
    .toSorted((a, b) => rank(a.person.id) - rank(b.person.id) || (a.person.pinyinInitials < b.person.pinyinInitials ? -1 : 1))
}
