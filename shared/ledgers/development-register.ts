import type { Block } from '../documents/document.ts'
import type { DevelopmentCase, DevelopmentStepCode } from '../model/development-case.ts'
import type { Person } from '../model/person.ts'
import { doneOn, probationOf } from '../rules/development/probation.ts'
import { recommendationShare, shareWords } from '../rules/development/recommendation-share.ts'
import { stepsBefore } from '../rules/development/steps.ts'
import { subtreeDuring } from '../rules/organisation-on.ts'
import { developmentRules } from '../rules/warnings/development-findings.ts'
import { dottedMonth } from '../time/day-or-month.ts'
import { dottedDate, type LocalDate } from '../time/local-date.ts'
import type { DateRange } from '../time/period.ts'
import { noticeDays, type NameOf, probationDays, remarkWords, supporterWords, trainingWords } from './development-words.ts'
import { byName, highestLevelWords, sexWords } from './person-words.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'
import { dash } from './words.ts'

/** A case as it stood on the ledger's day: later steps are left out. */
interface Row {
  readonly of: DevelopmentCase
  readonly person: Person | null
  readonly nameOf: NameOf
}

/** 发展党员台账 (domain.md C.11): everybody who was on the way within the period, as of its last day. */
export const developmentRegister = tableLedger<Row>({
  id: 'development-register', title: '发展党员台账', source: 'domain.md C.11', each: 'organisation', family: 'development', orientation: 'landscape', size: '小五', rules: developmentRules,
  columns: [
    { id: 'number', title: '序号', mm: 7, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'name', title: '姓名', mm: 11.4, align: 'center', cell: ({ person }) => person?.name ?? '（人员已删除）' },
    { id: 'sex', title: '性别', mm: 5.5, align: 'center', field: 'person.sex', cell: ({ person }) => (person === null ? dash : sexWords(person)) },
    { id: 'birth', title: '出生\n年月', mm: 14.2, align: 'center', field: 'person.birth', cell: ({ person }) => (person === null ? dash : person.birth === null ? '' : dottedMonth(person.birth)) },
    { id: 'education', title: '学历', mm: 9.5, align: 'center', field: 'person.fullTimeEducation', cell: ({ person }) => (person === null ? dash : highestLevelWords(person)) },
    { id: 'unitPost', title: '单位职务', mm: 9.5, field: 'person.unitPost', cell: ({ person }) => (person === null ? dash : person.unitPost) },
    step('apply', '申请入党时间'),
    step('activistDecide', '确定积极分子时间'),
    { id: 'mentors', title: '培养联系人', mm: 11.4, field: 'mentorAssign', cell: ({ of, nameOf }) => supporterWords(of.mentors, nameOf) || ifAsked(of, 'mentorAssign') },
    step('candidateFile', '列为发展对象时间'),
    { id: 'notice', title: '公示起止', mm: 18.3, align: 'center', cell: ({ of }) => noticeDays(of) },
    { id: 'politicalReview', title: '政审结论', mm: 8.2, align: 'center', field: 'politicalReview', cell: ({ of }) => of.politicalReviewResult.trim() || ifAsked(of, 'politicalReview') },
    { id: 'training', title: '培训时间学时', mm: 18.3, align: 'center', field: 'training', cell: ({ of }) => [dayOf(of, 'training'), trainingWords(of)].filter(words => words !== '').join('\n') || ifAsked(of, 'training') },
    { id: 'sponsors', title: '入党介绍人', mm: 11.4, field: 'sponsorAssign', cell: ({ of, nameOf }) => supporterWords(of.sponsors, nameOf) || ifAsked(of, 'sponsorAssign') },
    step('preReview', '预审时间'),
    step('branchMeeting', '接收预备党员支部大会时间'),
    step('committeeApprove', '党委审批时间'),
    { id: 'probation', title: '预备期起止', mm: 18.3, align: 'center', cell: ({ of }, { settings }) => probationDays(of, settings) },
    step('oath', '宣誓时间'),
    { id: 'fullOn', title: '应转正时间', mm: 18.3, align: 'center', cell: ({ of }) => dotted(probationOf(of)?.fullOn ?? null) },
    step('fullMeeting', '转正大会时间'),
    step('fullApprove', '转正审批时间'),
    step('archive', '归档'),
    { id: 'remark', title: '备注', mm: 9.5, cell: ({ of }, { asOf }) => remarkWords(of, asOf) },
  ],
  rows,
  subjectOf: ({ of, person }) => ({ kind: 'developmentCase', id: of.id, name: person?.name ?? '（人员已删除）' }),
  headline: (shown, { asOf }) => `截至 ${dottedDate(asOf)}　　共 ${shown.length} 人`,
  after: (shown, { days, asOf }) => shareBlock(shown, { from: days.from, to: asOf }),
  emptyWords: '本期没有发展党员的记录',
})

/** 推优入党比例 under the table (domain.md A6.9). */
function shareBlock(shown: readonly Row[], days: DateRange): readonly Block[] {
  const people = new Map(shown.map(({ of, person }) => [of.personId, person]))
  const text = shareWords(recommendationShare(shown.map(({ of }) => of), id => people.get(id) ?? null, days))
  return text === '' ? [] : [{ type: 'paragraph', indent: false, size: '五号', runs: [{ text }] }]
}

/** A step's day: missing only where a later step has been taken without it. */
function step(code: DevelopmentStepCode, title: string): TableColumn<Row> {
  return { id: code, title, mm: 18.3, align: 'center', field: code, cell: ({ of }) => dayOf(of, code) || ifAsked(of, code) }
}

function rows({ input, facts, organisationId, days, asOf }: TableContext): readonly Row[] {
  const within = new Set(subtreeDuring(facts, organisationId, days))
  const people = new Map(input.people.map(person => [person.id, person]))
  const nameOf: NameOf = id => people.get(id)?.name ?? ''
  return input.developmentCases.filter(one => within.has(one.organisationId) && wasUnderWay(one, days.from, asOf)).map(one => ({ of: until(one, asOf), person: people.get(one.personId) ?? null, nameOf })).sort((a, b) => byStart(a, b))
}

/** Begun by the last day, and not yet over when the period began. */
function wasUnderWay(of: DevelopmentCase, from: LocalDate, asOf: LocalDate): boolean {
  const begun = of.steps.some(({ on }) => on !== null && on <= asOf)
  const over = of.terminated?.on ?? doneOn(of, 'archive') ?? doneOn(of, 'fullApprove')
  return begun && (over === null || over >= from)
}

function until(of: DevelopmentCase, asOf: LocalDate): DevelopmentCase {
  return { ...of, steps: of.steps.map(one => (one.on !== null && one.on > asOf ? { ...one, on: null } : one)), extension: of.extension !== null && of.extension.decidedOn <= asOf ? of.extension : null }
}

/** Who applied first; then by name. */
function byStart(a: Row, b: Row): number {
  const [first, second] = [doneOn(a.of, 'apply') ?? '9', doneOn(b.of, 'apply') ?? '9']
  if (first !== second) return first < second ? -1 : 1
  return a.person === null || b.person === null ? 0 : byName(a.person, b.person)
}

function dayOf(of: DevelopmentCase, code: DevelopmentStepCode): string {
  return dotted(doneOn(of, code))
}

function dotted(on: LocalDate | null): string {
  return on === null ? '' : dottedDate(on)
}

/** Empty, and so told as missing, where a step that builds on it is done; else a dash: its time hasn't come. */
function ifAsked(of: DevelopmentCase, code: DevelopmentStepCode): string {
  const isPassed = !of.transferredIn && of.steps.some(({ code: other, on }) => on !== null && (other === code || stepsBefore(other).has(code)))
  return isPassed ? '' : dash
}
