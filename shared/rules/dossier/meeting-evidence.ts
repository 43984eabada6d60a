import type { LifeMeeting, Meeting } from '../../model/meeting.ts'
import { chineseDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { attendanceOf } from '../attendance.ts'
import type { EvidenceContext } from './evidence-context.ts'
import type { Evidence, ToldEvidence } from './evidence.ts'
import { inSentence } from './evidence-words.ts'

/** What single meetings say of a person: 讲党课, 批评和自我批评, 对照检查, 整改, 撰写的心得. Names without a person of the archive are nobody's. */
export function meetingEvidence(context: EvidenceContext): readonly ToldEvidence[] {
  return context.input.meetings.flatMap(meeting => [
    ...lectureEvidence(context, meeting),
    ...(meeting.lifeMeeting === null ? [] : lifeEvidence(context, meeting, meeting.lifeMeeting)),
    ...writingEvidence(context, meeting),
  ])
}

function lectureEvidence(context: EvidenceContext, meeting: Meeting): readonly ToldEvidence[] {
  const { lecture } = meeting
  if (lecture === null || lecture.lecturerId === null || !context.wanted.has(lecture.lecturerId)) return []
  const subject = inSentence(lecture.subject)
  const { source, should, actual } = attendanceOf(meeting)
  const audience = source === 'unknown' ? '' : `，应到 ${should} 人，实到 ${actual} 人`
  const where = context.nameOn(meeting.organisationId, dateOf(meeting.startAt))
  return [{ personId: lecture.lecturerId, evidence: {
    ...ofMeeting(context, meeting, `lecture/${meeting.id}`), sectionCode: 'theory', name: subject === '' ? '讲党课' : `讲党课“${subject}”`,
    fact: `${chineseDate(dateOf(meeting.startAt))}在${where}讲党课${subject === '' ? '' : `“${subject}”`}${audience}。`,
  } }]
}

function lifeEvidence(context: EvidenceContext, meeting: Meeting, life: LifeMeeting): readonly ToldEvidence[] {
  return [...criticismEvidence(context, meeting, life), ...examinationEvidence(context, meeting, life), ...rectificationEvidence(context, meeting, life)]
}

function criticismEvidence(context: EvidenceContext, meeting: Meeting, { criticisms }: LifeMeeting): readonly ToldEvidence[] {
  const said = criticisms.flatMap(one => one.byOthers.filter(({ text }) => text.trim() !== '').map(by => ({ from: by.personId, of: one.personId })))
  const people = new Set([...criticisms.map(({ personId }) => personId), ...said.map(({ from }) => from)])
  return [...people].flatMap((personId): readonly ToldEvidence[] => {
    if (personId === null || !context.wanted.has(personId)) return []
    const ownUp = criticisms.some(one => one.personId === personId && one.self.trim() !== '')
    const received = said.filter(({ of }) => of === personId).length
    const made = said.filter(({ from }) => from === personId).length
    const parts = [ownUp ? '作自我批评' : '', received === 0 ? '' : `接受批评意见 ${received} 条`, made === 0 ? '' : `提出批评意见 ${made} 条`].filter(part => part !== '')
    if (parts.length === 0) return []
    return [{ personId, evidence: {
      ...ofMeeting(context, meeting, `criticism/${meeting.id}`), sectionCode: 'orgLife', name: `${lifeName(meeting)}批评和自我批评情况`,
      fact: `${chineseDate(dateOf(meeting.startAt))}${lifeName(meeting)}记录：${parts.join('，')}。`,
    } }]
  })
}

/** Of those who were there: the minutes know of one paper, not whose. */
function examinationEvidence(context: EvidenceContext, meeting: Meeting, { examination }: LifeMeeting): readonly ToldEvidence[] {
  if (!meeting.kinds.includes('democraticLife') || examination.trim() === '') return []
  const present = new Map(meeting.attendees.map(({ personId, status }) => [personId, status]))
  return [...present].filter(([personId, status]) => status === 'present' && context.wanted.has(personId)).map(([personId]): ToldEvidence => ({ personId, evidence: {
    ...ofMeeting(context, meeting, `examination/${meeting.id}`), sectionCode: 'orgLife', name: `${lifeName(meeting)}对照检查情况`,
    fact: `${chineseDate(dateOf(meeting.startAt))}参加${lifeName(meeting)}，会议记录的对照检查材料一栏为：“${inSentence(examination)}”。`,
  } }))
}

function rectificationEvidence(context: EvidenceContext, meeting: Meeting, { rectifications }: LifeMeeting): readonly ToldEvidence[] {
  return rectifications.flatMap(({ id, problem, measures, responsibleId, dueOn, progress, doneOn }): readonly ToldEvidence[] => {
    if (responsibleId === null || !context.wanted.has(responsibleId)) return []
    const parts = [
      `问题“${inSentence(problem)}”由其负责整改`, measures.trim() === '' ? '' : `措施“${inSentence(measures)}”`, dueOn === null ? '' : `时限${chineseDate(dueOn)}`,
      progress.trim() === '' ? '' : `进展“${inSentence(progress)}”`, doneOn === null ? '没有登记完成日期' : `${chineseDate(doneOn)}完成`,
    ]
    return [{ personId: responsibleId, evidence: {
      ...ofMeeting(context, meeting, `rectification/${id}`), sectionCode: 'orgLife', name: `${lifeName(meeting)}整改事项`, fact: `${lifeName(meeting)}整改清单：${parts.filter(part => part !== '').join('，')}。`,
    } }]
  })
}

function writingEvidence(context: EvidenceContext, meeting: Meeting): readonly ToldEvidence[] {
  const writings = meeting.centerGroup?.writings ?? []
  return [...new Set(writings.map(({ personId }) => personId))].filter(personId => context.wanted.has(personId)).map((personId): ToldEvidence => {
    const titles = writings.filter(writing => writing.personId === personId).map(({ title }) => `《${inSentence(title)}》`)
    return { personId, evidence: {
      ...ofMeeting(context, meeting, `writing/${meeting.id}`), sectionCode: 'theory', name: '中心组学习撰写材料', fact: `${chineseDate(dateOf(meeting.startAt))}中心组学习登记撰写材料 ${titles.length} 篇：${titles.join('、')}。`,
    } }
  })
}

/** 2025年度民主生活会: by the year that it belongs to. */
function lifeName({ kinds, belongYear }: Meeting): string {
  return `${belongYear}年度${kinds.includes('democraticLife') ? '民主生活会' : '组织生活会'}`
}

function ofMeeting(context: EvidenceContext, { id, organisationId, startAt, belongYear }: Meeting, key: string): Pick<Evidence, 'key' | 'source' | 'year' | 'on' | 'sourceOrganisation' | 'direction'> {
  const on = dateOf(startAt)
  return { key, source: { table: 'meetings', id }, year: belongYear, on, sourceOrganisation: context.nameOn(organisationId, on), direction: 'neutral' }
}
