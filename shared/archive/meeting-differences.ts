import { type Attachment, attachmentCategory } from '../model/attachment.ts'
import { type Attendee, attendeeStatus, candidateLabels, type Election, electionLabels, type Meeting, meetingLabels, type Topic, topicLabels, topicMatter, type Vote, voteLabels, voteMethod } from '../model/meeting.ts'
import { shortened } from '../ledgers/words.ts'
import { chineseDate } from '../time/local-date.ts'
import { fieldsThatDiffer, isSame } from './differing-fields.ts'
import { empty, fieldLabel, fieldText, type Names, orEmpty } from './field-text.ts'

/** One place in which two versions of a record differ, in the words of its form. */
export interface Difference {
  readonly label: string
  readonly left: string
  readonly right: string
}

/** Field by field; of attendees, topics and attachments only those that differ. */
export function meetingDifferences(left: Meeting, right: Meeting, names: Names): readonly Difference[] {
  return fieldsThatDiffer('meetings', left, right).flatMap(field => {
    switch (field) {
      case 'attendees': return attendeeDifferences(left, right, names)
      case 'topics': return topicDifferences(left, right, names)
      case 'attachments': return attachmentDifferences(left, right)
      default: return [{ label: fieldLabel('meetings', field), left: meetingText(field, left, names), right: meetingText(field, right, names) }]
    }
  })
}

/** One of its plain fields in words. */
function meetingText(field: string, meeting: Meeting, names: Names): string {
  switch (field) {
    case 'countsOnly': return countsText(meeting.countsOnly)
    case 'observers': return orEmpty(meeting.observers.map(({ name, unitPost }) => (unitPost === '' ? name : `${name}（${unitPost}）`)).join('、'))
    case 'lecture': return lectureText(meeting.lecture, names)
    default: return fieldText('meetings', field, (meeting as unknown as Readonly<Record<string, unknown>>)[field], names) // any field of the schema, also of a newer one
  }
}

function attendeeDifferences(left: Meeting, right: Meeting, names: Names): readonly Difference[] {
  return paired(left.attendees, right.attendees, one => one.personId).map(([a, b]) => ({
    label: `${meetingLabels.attendees}：${names.person((a ?? b)?.personId ?? '')}`, left: attendeeText(a), right: attendeeText(b),
  }))
}

function attendeeText(attendee: Attendee | undefined): string {
  if (attendee === undefined) return '（不在名单里）'
  const notes = [attendee.reason, attendee.exclusionBasis, attendee.isVoter ? '' : '无表决权'].filter(note => note !== '')
  return `${attendeeStatus.labels[attendee.status]}${notes.length === 0 ? '' : `（${notes.join('；')}）`}`
}

function topicDifferences(left: Meeting, right: Meeting, names: Names): readonly Difference[] {
  const order = (topic: Topic) => left.topics.findIndex(one => one.id === topic.id) + 1 || right.topics.findIndex(one => one.id === topic.id) + 1
  const pairs = paired(left.topics, right.topics, topic => topic.id).flatMap(([a, b]): readonly Difference[] => {
    const topic = (a ?? b) as Topic // one of a pair is always there
    const label = `${meetingLabels.topics}${topic.title === '' ? ` ${order(topic)} ` : `“${shortened(topic.title, titleLength)}”`}`
    if (a === undefined || b === undefined) return [{ label: label.trim(), left: a === undefined ? '（没有这一项）' : wholeTopic(a, names), right: b === undefined ? '（没有这一项）' : wholeTopic(b, names) }]
    const fields = Object.keys(topicLabels) as (keyof Topic)[] // the labels are made for exactly these
    return fields.filter(field => !isSame(a[field], b[field])).map(field => ({ label: `${label}的${topicLabels[field]}`, left: topicText(field, a, names), right: topicText(field, b, names) }))
  })
  if (pairs.length > 0) return pairs
  const inOrder = (meeting: Meeting) => meeting.topics.map(topic => topic.title).join('、')
  return [{ label: '议题顺序', left: inOrder(left), right: inOrder(right) }]
}

/** What a topic says, for one that only one side has. */
function wholeTopic(topic: Topic, names: Names): string {
  return [topic.title, topic.content, topic.resolution === '' ? '' : `${topicLabels.resolution}：${topic.resolution}`, topic.vote === null ? '' : voteText(topic.vote), topicText('speeches', topic, names)].filter(text => text !== '' && text !== empty).join('\n') || empty
}

/** Characters of a topic's title in a label. */
const titleLength = 24

function topicText(field: keyof Topic, topic: Topic, names: Names): string {
  switch (field) {
    case 'id':
    case 'title':
    case 'reporterName':
    case 'content':
    case 'followUp':
    case 'resolution': return orEmpty(topic[field])
    case 'isFirstTopic': return yesOrNo(topic.isFirstTopic)
    case 'matter': return topicMatter.labels[topic.matter]
    case 'reporterId':
    case 'responsibleId': return personText(topic[field], '', names)
    case 'speeches': return orEmpty(topic.speeches.map(speech => `${personText(speech.personId, speech.speakerName, names)}${speech.isDissent ? '（不同意见）' : ''}：${speech.text}`).join('\n'))
    case 'vote': return voteText(topic.vote)
    case 'election': return electionText(topic.election, names)
    case 'dueOn': return topic.dueOn === null ? empty : chineseDate(topic.dueOn)
  }
}

function voteText(vote: Vote | null): string {
  if (vote === null) return '没有记录表决'
  const counts = (['yes', 'no', 'abstain', 'writtenYes', 'writtenNo', 'writtenAbstain'] as const).filter((key, i) => i < 3 || vote[key] > 0)
  return `${voteMethod.labels[vote.method]}：${counts.map(key => `${voteLabels[key]} ${vote[key]}`).join('，')}`
}

function electionText(election: Election | null, names: Names): string {
  if (election === null) return '没有记录选举'
  const counts = (['seats', 'ballotsIssued', 'ballotsReturned', 'ballotsInvalid'] as const).map(key => `${electionLabels[key]} ${election[key]}`)
  const candidates = election.candidates.map(one => `${personText(one.personId, one.name, names)}${one.isWrittenIn ? '（另选他人）' : ''} ${candidateLabels.yes} ${one.yes}，${candidateLabels.no} ${one.no}，${candidateLabels.abstain} ${one.abstain}`)
  return [`${election.post}：${counts.join('，')}`, ...candidates, election.tellers].filter(text => text !== '').join('\n')
}

function attachmentDifferences(left: Meeting, right: Meeting): readonly Difference[] {
  const text = (attachment: Attachment | undefined) => (attachment === undefined ? '（没有）' : `${attachmentCategory.labels[attachment.category]}：${attachment.name}`)
  const pairs = paired(left.attachments, right.attachments, one => one.id)
  if (pairs.length > 0) return pairs.map(([a, b]) => ({ label: meetingLabels.attachments, left: text(a), right: text(b) }))
  const inOrder = (meeting: Meeting) => meeting.attachments.map(one => one.name).join('、')
  return [{ label: '附件顺序', left: inOrder(left), right: inOrder(right) }]
}

/** Those of the same key side by side, where they differ. */
function paired<T>(left: readonly T[], right: readonly T[], keyOf: (item: T) => string): readonly (readonly [T | undefined, T | undefined])[] {
  const keys = new Set([...left, ...right].map(keyOf))
  const of = (items: readonly T[], key: string) => items.find(item => keyOf(item) === key)
  return [...keys].map(key => [of(left, key), of(right, key)] as const).filter(([a, b]) => !isSame(a ?? null, b ?? null))
}

function countsText(counts: Meeting['countsOnly']): string {
  return counts === null ? empty : `应到 ${counts.should} 人，实到 ${counts.actual} 人；有表决权：应到 ${counts.votersShould} 人，实到 ${counts.votersActual} 人`
}

function lectureText(lecture: Meeting['lecture'], names: Names): string {
  if (lecture === null) return empty
  const { subject, lecturerId, lecturerName, lecturerDuty, audience } = lecture
  return orEmpty([subject, personText(lecturerId, lecturerName, names), lecturerDuty, audience].filter(text => text !== '' && text !== empty).join('；'))
}

function personText(id: string | null, name: string, names: Names): string {
  return id === null ? orEmpty(name) : names.person(id)
}

function yesOrNo(is: boolean): string {
  return is ? '是' : '否'
}
