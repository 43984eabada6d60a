import type { Meeting, MeetingKind, Topic, TopicMatter, Vote } from '../model/meeting.ts'
import { attendanceAmong, attendanceOf, type Attendance } from './attendance.ts'

/** How a meeting's attendance and votes are counted (domain.md B.2). */
export interface QuorumRule {
  readonly code: 'R-QRM-01' | 'R-QRM-02' | 'R-QRM-03' | 'R-QRM-04' | 'R-QRM-08'
  /** Whose presence counts: those with a vote, or everyone who should come. */
  readonly counted: 'voters' | 'everyone'
  readonly countedName: string
  /** Fewest who must be present, of `base`. */
  readonly presentNeeded: (base: number) => number
  readonly presentName: string
  /** Written opinions given before the meeting count as votes. */
  readonly writtenCount: boolean
  /** The meeting as such may not be held short, not only its votes. */
  readonly bindsMeeting: boolean
  readonly basis: string
}

const atLeastHalf = (base: number) => Math.ceil(base / 2)
const moreThanHalf = (base: number) => Math.floor(base / 2) + 1

export const quorumRules = {
  assembly: {
    code: 'R-QRM-01', counted: 'voters', countedName: '有表决权的党员', presentNeeded: atLeastHalf, presentName: '半数以上', writtenCount: false, bindsMeeting: false,
    basis: '《中国共产党支部工作条例（试行）》第十一条',
  },
  committee: {
    code: 'R-QRM-02', counted: 'everyone', countedName: '委员', presentNeeded: atLeastHalf, presentName: '半数以上', writtenCount: false, bindsMeeting: true,
    basis: '《中国共产党支部工作条例（试行）》第十二条',
  },
  admission: {
    code: 'R-QRM-03', counted: 'voters', countedName: '有表决权的党员', presentNeeded: moreThanHalf, presentName: '超过半数', writtenCount: true, bindsMeeting: false,
    basis: '《中国共产党发展党员工作细则》第十九条、第二十条、第三十二条',
  },
  election: {
    code: 'R-QRM-04', counted: 'voters', countedName: '有选举权的党员', presentNeeded: base => Math.ceil((base * 4) / 5), presentName: '五分之四以上', writtenCount: false, bindsMeeting: false,
    basis: '《中国共产党基层组织选举工作条例》',
  },
  democraticLife: {
    code: 'R-QRM-08', counted: 'everyone', countedName: '应到会人员', presentNeeded: base => Math.ceil((base * 2) / 3), presentName: '三分之二以上', writtenCount: false, bindsMeeting: true,
    basis: '《县以上党和国家机关党员领导干部民主生活会若干规定》',
  },
} as const satisfies Record<string, QuorumRule>

export type Quorum =
  | { readonly kind: 'unknown'; readonly rule: QuorumRule }
  | { readonly kind: 'met'; readonly rule: QuorumRule; readonly base: number; readonly present: number; readonly needed: number }
  | { readonly kind: 'short'; readonly rule: QuorumRule; readonly base: number; readonly present: number; readonly needed: number; readonly missing: number }

export type VoteResult =
  | { readonly kind: 'none' }
  /** No rule of this book speaks about votes of such a meeting. */
  | { readonly kind: 'unjudged' }
  | { readonly kind: 'unknown'; readonly rule: QuorumRule }
  | { readonly kind: 'invalidByQuorum'; readonly rule: QuorumRule; readonly quorum: Extract<Quorum, { kind: 'short' }> }
  /** More votes in the room than voters present, or more written opinions than voters away. */
  | { readonly kind: 'countsExceed'; readonly rule: QuorumRule; readonly of: 'room' | 'written'; readonly votes: number; readonly voters: number }
  | { readonly kind: 'passed'; readonly rule: QuorumRule; readonly yes: number; readonly needed: number }
  | { readonly kind: 'notPassed'; readonly rule: QuorumRule; readonly yes: number; readonly needed: number; readonly missing: number }

/** Quorums that a meeting of these kinds needs as a whole. `seatHolders` tells the committee apart when members of other circles attend too. */
export function meetingQuorums(meeting: Meeting, seatHolders?: ReadonlySet<string>): readonly Quorum[] {
  const rules: QuorumRule[] = []
  if (meeting.kinds.includes('memberAssembly')) rules.push(quorumRules.assembly)
  if (meeting.kinds.includes('committee')) rules.push(quorumRules.committee)
  if (meeting.kinds.includes('democraticLife')) rules.push(quorumRules.democraticLife)
  return rules.map(rule => quorum(rule, attendanceUnder(rule, meeting, seatHolders)))
}

/** The rule for one topic: who holds the meeting decides, then what the topic is about. Null where none speaks about it. */
export function topicRule(kinds: readonly MeetingKind[], matter: TopicMatter): QuorumRule | null {
  if (kinds.includes('memberAssembly')) return assemblyRules[matter]
  if (kinds.includes('committee')) return quorumRules.committee
  return kinds.some(kind => heldAsAssembly.includes(kind)) ? assemblyRules[matter] : null
}

/** Whether the topic's attendance suffices for a vote; null where no rule speaks about it. */
export function topicQuorum(meeting: Meeting, topic: Pick<Topic, 'matter'>, seatHolders?: ReadonlySet<string>): Quorum | null {
  const rule = topicRule(meeting.kinds, topic.matter)
  return rule === null ? null : quorum(rule, attendanceUnder(rule, meeting, seatHolders))
}

/** What a topic's vote came to. Short attendance makes it invalid, whatever the counts (domain.md B.2). */
export function voteResult(meeting: Meeting, topic: Pick<Topic, 'matter' | 'vote'>, seatHolders?: ReadonlySet<string>): VoteResult {
  if (topic.vote === null) return { kind: 'none' }
  const rule = topicRule(meeting.kinds, topic.matter)
  if (rule === null) return { kind: 'unjudged' }
  const attendance = attendanceUnder(rule, meeting, seatHolders)
  const found = quorum(rule, attendance)
  if (found.kind === 'unknown') return { kind: 'unknown', rule }
  if (found.kind === 'short') return { kind: 'invalidByQuorum', rule, quorum: found }
  return exceeding(rule, topic.vote, found.present, found.base) ?? counted(rule, topic.vote, found.base)
}

/** Votes of the room, without written opinions. */
export function votesInRoom(vote: Vote): number {
  return vote.yes + vote.no + vote.abstain
}

export function writtenVotes(vote: Vote): number {
  return vote.writtenYes + vote.writtenNo + vote.writtenAbstain
}

/** Kinds that all members attend: a vote there is counted as an assembly's. */
const heldAsAssembly: readonly MeetingKind[] = ['themeDay', 'partyLecture', 'organisationalLife', 'democraticReview']

const assemblyRules: Readonly<Record<TopicMatter, QuorumRule>> = {
  general: quorumRules.assembly, discipline: quorumRules.assembly, admission: quorumRules.admission, conversion: quorumRules.admission,
  election: quorumRules.election,
}

function attendanceUnder(rule: QuorumRule, meeting: Meeting, seatHolders: ReadonlySet<string> | undefined): Attendance {
  const joint = meeting.kinds.some(kind => kind !== 'committee')
  if (rule !== quorumRules.committee || !joint || seatHolders === undefined || meeting.attendees.length === 0) return attendanceOf(meeting)
  return attendanceAmong(meeting.attendees.filter(attendee => seatHolders.has(attendee.personId)))
}

function quorum(rule: QuorumRule, attendance: Attendance): Quorum {
  const base = rule.counted === 'voters' ? attendance.votersShould : attendance.should
  const present = rule.counted === 'voters' ? attendance.votersActual : attendance.actual
  if (base === 0) return { kind: 'unknown', rule }
  const needed = rule.presentNeeded(base)
  return present >= needed ? { kind: 'met', rule, base, present, needed } : { kind: 'short', rule, base, present, needed, missing: needed - present }
}

function exceeding(rule: QuorumRule, vote: Vote, present: number, base: number): VoteResult | null {
  const room = votesInRoom(vote)
  if (room > present) return { kind: 'countsExceed', rule, of: 'room', votes: room, voters: present }
  const written = writtenVotes(vote)
  return written > base - present ? { kind: 'countsExceed', rule, of: 'written', votes: written, voters: base - present } : null
}

/** More than half of those who should have come, not of those who came. */
function counted(rule: QuorumRule, vote: Vote, base: number): VoteResult {
  const yes = vote.yes + (rule.writtenCount ? vote.writtenYes : 0)
  const needed = moreThanHalf(base)
  return yes >= needed ? { kind: 'passed', rule, yes, needed } : { kind: 'notPassed', rule, yes, needed, missing: needed - yes }
}
