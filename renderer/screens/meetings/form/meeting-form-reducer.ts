import type { Attachment } from '#shared/model/attachment.ts'
import type { Topic } from '#shared/model/meeting.ts'
import type { Mark, MeetingForm } from './meeting-form.ts'

/** What a clerk does to the form. */
export type MeetingFormAction =
  | { readonly kind: 'set'; readonly patch: Partial<MeetingForm> }
  | { readonly kind: 'replaceForm'; readonly form: MeetingForm }
  | { readonly kind: 'unread'; readonly field: string; readonly problem: string | null }
  | { readonly kind: 'mark'; readonly personIds: readonly string[]; readonly mark: Partial<Mark> | null }
  | { readonly kind: 'addAttachment'; readonly attachment: Attachment }
  | { readonly kind: 'insertTopic'; readonly topic: Topic; readonly index: number }
  | { readonly kind: 'setTopic'; readonly id: string; readonly patch: Partial<Topic> }
  | { readonly kind: 'moveTopic'; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: 'removeTopic'; readonly id: string }

export function meetingFormReducer(form: MeetingForm, action: MeetingFormAction): MeetingForm {
  switch (action.kind) {
    case 'set':
      return { ...form, ...action.patch }
    case 'replaceForm':
      return action.form
    case 'unread':
      return { ...form, unread: withUnread(form.unread, action.field, action.problem) }
    case 'mark':
      return { ...form, marks: marked(form.marks, action.personIds, action.mark) }
    case 'addAttachment':
      return { ...form, attachments: [...form.attachments, action.attachment] }
    case 'insertTopic':
      return { ...form, topics: form.topics.toSpliced(action.index, 0, action.topic) }
    case 'setTopic':
      return { ...form, topics: form.topics.map(topic => (topic.id === action.id ? { ...topic, ...action.patch } : topic)) }
    case 'moveTopic':
      return { ...form, topics: moved(form.topics, action.id, action.by) }
    case 'removeTopic':
      return { ...form, topics: form.topics.filter(topic => topic.id !== action.id) }
  }
}

/** A topic without a word in it: the paper's empty block. */
export function newTopic(id: string, known: Partial<Topic> = {}): Topic {
  return {
    id, title: '', isFirstTopic: false, matter: 'general', reporterId: null, reporterName: '', content: '', speeches: [], vote: null, election: null, resolution: '',
    responsibleId: null, dueOn: null, followUp: '', ...known,
  }
}

function withUnread(unread: MeetingForm['unread'], field: string, problem: string | null): MeetingForm['unread'] {
  const { [field]: _, ...others } = unread
  return problem === null ? others : { ...others, [field]: problem }
}

const unmarked: Mark = { status: 'leave', reason: '', exclusionBasis: '', makeUp: null }

function marked(marks: MeetingForm['marks'], personIds: readonly string[], mark: Partial<Mark> | null): MeetingForm['marks'] {
  const others = Object.entries(marks).filter(([personId]) => !personIds.includes(personId))
  if (mark === null) return Object.fromEntries(others)
  return Object.fromEntries([...others, ...personIds.map(personId => [personId, { ...(marks[personId] ?? unmarked), ...mark }] as const)])
}

function moved(topics: readonly Topic[], id: string, by: -1 | 1): readonly Topic[] {
  const from = topics.findIndex(topic => topic.id === id)
  const to = from + by
  const topic = topics[from]
  if (topic === undefined || to < 0 || to >= topics.length) return topics
  return topics.toSpliced(from, 1).toSpliced(to, 0, topic)
}
