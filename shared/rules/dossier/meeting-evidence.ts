import { kindNames, type LifeMeeting, type Meeting } from '../../model/meeting.ts'
import { chineseDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { shortNameOn } from '../organisation-on.ts'
import type { Evidence, TakeEvidence } from './evidence.ts'
import type { EvidenceInput } from './evidence-input.ts'

/** What single meetings tell of one person: a lecture, criticism made and received, problems to be put right, papers written. */
export function meetingEvidence({ meetings, people, facts }: EvidenceInput, take: TakeEvidence): void {
  const nameOf = namesOf(people)
  for (const meeting of meetings) {
    const on = dateOf(meeting.startAt)
    const organisation = shortNameOn(facts, meeting.organisationId, on)
    const of = (what: string, sectionCode: string, name: string, fact: string): Evidence => ({
      key: `${what}/${meeting.id}`, source: { table: 'meetings', id: meeting.id }, year: meeting.belongYear, on, sectionCode, name, fact: `${chineseDate(on)}，${fact}`, sourceOrganisation: organisation, direction: 'neutral',
    })
    lecture(meeting, organisation, of, take)
    if (meeting.lifeMeeting !== null) life(meeting, meeting.lifeMeeting, nameOf, of, take)
    writings(meeting, of, take)
  }
}

type Of = (what: string, sectionCode: string, name: string, fact: string) => Evidence

function lecture({ lecture: given, title, attendees }: Meeting, organisation: string, of: Of, take: TakeEvidence): void {
  if (given?.lecturerId == null) return
  const present = attendees.filter(({ status }) => status === 'present').length
  take(given.lecturerId, of('lecture', 'theory', '讲党课', `在${organisation}讲党课“${given.subject.trim() || title}”${present === 0 ? '' : `，到会 ${present} 人`}。`))
}

function life(meeting: Meeting, { criticisms, rectifications }: LifeMeeting, nameOf: (id: string | null, name: string) => string, of: Of, take: TakeEvidence): void {
  const name = `${kindNames(meeting).find(kind => kind.includes('生活会')) ?? meeting.title}批评与自我批评`
  for (const { personId, said } of criticismByPerson(criticisms, nameOf)) take(personId, of('criticism', 'orgLife', name, `在“${meeting.title}”上${said}。`))
  const owed = new Map<string, { all: number; done: number }>()
  for (const { responsibleId, doneOn } of rectifications) {
    if (responsibleId === null) continue
    const count = owed.get(responsibleId) ?? { all: 0, done: 0 }
    owed.set(responsibleId, { all: count.all + 1, done: count.done + (doneOn === null ? 0 : 1) })
  }
  for (const [personId, { all, done }] of owed) take(personId, of('rectification', 'orgLife', '生活会整改', `“${meeting.title}”后负责整改 ${all} 项，已完成 ${done} 项。`))
}

/** What each said of himself, of whom he spoke, and who spoke of him: names and numbers, never the words. */
function criticismByPerson(criticisms: LifeMeeting['criticisms'], nameOf: (id: string | null, name: string) => string): readonly { readonly personId: string; readonly said: string }[] {
  const people = new Set([...criticisms.map(({ personId }) => personId), ...criticisms.flatMap(({ byOthers }) => byOthers.map(({ personId }) => personId))].filter(id => id !== null))
  return [...people].flatMap(personId => {
    const own = criticisms.filter(criticism => criticism.personId === personId)
    const made = criticisms.filter(({ byOthers }) => byOthers.some(other => other.personId === personId)).map(criticism => nameOf(criticism.personId, criticism.name))
    const received = own.flatMap(({ byOthers }) => byOthers).filter(({ text }) => text.trim() !== '').length
    const said = [
      own.some(({ self }) => self.trim() !== '') ? '作自我批评' : '', made.length === 0 ? '' : `对${made.join('、')}提出批评意见`, received === 0 ? '' : `收到批评意见 ${received} 条`,
    ].filter(words => words !== '')
    return said.length === 0 ? [] : [{ personId, said: said.join('，') }]
  })
}

function writings({ centerGroup }: Meeting, of: Of, take: TakeEvidence): void {
  const byPerson = new Map<string, string[]>()
  for (const { personId, title } of centerGroup?.writings ?? []) byPerson.set(personId, [...(byPerson.get(personId) ?? []), title])
  for (const [personId, titles] of byPerson) take(personId, of('writing', 'theory', '中心组学习成果', `在中心组学习中撰写${titles.map(title => `“${title}”`).join('、')}。`))
}

function namesOf(people: EvidenceInput['people']): (id: string | null, name: string) => string {
  const names = new Map(people.map(person => [person.id, person.name]))
  return (id, name) => (id === null ? name : names.get(id) ?? name)
}
