import { type Meeting, meetingKind, type MeetingKind } from '../../model/meeting.ts'
import { talkKind } from '../../model/talk.ts'
import { dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { yearMonthOf } from '../../time/year-month.ts'
import { doubleLifeIn } from '../double-life.ts'
import { type Participation, participationIn } from '../participation.ts'
import { noHours, studyHoursIn } from '../study/study-hours.ts'
import { requiredHours, studyRoleOn } from '../study/study-required.ts'
import { grouped } from '../warnings/rule-input.ts'
import type { Evidence, TakeEvidence } from './evidence.ts'
import type { EvidenceInput } from './evidence-input.ts'

/** What a whole year sums up to: attendance by kind, double organisational life, hours, talks. A running year says so, and its fact changes as it goes on. */
export function yearlyEvidence(personIds: ReadonlySet<string>, input: EvidenceInput, take: TakeEvidence): void {
  const byYear = grouped(input.meetings, ({ belongYear }) => String(belongYear))
  const years = new Set([...[...byYear.keys()].map(Number), ...input.trainings.map(({ to }) => yearOf(to)), ...input.talks.map(({ talkedAt }) => yearOf(dateOf(talkedAt)))])
  for (const year of years) {
    const of = ofYear(year, input)
    const meetings = byYear.get(String(year)) ?? []
    attendance(personIds, meetings, of, take)
    doubleLife(personIds, meetings, input, of, take)
    hours(personIds, year, input, of, take)
    talks(personIds, year, input, of, take)
  }
}

type Of = (what: string, sectionCode: string, name: string, fact: string) => Evidence

function ofYear(year: number, { today, unitName }: EvidenceInput): Of {
  const isRunning = year === yearOf(today)
  return (what, sectionCode, name, fact) => ({
    key: `${what}/${year}`, source: null, year, on: yearMonthOf(isRunning ? today : dayOf(year, 12, 31)), sectionCode, name: `${year}年度${name}`, fact: `${year}年${isRunning ? '至今' : ''}${fact}`, sourceOrganisation: unitName, direction: 'neutral',
  })
}

/** Of these, attendance is told; where a kind stands in the catalogue. */
const sectionOfKind: Readonly<Partial<Record<MeetingKind, string>>> = {
  centerGroup: 'theory', partyLecture: 'theory', memberAssembly: 'orgLife', committee: 'orgLife', groupMeeting: 'orgLife', themeDay: 'orgLife', organisationalLife: 'orgLife', democraticReview: 'orgLife', democraticLife: 'orgLife',
  partyGroupMeeting: 'partyBuilding',
}

function attendance(personIds: ReadonlySet<string>, meetings: readonly Meeting[], of: Of, take: TakeEvidence): void {
  for (const [kind, sectionCode] of Object.entries(sectionOfKind) as [MeetingKind, string][]) { // entries forget the key type
    const ofKind = meetings.filter(({ kinds }) => kinds.includes(kind))
    for (const [personId, count] of participationIn(ofKind)) {
      if (!personIds.has(personId) || count.should === 0) continue
      take(personId, of(`attendance/${kind}`, sectionCode, `${meetingKind.labels[kind]}参加情况`, `${meetingKind.labels[kind]}应参加 ${count.should} 次，实参加 ${count.present} 次${awayWords(count, personId, ofKind)}。`))
    }
  }
}

function awayWords({ leave, absent, madeUp }: Participation, personId: string, meetings: readonly Meeting[]): string {
  const reasons = leave === 0 ? [] : [...new Set(meetings.flatMap(({ attendees }) => attendees.filter(attendee => attendee.personId === personId && attendee.status === 'leave' && attendee.reason.trim() !== '').map(({ reason }) => reason.trim())))]
  return [
    leave === 0 ? '' : `请假 ${leave} 次${reasons.length === 0 ? '' : `（${reasons.join('、')}）`}`, absent === 0 ? '' : `缺席 ${absent} 次`, madeUp === 0 ? '' : `补学 ${madeUp} 次`,
  ].filter(words => words !== '').map(words => `，${words}`).join('')
}

/** Of those who are expected at a team's democratic-life meeting (domain.md A5.5). */
function doubleLife(personIds: ReadonlySet<string>, meetings: readonly Meeting[], { organisations }: EvidenceInput, of: Of, take: TakeEvidence): void {
  const { asLeader, inBranch } = doubleLifeIn(meetings, organisations)
  for (const [personId, team] of asLeader) {
    const branch = inBranch.get(personId)
    if (!personIds.has(personId) || team.should === 0) continue
    take(personId, of('double-life', 'orgLife', '双重组织生活', `参加领导班子民主生活会 ${team.present} 次（应参加 ${team.should} 次），以普通党员身份参加所在支部组织生活 ${branch?.present ?? 0} 次（应参加 ${branch?.should ?? 0} 次）。`))
  }
}

function hours(personIds: ReadonlySet<string>, year: number, { trainings, meetings, posts, settings, today }: EvidenceInput, of: Of, take: TakeEvidence): void {
  const asOf = lastDay(year, today)
  const postsOf = grouped(posts, ({ personId }) => personId)
  for (const [personId, own] of studyHoursIn(year, { trainings, meetings, settings }, today)) {
    if (!personIds.has(personId) || own.total === noHours.total) continue
    const parts = ([['集中轮训', own.rotation], ['党课', own.lecture], ['主题党日', own.themeDay], ['集体学习', own.collective], ['网络自学', own.online]] as const).filter(([, of]) => of > 0).map(([word, of]) => `${word} ${of}`)
    const { role } = studyRoleOn(postsOf.get(personId) ?? [], asOf)
    take(personId, of('study', 'theory', '学时', `学习 ${own.total} 学时（${parts.join('、')}），标准 ${requiredHours(role, settings)} 学时。`))
  }
}

function talks(personIds: ReadonlySet<string>, year: number, { talks: all }: EvidenceInput, of: Of, take: TakeEvidence): void {
  const counts = new Map<string, Map<string, number>>()
  for (const { talkerId, talkeeId, kind, talkedAt } of all) {
    if (yearOf(dateOf(talkedAt)) !== year) continue
    for (const id of new Set([talkerId, talkeeId])) {
      if (id === null || !personIds.has(id)) continue
      const own = counts.get(id) ?? new Map<string, number>()
      counts.set(id, own.set(talkKind.labels[kind], (own.get(talkKind.labels[kind]) ?? 0) + 1))
    }
  }
  for (const [personId, own] of counts) {
    const sum = [...own.values()].reduce((a, b) => a + b, 0)
    take(personId, of('talks', 'orgLife', '谈心谈话', `谈心谈话 ${sum} 次（${[...own].toSorted(([a], [b]) => a.localeCompare(b, 'zh')).map(([kind, count]) => `${kind} ${count} 次`).join('、')}）。`))
  }
}

function lastDay(year: number, today: LocalDate): LocalDate {
  const end = dayOf(year, 12, 31)
  return end < today ? end : today
}
