import type { Candidate, Election, Meeting, Topic } from '../model/meeting.ts'
import type { Settings } from '../model/settings.ts'
import { type Quorum, type QuorumRule, topicQuorum } from './quorum.ts'

export type ElectionSettings = Pick<Settings, 'electionBase' | 'electionSurplusShare'>

/** What the ballots gave one name. `missing` votes keep it from more than half. */
export interface CandidateResult {
  readonly candidate: Candidate
  readonly standing: 'elected' | 'notEnough' | 'beyondSeats' | 'tied'
  readonly missing: number
}

export type ElectionResult =
  | { readonly kind: 'none' }
  /** No rule speaks about elections at such a meeting, or nobody is on its roster. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalidByQuorum'; readonly rule: QuorumRule; readonly quorum: Extract<Quorum, { kind: 'short' }> }
  /** Counts that can't be: the election is to be held again, or the record is wrong. */
  | { readonly kind: 'invalid'; readonly rule: QuorumRule; readonly faults: readonly BallotFault[] }
  | {
    readonly kind: 'counted'; readonly rule: QuorumRule
    /** More than half of those who should have come, or of those who came. */
    readonly needed: number
    readonly base: number
    readonly results: readonly CandidateResult[]
    readonly elected: number
    /** Seats that stay empty. */
    readonly vacant: number
  }

/** `of`: whose votes are wrong, for faults of one name. */
export interface BallotFault {
  readonly kind: 'moreIssuedThanVoters' | 'moreReturnedThanIssued' | 'moreInvalidThanReturned' | 'moreVotesThanBallots' | 'moreYesThanSeats'
  readonly votes: number
  readonly most: number
  readonly of?: Candidate
}

/** Who is elected at a topic of matter `election` (《中国共产党基层组织选举工作条例》; domain.md R-QRM-04, R-QRM-06; domain-checks C13). */
export function electionResult(meeting: Meeting, topic: Pick<Topic, 'matter' | 'election'>, settings: ElectionSettings, seatHolders?: ReadonlySet<string>): ElectionResult {
  const { election } = topic
  if (election === null || topic.matter !== 'election') return { kind: 'none' }
  const quorum = topicQuorum(meeting, topic, seatHolders)
  if (quorum === null || quorum.kind === 'unknown') return { kind: 'unknown' }
  const { rule } = quorum
  if (quorum.kind === 'short') return { kind: 'invalidByQuorum', rule, quorum }
  const faults = ballotFaults(election, quorum.present)
  if (faults.length > 0) return { kind: 'invalid', rule, faults }
  const base = settings.electionBase === 'should' ? quorum.base : quorum.present
  const needed = Math.floor(base / 2) + 1
  const results = ranked(election, needed)
  const elected = results.filter(({ standing }) => standing === 'elected').length
  return { kind: 'counted', rule, needed, base, results, elected, vacant: Math.max(0, election.seats - elected) }
}

/** Fewest candidates for so many seats on a committee: the surplus is a share of the seats, rounded up (R-QRM-05). */
export function candidatesNeeded(seats: number, settings: Pick<ElectionSettings, 'electionSurplusShare'>): number {
  return seats + Math.ceil(seats * settings.electionSurplusShare - 1e-9)
}

/** Names that stood, without those written in. */
export function candidatesOf(election: Election): readonly Candidate[] {
  return election.candidates.filter(candidate => !candidate.isWrittenIn)
}

export function validBallots(election: Election): number {
  return election.ballotsReturned - election.ballotsInvalid
}

/** Fewer returned than issued is in order, more is not (R-QRM-06). */
function ballotFaults(election: Election, voters: number): readonly BallotFault[] {
  const { ballotsIssued: issued, ballotsReturned: returned, ballotsInvalid: invalid, candidates, seats } = election
  const valid = validBallots(election)
  const yes = candidates.reduce((sum, candidate) => sum + candidate.yes, 0)
  const found: BallotFault[] = []
  if (issued > voters) found.push({ kind: 'moreIssuedThanVoters', votes: issued, most: voters })
  if (returned > issued) found.push({ kind: 'moreReturnedThanIssued', votes: returned, most: issued })
  if (invalid > returned) found.push({ kind: 'moreInvalidThanReturned', votes: invalid, most: returned })
  else {
    for (const of of candidates) {
      const votes = of.yes + of.no + of.abstain
      if (votes > valid) found.push({ kind: 'moreVotesThanBallots', votes, most: valid, of })
    }
    if (yes > valid * seats) found.push({ kind: 'moreYesThanSeats', votes: yes, most: valid * seats })
  }
  return found
}

/** By votes; where more have enough than there are seats, the first take them, and equal votes at the last seat are voted on again. */
function ranked(election: Election, needed: number): readonly CandidateResult[] {
  const enough = election.candidates.filter(({ yes }) => yes >= needed).toSorted((a, b) => b.yes - a.yes)
  const last = enough[election.seats - 1]?.yes ?? 0
  const isTied = enough.length > election.seats && enough[election.seats]?.yes === last
  return election.candidates.toSorted((a, b) => b.yes - a.yes).map(candidate => {
    if (candidate.yes < needed) return { candidate, standing: 'notEnough', missing: needed - candidate.yes }
    if (isTied && candidate.yes === last) return { candidate, standing: 'tied', missing: 0 }
    return { candidate, standing: candidate.yes >= last && election.seats > 0 ? 'elected' : 'beyondSeats', missing: 0 }
  })
}
