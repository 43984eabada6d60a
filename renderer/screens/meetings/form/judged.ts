import { type Attendee, Meeting, type MeetingKind, type Topic } from '#shared/model/meeting.ts'
import type { Post } from '#shared/model/post.ts'
import { electionResult, type ElectionResult, type ElectionSettings } from '#shared/rules/election-result.ts'
import { type Quorum, meetingQuorums, topicQuorum, voteResult } from '#shared/rules/quorum.ts'
import { seatHoldersOn } from '#shared/rules/roster.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { quorumStanding, type Standing, voteStanding } from './standing.ts'

/** What of a form decides quorum and votes. */
export interface Judged {
  readonly kinds: readonly MeetingKind[]
  readonly attendees: readonly Attendee[]
  readonly countsOnly: Meeting['countsOnly']
  readonly seatHolders: ReadonlySet<string>
}

export function seatHoldersOfForm(posts: readonly Post[], organisationId: string | null, day: LocalDate | null): ReadonlySet<string> {
  return organisationId === null || day === null ? new Set() : seatHoldersOn(posts, organisationId, day)
}

/** Each quorum that the meeting and its topics need, once; those that lack people first. */
export function quorumStandings(judged: Judged, topics: readonly Topic[]): readonly Standing[] {
  const meeting = asMeeting(judged)
  const ofTopics = topics.filter(topic => topic.vote !== null || topic.matter !== 'general').map(topic => topicQuorum(meeting, topic, judged.seatHolders))
  const all = [...meetingQuorums(meeting, judged.seatHolders), ...ofTopics].filter(quorum => quorum !== null)
  const once = all.filter((quorum, i) => all.findIndex(other => other.rule.code === quorum.rule.code) === i)
  return once.toSorted(shortFirst).map(quorumStanding).filter(standing => standing !== null)
}

/** What each topic's election comes to. */
export function elections(judged: Judged, settings: ElectionSettings): (topic: Topic) => ElectionResult {
  const meeting = asMeeting(judged)
  const known = new WeakMap<Topic, ElectionResult>()
  return topic => {
    const result = known.get(topic) ?? electionResult(meeting, topic, settings, judged.seatHolders)
    known.set(topic, result)
    return result
  }
}

/** What each topic's vote comes to, worked out once for as long as neither topic nor attendance changes. */
export function verdicts(judged: Judged): (topic: Topic) => Standing | null {
  const meeting = asMeeting(judged)
  const known = new WeakMap<Topic, { readonly standing: Standing | null }>()
  return topic => {
    const verdict = known.get(topic) ?? { standing: voteStanding(voteResult(meeting, topic, judged.seatHolders)) }
    known.set(topic, verdict)
    return verdict.standing
  }
}

function shortFirst(a: Quorum, b: Quorum): number {
  return Number(b.kind === 'short') - Number(a.kind === 'short')
}

/** A meeting that says nothing but what is judged: quorum and votes look at nothing else of it. */
function asMeeting({ kinds, attendees, countsOnly }: Judged): Meeting {
  return { ...blankMeeting, kinds: [...kinds], attendees: [...attendees], countsOnly }
}

const nil = '00000000-0000-0000-0000-000000000000'
const blankMeeting = Meeting.parse({
  id: nil, organisationId: nil, kinds: ['other'], title: '—', session: '', belongYear: 2000, startAt: '2000-01-01T00:00', endAt: null, place: '', hostId: null,
  hostName: '', hostDuty: '', recorderId: null, recorderName: '', notifiedOn: null, attendees: [], countsOnly: null, observers: [], topics: [], lecture: null, otherKindName: '', themeDay: null, lifeMeeting: null, centerGroup: null, studyHours: null,
  summary: '', hostSigned: false, recorderSigned: false, attachments: [], backfillReason: '', remark: '',
})
