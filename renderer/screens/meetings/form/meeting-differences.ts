import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { type Attachment, attachmentCategory, type Attendee, attendeeStatus, type Meeting, meetingKind, meetingLabels, type Topic, topicLabels, topicMatter, type Vote, voteLabels, voteMethod } from '#shared/model/meeting.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { chineseDateTime } from '#shared/time/local-date-time.ts'

/** One place in which two versions of a meeting differ, in the words of the paper form. */
export interface Difference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

export interface Names {
  readonly person: (id: string) => string
  readonly organisation: (id: string) => string
}

/** Field by field; of attendees, topics and attachments only those that differ. */
export function meetingDifferences(mine: Meeting, theirs: Meeting, names: Names): readonly Difference[] {
  const fields = Object.keys(meetingLabels) as (keyof typeof meetingLabels)[] // the labels are made for exactly these
  return fields.filter(field => !isSame(mine[field], theirs[field])).flatMap(field => {
    switch (field) {
      case 'attendees': return attendeeDifferences(mine, theirs, names)
      case 'topics': return topicDifferences(mine, theirs, names)
      case 'attachments': return attachmentDifferences(mine, theirs)
      default: return [{ label: meetingLabels[field], mine: fieldText(field, mine, names), theirs: fieldText(field, theirs, names) }]
    }
  })
}

type PlainField = Exclude<keyof typeof meetingLabels, 'attendees' | 'topics' | 'attachments'>

function fieldText(field: PlainField, meeting: Meeting, names: Names): string {
  switch (field) {
    case 'id':
    case 'title':
    case 'session':
    case 'place':
    case 'hostName':
    case 'hostDuty':
    case 'recorderName':
    case 'summary':
    case 'backfillReason':
    case 'remark': return orEmpty(meeting[field])
    case 'organisationId': return names.organisation(meeting.organisationId)
    case 'kinds': return meeting.kinds.map(kind => meetingKind.labels[kind]).join('、')
    case 'belongYear': return `${meeting.belongYear}年`
    case 'startAt': return chineseDateTime(meeting.startAt)
    case 'endAt': return meeting.endAt === null ? empty : chineseDateTime(meeting.endAt)
    case 'hostId':
    case 'recorderId': return personText(meeting[field], '', names)
    case 'notifiedOn': return meeting.notifiedOn === null ? empty : chineseDate(meeting.notifiedOn)
    case 'countsOnly': return countsText(meeting.countsOnly)
    case 'observers': return orEmpty(meeting.observers.map(({ name, unitPost }) => (unitPost === '' ? name : `${name}（${unitPost}）`)).join('、'))
    case 'lecture': return lectureText(meeting.lecture, names)
    case 'hostSigned':
    case 'recorderSigned': return yesOrNo(meeting[field])
  }
}

function attendeeDifferences(mine: Meeting, theirs: Meeting, names: Names): readonly Difference[] {
  return paired(mine.attendees, theirs.attendees, one => one.personId).map(([a, b]) => ({
    label: `${meetingLabels.attendees}：${names.person((a ?? b)?.personId ?? '')}`, mine: attendeeText(a), theirs: attendeeText(b),
  }))
}

function attendeeText(attendee: Attendee | undefined): string {
  if (attendee === undefined) return '（不在名单里）'
  const notes = [attendee.reason, attendee.exclusionBasis, attendee.isVoter ? '' : '无表决权'].filter(note => note !== '')
  return `${attendeeStatus.labels[attendee.status]}${notes.length === 0 ? '' : `（${notes.join('；')}）`}`
}

function topicDifferences(mine: Meeting, theirs: Meeting, names: Names): readonly Difference[] {
  const order = (topic: Topic) => mine.topics.findIndex(one => one.id === topic.id) + 1 || theirs.topics.findIndex(one => one.id === topic.id) + 1
  const pairs = paired(mine.topics, theirs.topics, topic => topic.id).flatMap(([a, b]): readonly Difference[] => {
    const label = `${meetingLabels.topics} ${order((a ?? b) as Topic)}` // one of a pair is always there
    if (a === undefined || b === undefined) return [{ label, mine: a === undefined ? '（没有这一项）' : orEmpty(a.title), theirs: b === undefined ? '（没有这一项）' : orEmpty(b.title) }]
    const fields = Object.keys(topicLabels) as (keyof Topic)[] // the labels are made for exactly these
    return fields.filter(field => !isSame(a[field], b[field])).map(field => ({ label: `${label} ${topicLabels[field]}`, mine: topicText(field, a, names), theirs: topicText(field, b, names) }))
  })
  if (pairs.length > 0) return pairs
  const inOrder = (meeting: Meeting) => meeting.topics.map(topic => topic.title).join('、')
  return [{ label: '议题顺序', mine: inOrder(mine), theirs: inOrder(theirs) }]
}

function topicText(field: keyof Topic, topic: Topic, names: Names): string {
  switch (field) {
    case 'id':
    case 'title':
    case 'reporterName':
    case 'content':
    case 'resolution': return orEmpty(topic[field])
    case 'isFirstTopic': return yesOrNo(topic.isFirstTopic)
    case 'matter': return topicMatter.labels[topic.matter]
    case 'reporterId':
    case 'responsibleId': return personText(topic[field], '', names)
    case 'speeches': return orEmpty(topic.speeches.map(speech => `${personText(speech.personId, speech.speakerName, names)}${speech.isDissent ? '（不同意见）' : ''}：${speech.text}`).join('\n'))
    case 'vote': return voteText(topic.vote)
    case 'dueOn': return topic.dueOn === null ? empty : chineseDate(topic.dueOn)
  }
}

function voteText(vote: Vote | null): string {
  if (vote === null) return '没有记录表决'
  const counts = (['yes', 'no', 'abstain', 'writtenYes', 'writtenNo', 'writtenAbstain'] as const).filter((key, i) => i < 3 || vote[key] > 0)
  return `${voteMethod.labels[vote.method]}：${counts.map(key => `${voteLabels[key]} ${vote[key]}`).join('，')}`
}

function attachmentDifferences(mine: Meeting, theirs: Meeting): readonly Difference[] {
  const text = (attachment: Attachment | undefined) => (attachment === undefined ? '（没有）' : `${attachmentCategory.labels[attachment.category]}：${attachment.name}`)
  const pairs = paired(mine.attachments, theirs.attachments, one => one.id)
  if (pairs.length > 0) return pairs.map(([a, b]) => ({ label: meetingLabels.attachments, mine: text(a), theirs: text(b) }))
  const inOrder = (meeting: Meeting) => meeting.attachments.map(one => one.name).join('、')
  return [{ label: '附件顺序', mine: inOrder(mine), theirs: inOrder(theirs) }]
}

/** Those of the same key side by side, where they differ. */
function paired<T>(mine: readonly T[], theirs: readonly T[], keyOf: (item: T) => string): readonly (readonly [T | undefined, T | undefined])[] {
  const keys = new Set([...mine, ...theirs].map(keyOf))
  const of = (items: readonly T[], key: string) => items.find(item => keyOf(item) === key)
  return [...keys].map(key => [of(mine, key), of(theirs, key)] as const).filter(([a, b]) => !isSame(a ?? null, b ?? null))
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

const empty = '（空）'

function orEmpty(text: string): string {
  return text === '' ? empty : text
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
