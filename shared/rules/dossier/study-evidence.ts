import { type Training, trainingLevel } from '../../model/training.ts'
import { chineseDate, type LocalDate, yearOf } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { meetingColumn } from '../study/meeting-hours.ts'
import { type StudyColumn, type StudyHours, studyHoursIn } from '../study/study-hours.ts'
import type { EvidenceContext } from './evidence-context.ts'
import type { ToldEvidence } from './evidence.ts'
import { inSentence, yearWords } from './evidence-words.ts'

const columnWords: Readonly<Record<StudyColumn, string>> = { rotation: '集中轮训', lecture: '党课', themeDay: '主题党日', collective: '集体学习', online: '网络自学' }
const columns = Object.keys(columnWords) as readonly StudyColumn[] // Object.keys forgets the key type

/** 学时 of each year, by the same count as 党员学时统计 (domain.md C.19, R-EDU-01…03). */
export function studyEvidence(context: EvidenceContext): readonly ToldEvidence[] {
  const { attended, wanted, input: { today, settings, trainings } } = context
  const own = trainings.filter(({ attendees }) => attendees.some(({ personId }) => wanted.has(personId)))
  const years = [...new Set([...attended.keys(), ...own.map(({ to }) => yearOf(to))])].sort()
  return years.flatMap(year => {
    const meetings = attended.get(year) ?? []
    const ofYear = own.filter(({ to }) => yearOf(to) === year)
    const hours = studyHoursIn(year, { trainings: ofYear, meetings, settings }, today)
    const days = new Map<string, LocalDate>()
    const note = (personId: string, on: LocalDate) => { if (on > (days.get(personId) ?? '')) days.set(personId, on) }
    for (const { to, attendees } of ofYear) for (const { personId, onLeave } of attendees) if (!onLeave) note(personId, to)
    for (const meeting of meetings) if (meetingColumn(meeting) !== null) for (const { personId, status } of meeting.attendees) if (status === 'present') note(personId, dateOf(meeting.startAt))
    return [...hours].flatMap(([personId, sum]): readonly ToldEvidence[] => {
      const on = days.get(personId)
      if (!wanted.has(personId) || on === undefined) return []
      return [{ personId, evidence: {
        key: `study/${year}`, source: null, year, on, sectionCode: 'theory', name: `${year}年学时情况`, fact: `${yearWords(year, on, today)}${hoursWords(sum, settings.onlineStudyCounts)}。`,
        sourceOrganisation: context.input.unitName, direction: 'neutral',
      } }]
    })
  })
}

function hoursWords(hours: StudyHours, onlineCounts: boolean): string {
  const parts = columns.filter(column => hours[column] > 0).map(column => `${columnWords[column]} ${rounded(hours[column])}${column === 'online' && !onlineCounts ? '（不计入合计）' : ''}`)
  return `学时合计 ${hours.total} 学时${parts.length === 0 ? '' : `：${parts.join('，')}`}${hours.withoutLength === 0 ? '' : `；另有 ${hours.withoutLength} 次会议没有登记散会时间，未计学时`}`
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100
}

/** 培训, each by itself; leave is recorded too. */
export function trainingEvidence({ wanted, input: { trainings } }: EvidenceContext): readonly ToldEvidence[] {
  return trainings.flatMap(training => {
    const own = new Map(training.attendees.toReversed().map(attendee => [attendee.personId, attendee])) // the first line of one who stands twice counts, as in the sums of hours
    return [...own.values()].filter(({ personId }) => wanted.has(personId)).map(({ personId, hours, onLeave, result }): ToldEvidence => ({ personId, evidence: {
      key: `training/${training.id}`, source: { table: 'trainings', id: training.id }, year: yearOf(training.to), on: training.to, sectionCode: 'theory', name: training.name, sourceOrganisation: inSentence(training.organiser), direction: 'neutral',
      fact: onLeave
        ? `${daysWords(training)}${training.name}${aboutWords(training)}，登记为请假。`
        : `${daysWords(training)}参加${training.name}${aboutWords(training)}，${hours ?? training.hours} 学时${result.trim() === '' ? '' : `，考核结果：${inSentence(result)}`}。`,
    } }))
  })
}

function daysWords({ from, to }: Training): string {
  return from === to ? chineseDate(from) : `${chineseDate(from)}至${chineseDate(to)}`
}

function aboutWords({ level, organiser }: Training): string {
  const words = [level === null ? '' : trainingLevel.labels[level], organiser.trim() === '' ? '' : `${inSentence(organiser)}主办`].filter(word => word !== '')
  return words.length === 0 ? '' : `（${words.join('，')}）`
}
