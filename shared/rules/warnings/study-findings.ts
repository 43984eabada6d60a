import type { Membership } from '../../model/membership.ts'
import { dayOf, yearOf } from '../../time/local-date.ts'
import { monthPeriodOf, yearPeriod } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import { isMemberOn } from '../roster.ts'
import { type ExpectedTraining, isConcentrated, newMemberTrainings, takingOfficeTrainings, trainingsAttended } from '../study/expected-trainings.ts'
import { type StudyRow, studyRows } from '../study/study-rows.ts'
import { studyRoleWords } from '../study/study-required.ts'
import { grouped, type RuleInput } from './rule-input.ts'

type Attended = ReturnType<typeof trainingsAttended>

/** W-EDU-HOURS and W-EDU-TRAIN (domain.md B.5, F.4). */
export function studyFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const attended = trainingsAttended(input.trainings)
  return [...input.years.flatMap(year => hoursFindings(input, year, attended)), ...expectedFindings(input, attended)].filter(({ organisationId }) => wanted.has(organisationId))
}

/** A branch of which no hour at all is known for the year keeps no account of hours: its missing meetings are told by their own rules. */
function hoursFindings(input: RuleInput, year: number, attended: Attended): readonly Finding[] {
  if (input.today < dayOf(year, 11, 30)) return []
  const rows = studyRows({ ...input, meetings: input.held }, year, input.today)
  const keeps = new Set<string>()
  for (const { hours, organisationId } of rows) if (hours.total > 0 || hours.online > 0) keeps.add(organisationId)
  return rows.filter(row => keeps.has(row.organisationId)).flatMap(row => [...shortOfHours(row, year), ...leaderWithoutTraining(row, year, input, attended.get(row.person.id) ?? [])])
}

function shortOfHours({ level, organisationId, person, hours, required, gap, role }: StudyRow, year: number): readonly Finding[] {
  if (level === 'green' || gap === null) return []
  const basis = role === 'member' ? '党员教育管理条例第二十条：党员每年集中学习培训时间一般不少于 32 学时' : '全国党员教育培训规划：基层党组织书记和班子成员每年不少于 56 学时'
  return [{
    rule: 'W-EDU-HOURS', level, organisationId, period: yearPeriod(year), subject: { kind: 'studyHours', id: person.id, name: person.name, field: String(year) },
    message: `${person.name}（${studyRoleWords[role]}）${year}年学时 ${hours.total}，应 ${required}，差 ${gap}`, basis,
  }]
}

/** R-EDU-02: 书记和班子成员每年至少参加 1 次集中培训; said when the year is over. */
function leaderWithoutTraining({ role, demand, organisationId, person }: StudyRow, year: number, { today, trainings }: RuleInput, attended: RuleInput['trainings']): readonly Finding[] {
  if (role === 'member' || demand.kind !== 'asked' || today <= dayOf(year, 12, 31) || trainings.length === 0 || attended.some(training => isConcentrated(training) && yearOf(training.to) === year)) return []
  return [trainingFinding(person, organisationId, yearPeriod(year), String(year), `${person.name}（${studyRoleWords[role]}）${year}年没有参加集中培训的记录`)]
}

/** Hints for what should have taken place by now, of windows that ended in the years looked at; silent until the first training is entered. */
function expectedFindings(input: RuleInput, attended: Attended): readonly Finding[] {
  if (input.trainings.length === 0) return []
  const postsOf = grouped(input.posts, post => post.personId)
  const membershipsOf = grouped(input.memberships, membership => membership.personId)
  const firstYear = Math.min(...input.years)
  return input.people.flatMap(person => {
    const memberships = membershipsOf.get(person.id) ?? []
    const posts = postsOf.get(person.id) ?? []
    if (posts.length === 0 && memberships.every(membership => isFullSince(membership, firstYear))) return []
    if (!memberships.some(membership => isMemberOn(membership, input.today))) return []
    const own = attended.get(person.id) ?? []
    const expected = [...takingOfficeTrainings(posts, own), ...newMemberTrainings(memberships, own)]
    return expected.filter(one => !one.isDone && one.to < input.today && input.years.includes(yearOf(one.to)))
      .map(one => trainingFinding(person, one.organisationId, monthPeriodOf(one.to), String(yearOf(one.to)), expectedText(person.name, one)))
  })
}

/** Full so long before `year` that every window of a new member had ended by then, as most people are. */
function isFullSince({ joinedOn, fullOn }: Membership, year: number): boolean {
  const last = fullOn ?? joinedOn
  return last === null || Number(last.slice(0, 4)) + 1 < year
}

function expectedText(name: string, { kind }: ExpectedTraining): string {
  switch (kind) {
    case 'takingOffice': return `${name}任书记已满半年，没有参加任职培训的记录`
    case 'probation': return `${name}预备期内没有参加集中培训的记录`
    case 'newMember': return `${name}转正后一年内没有参加集中培训的记录`
  }
}

function trainingFinding(person: { readonly id: string; readonly name: string }, organisationId: string, period: Finding['period'], field: string, message: string): Finding {
  return {
    rule: 'W-EDU-TRAIN', level: 'yellow', organisationId, period, subject: { kind: 'studyHours', id: person.id, name: person.name, field }, message,
    basis: '全国党员教育培训规划：书记和班子成员每年至少 1 次集中培训，新任书记一般半年内任职培训，预备期内、转正后一年内一般参加 1 次集中培训；机关条例第三十一条',
  }
}
