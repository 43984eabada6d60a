import { maskedIdNumber } from '../codes/id-number.ts'
import { maskedPhone } from '../codes/masked-phone.ts'
import { nationality } from '../codes/nationality.ts'
import { type Membership, membershipStatus, memberType } from '../model/membership.ts'
import type { DuesStandard } from '../model/dues.ts'
import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import { standardIn } from '../rules/dues/dues-account.ts'
import { monthlyDue } from '../rules/dues/monthly-due.ts'
import { yuanNumber, yuanText } from '../rules/dues/money.ts'
import { shortNameOn, subtreeOn } from '../rules/organisation-on.ts'
import { partySeniorityOn } from '../rules/party-seniority.ts'
import { membersOn, memberTypeOn } from '../rules/roster.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { type DayOrMonth, dottedDayOrMonth } from '../time/day-or-month.ts'
import { covers } from '../time/interval.ts'
import { chineseDate, type LocalDate, yearOf } from '../time/local-date.ts'
import { yearMonthOf } from '../time/year-month.ts'
import { byName, highestDegreeWords, highestLevelWords, postWords, sexWords } from './person-words.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

interface MemberRow {
  readonly person: Person
  readonly membership: Membership
  readonly organisation: string
  readonly posts: readonly Post[]
  /** 月应交党费 in force, 分; null = not set. */
  readonly dueCents: number | null
}

const yes = (is: boolean): string => (is ? '是' : '否')
const dotted = (day: DayOrMonth | null): string => (day === null ? '' : dottedDayOrMonth(day))
const partyYears = (row: MemberRow, { asOf }: TableContext): number | null => partySeniorityOn(row.membership, asOf)
const isFull = (row: MemberRow, { asOf }: TableContext): boolean => memberTypeOn(row.membership, asOf) === 'full'

/** The columns of C.9 in their order, then those that the unit may add; 处分 is never among them (domain.md F, ⑥). */
const columns: readonly TableColumn<MemberRow>[] = [
  { id: 'order', title: '序号', mm: 9, align: 'center', cell: (_, __, i) => String(i + 1) },
  { id: 'name', title: '姓名', mm: 16, cell: ({ person }) => person.name },
  { id: 'sex', title: '性别', mm: 9.5, align: 'center', field: 'sex', cell: ({ person }) => sexWords(person) },
  { id: 'idNumber', title: '公民身份号码', mm: 34, field: 'idNumber', cell: ({ person }, { options }) => (options.showsWholeNumbers === true ? person.idNumber : maskedIdNumber(person.idNumber)) },
  { id: 'nationality', title: '民族', mm: 12, align: 'center', field: 'nationality', cell: ({ person }) => (person.nationality === null ? '' : nationality.labels[person.nationality]) },
  { id: 'birth', title: '出生日期', mm: 19, align: 'center', field: 'birth', cell: ({ person }) => dotted(person.birth) },
  { id: 'education', title: '学历', mm: 25, field: 'fullTimeEducation.level', cell: ({ person }) => highestLevelWords(person) },
  { id: 'degree', title: '学位', mm: 12, hiddenAtFirst: true, cell: ({ person }) => highestDegreeWords(person) },
  { id: 'memberType', title: '人员类别', mm: 17, align: 'center', cell: ({ membership }, { asOf }) => memberType.labels[memberTypeOn(membership, asOf)] },
  { id: 'organisation', title: '所在党支部', mm: 32, cell: ({ organisation }) => organisation },
  { id: 'phone', title: '手机号码', mm: 23, align: 'center', field: 'phone', cell: ({ person }, { options }) => (options.showsWholeNumbers === true ? person.phone : maskedPhone(person.phone)) },
  { id: 'joinedOn', title: '入党日期', mm: 19, align: 'center', field: 'joinedOn', cell: ({ membership }) => dotted(membership.joinedOn) },
  { id: 'fullOn', title: '转正日期', mm: 19, align: 'center', field: 'fullOn', cell: (row, context) => (isFull(row, context) ? dotted(row.membership.fullOn) : '预备期') },
  { id: 'partyYears', title: '党龄', mm: 9, align: 'center', cell: (row, context) => String(partyYears(row, context) ?? ''), number: partyYears },
  { id: 'seniorityCorrection', title: '党龄校正值', mm: 14, align: 'center', hiddenAtFirst: true, cell: ({ membership }) => (membership.seniorityCorrectionMonths === 0 ? '' : `${membership.seniorityCorrectionMonths}个月`), number: ({ membership }) => (membership.seniorityCorrectionMonths === 0 ? null : membership.seniorityCorrectionMonths) },
  { id: 'workPost', title: '工作岗位', mm: 20, hiddenAtFirst: true, cell: ({ person }) => person.workPost },
  { id: 'technicalPost', title: '从事专业技术职务', mm: 20, hiddenAtFirst: true, cell: ({ person }) => person.technicalPost },
  { id: 'socialStratum', title: '新社会阶层类型', mm: 20, hiddenAtFirst: true, cell: ({ person }) => person.socialStratum },
  { id: 'isMigrantWorker', title: '是否农民工', mm: 12, align: 'center', hiddenAtFirst: true, cell: ({ person }) => yes(person.isMigrantWorker) },
  { id: 'address', title: '现居住地', mm: 30, hiddenAtFirst: true, cell: ({ person }) => person.address },
  { id: 'registeredResidence', title: '户籍所在地', mm: 30, hiddenAtFirst: true, cell: ({ person }) => person.registeredResidence },
  { id: 'isLost', title: '是否失联党员', mm: 14, align: 'center', hiddenAtFirst: true, cell: ({ membership }) => yes(membership.lost !== null) },
  { id: 'isFloating', title: '是否流动党员', mm: 14, align: 'center', hiddenAtFirst: true, cell: ({ membership }) => yes(membership.floating !== null) },
  { id: 'joinType', title: '入党类型', mm: 16, hiddenAtFirst: true, cell: ({ membership }) => membership.joinType },
  { id: 'conversionNote', title: '转正情况', mm: 18, hiddenAtFirst: true, cell: ({ membership }) => membership.conversionNote },
  { id: 'joinOrganisationName', title: '入党时所在支部', mm: 26, hiddenAtFirst: true, cell: ({ membership }) => membership.joinOrganisationName },
  { id: 'probationExtendedTo', title: '延长预备期时间', mm: 19, align: 'center', hiddenAtFirst: true, cell: ({ membership }) => dotted(membership.probationExtendedTo) },
  { id: 'increaseNote', title: '党员增加信息', mm: 24, hiddenAtFirst: true, cell: ({ membership }) => membership.increaseNote },
  { id: 'decreaseNote', title: '党员减少信息', mm: 24, hiddenAtFirst: true, cell: ({ membership }) => membership.decreaseNote },
  { id: 'status', title: '党籍状态', mm: 16, align: 'center', hiddenAtFirst: true, cell: ({ membership }) => membershipStatus.labels[membership.status] },
  { id: 'partyPosts', title: '党内职务', mm: 22, hiddenAtFirst: true, cell: ({ membership, posts }, context) => postWords(posts, membership.organisationId, context) },
  { id: 'unitPost', title: '行政职务', mm: 22, hiddenAtFirst: true, cell: ({ person }) => person.unitPost },
  { id: 'contactPoint', title: '联系点', mm: 22, hiddenAtFirst: true, cell: ({ person }) => person.contactPoint },
  { id: 'isInHardship', title: '困难党员', mm: 12, align: 'center', hiddenAtFirst: true, cell: ({ person }) => yes(person.isInHardship) },
  { id: 'floatingTo', title: '流动去向', mm: 24, hiddenAtFirst: true, cell: ({ membership }) => membership.floating?.to ?? '' },
  { id: 'monthlyDue', title: '党费标准（元/月）', mm: 16, align: 'right', hiddenAtFirst: true, cell: ({ dueCents }) => (dueCents === null ? '' : yuanText(dueCents)), number: ({ dueCents }) => (dueCents === null ? null : yuanNumber(dueCents)) },
]

/** 党员花名册 (domain.md C.9): who is a member on the period's last day, by branch and name. */
export const memberRoster = tableLedger<MemberRow>({
  id: 'member-roster', title: '党员花名册', source: 'domain.md C.9', each: 'organisation', family: 'people', masksNumbers: true, orientation: 'landscape', size: '小五', columns,
  rows: memberRows,
  subjectOf: ({ person }) => ({ kind: 'person', id: person.id, name: person.name }),
  headline: (rows, context) => {
    const full = rows.filter(row => isFull(row, context)).length
    return `截至 ${chineseDate(context.asOf)}　　共 ${rows.length} 人：正式 ${full}、预备 ${rows.length - full}`
  },
  emptyWords: '没有党员',
})

function memberRows(context: TableContext): readonly MemberRow[] {
  const { input: { memberships, people, posts, duesStandards, factsOf }, asOf, organisationId, facts, settings } = context
  const order = new Map(subtreeOn(facts, organisationId, asOf).map((id, i) => [id, i]))
  const personOf = new Map(people.map(person => [person.id, person]))
  const postsOf = grouped(posts.filter(post => covers(post, asOf)), post => post.personId)
  const standardsOf = grouped(duesStandards.filter(({ year }) => year === yearOf(asOf)), standard => standard.personId)
  const names = new Map([...order.keys()].map(id => [id, shortNameOn(factsOf(id), id, asOf)]))
  return membersOn(memberships, asOf).flatMap((membership): readonly (MemberRow & { readonly place: number })[] => {
    const [place, person] = [order.get(membership.organisationId), personOf.get(membership.personId)]
    if (place === undefined || person === undefined) return []
    return [{ place, person, membership, organisation: names.get(membership.organisationId) ?? '', posts: postsOf.get(person.id) ?? [], dueCents: dueOn(standardsOf.get(person.id) ?? [], asOf, settings.duesRounding) }]
  }).sort((a, b) => a.place - b.place || byName(a.person, b.person))
}

function dueOn(standards: readonly DuesStandard[], day: LocalDate, rounding: TableContext['settings']['duesRounding']): number | null {
  const standard = standardIn(standards, yearMonthOf(day))
  const due = standard === null ? null : monthlyDue(standard, rounding)
  return due?.kind === 'due' ? due.cents : null
}
