import { branchTypes, type Organisation, organisationLabels as labels, organisationType } from '../model/organisation.ts'
import { partyPost, type PartyPost, type Post } from '../model/post.ts'
import { deputyPosts, headPost, seatsOn } from '../rules/committee.ts'
import { allMembers, type MemberTally, memberTallies, tallySum } from '../rules/member-tally.ts'
import { existsOn, factOn, fullNameOn, subtreeOn } from '../rules/organisation-on.ts'
import { inTreeOrder } from '../rules/organisation-order.ts'
import { dottedDate } from '../time/local-date.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'

interface Row {
  readonly organisation: Organisation
  readonly fullName: string
  readonly superior: string
  readonly members: MemberTally
  readonly branches: number
  readonly groups: number
  readonly seats: readonly Post[]
  readonly nameOf: (personId: string) => string
}

/** 党组织信息台账 (domain.md C.12): every organisation of the subtree as of the last day of the period. */
export const organisationRegister = tableLedger<Row>({
  id: 'organisation-register', title: '党组织信息台账', source: 'domain.md C.12', each: 'organisation', orientation: 'landscape', size: '小五',
  rules: ['W-SETUP'],
  columns: [
    { id: 'fullName', title: '党组织全称', mm: 32, cell: row => row.fullName },
    { id: 'type', title: '类型', mm: 17, align: 'center', cell: row => organisationType.labels[row.organisation.type] },
    { id: 'superior', title: '上级党组织', mm: 20, cell: row => row.superior },
    { id: 'established', title: '批准设立\n时间文号', mm: 21, cell: ({ organisation }) => [dottedDate(organisation.establishedOn), organisation.approvalDocumentNo].filter(text => text.trim() !== '').join('\n') },
    { id: 'members', title: '党员数\n（正式/预备/离退休/流动）', mm: 23, align: 'center', cell: row => membersText(row.members) },
    { id: 'branches', title: '支部\n数', mm: 10, align: 'center', cell: row => (branchTypes.includes(row.organisation.type) ? '' : String(row.branches)), number: row => (branchTypes.includes(row.organisation.type) ? null : row.branches) },
    { id: 'secretary', title: '书记', mm: 14, align: 'center', field: 'posts', cell: row => holding(row, [headPost(row.organisation.type)]) },
    { id: 'deputies', title: '副书记', mm: 14, align: 'center', cell: row => holding(row, deputyPosts) },
    { id: 'committee', title: '委员及分工', mm: 26, cell: row => othersOf(row).map(({ personId, post }) => `${row.nameOf(personId)}（${partyPost.labels[post]}）`).join('、') },
    { id: 'disciplineMember', title: '纪检\n委员', mm: 14, align: 'center', cell: row => holding(row, ['disciplineMember']) },
    { id: 'contactPhone', title: '联系人\n电话', mm: 25, align: 'center', field: 'contactPhone', cell: ({ organisation }) => organisation.contactPhone },
    { id: 'groups', title: '党小\n组数', mm: 10, align: 'center', cell: row => String(row.groups), number: row => row.groups },
    { id: 'activityPlace', title: labels.activityPlace, mm: 18, field: 'activityPlace', cell: ({ organisation }) => organisation.activityPlace },
    { id: 'brand', title: '品牌', mm: 15, cell: ({ organisation }) => organisation.brand },
    { id: 'grade', title: '星级/\n等次', mm: 11, align: 'center', cell: ({ organisation }) => organisation.grade },
    { id: 'managementMode', title: '领导方／指导方', mm: 24, hiddenAtFirst: true, cell: ({ organisation }) => [organisation.leadingSide, organisation.guidingSide].filter(side => side.trim() !== '').join('、') },
    { id: 'themeDay', title: '固定党日', mm: 13, align: 'center', hiddenAtFirst: true, cell: ({ organisation }) => (organisation.fixedThemeDay === null ? '' : `每月${organisation.fixedThemeDay}日`) },
    { id: 'remark', title: '备注', mm: 20, hiddenAtFirst: true, cell: ({ organisation }) => organisation.remark },
  ],
  rows,
  subjectOf: row => ({ kind: 'organisation', id: row.organisation.id, name: row.fullName }),
  headline: (shown, context) => `截至 ${dottedDate(context.asOf)}　　共 ${shown.length} 个党组织`,
  emptyWords: '到这一天为止没有党组织',
})

/** A 党小组 is no level of organisation: it is counted, not listed. */
function rows({ input, facts, organisationId, asOf }: TableContext): readonly Row[] {
  const living = input.everyOrganisation.filter(organisation => existsOn(organisation, asOf))
  const typeOf = new Map(living.map(({ id, type }) => [id, type]))
  const factsOfDay = facts.filter(fact => fact.from <= asOf && (fact.to === null || asOf <= fact.to))
  const tallies = memberTallies(input.memberships, input.people, asOf)
  const names = new Map(input.people.map(person => [person.id, person.name]))
  const nameOf = (personId: string) => names.get(personId) ?? ''
  return inTreeOrder(living, facts, organisationId, asOf).filter(({ type }) => type !== 'group').map(organisation => {
    const below = subtreeOn(factsOfDay, organisation.id, asOf).filter(id => typeOf.has(id))
    const kinds = below.filter(id => id !== organisation.id).map(id => typeOf.get(id))
    const superiorId = factOn(factsOfDay, organisation.id, asOf)?.superiorId ?? null
    return {
      organisation, nameOf, fullName: fullNameOn(facts, organisation.id, asOf), superior: superiorId === null ? '' : fullNameOn(facts, superiorId, asOf),
      members: tallySum(below.filter(id => typeOf.get(id) !== 'group'), tallies),
      branches: kinds.filter(type => type !== undefined && branchTypes.includes(type)).length, groups: kinds.filter(type => type === 'group').length,
      seats: seatsOn(input.posts, organisation.id, asOf),
    }
  })
}

/** 20（18/2/3/1）. */
function membersText(members: MemberTally): string {
  return `${allMembers(members)}（${members.full}/${members.probationary}/${members.retired}/${members.floating}）`
}

function holding({ seats, nameOf }: Row, posts: readonly PartyPost[]): string {
  return seats.filter(({ post }) => posts.includes(post)).map(({ personId }) => nameOf(personId)).join('、')
}

/** Everybody on the committee but secretary and deputies. */
function othersOf({ organisation, seats }: Row): readonly Post[] {
  return seats.filter(({ post }) => post !== headPost(organisation.type) && !deputyPosts.includes(post))
}
