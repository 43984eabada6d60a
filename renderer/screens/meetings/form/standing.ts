import type { Election } from '#shared/model/meeting.ts'
import { type Attendance, rateText } from '#shared/rules/attendance.ts'
import { candidatesOf, type ElectionResult } from '#shared/rules/election-result.ts'
import { electionText } from '#shared/rules/election-text.ts'
import type { WarnLevel } from '#shared/rules/finding.ts'
import { type Quorum, quorumRules, type VoteResult } from '#shared/rules/quorum.ts'
import { quorumText, voteText } from '#shared/rules/quorum-text.ts'

/** How attendance or a vote stands while the form is typed: a sentence, how bad it is, and the article that says so. */
export interface Standing {
  readonly level: WarnLevel
  readonly text: string
  readonly basis: string
}

/** 应到 48 人，实到 45 人（93.8%）；有表决权：应到 46 人，实到 43 人. */
export function attendanceText(attendance: Attendance): string {
  if (attendance.source === 'unknown') return '还没有应到、实到人数'
  const rate = attendance.rate === null ? '' : `（${rateText(attendance)}）`
  const excluded = attendance.excluded === 0 ? '' : `；不计入应到 ${attendance.excluded} 人`
  return `应到 ${attendance.should} 人，实到 ${attendance.actual} 人${rate}；有表决权：应到 ${attendance.votersShould} 人，实到 ${attendance.votersActual} 人${excluded}`
}

/** Null while nothing can be judged. */
export function quorumStanding(quorum: Quorum): Standing | null {
  switch (quorum.kind) {
    case 'unknown': return null
    case 'met': return { level: 'green', text: quorumText(quorum), basis: quorum.rule.basis }
    case 'short': return { level: 'red', text: `${quorumText(quorum)}。仍可如实保存`, basis: quorum.rule.basis }
  }
}

/** What ballots come to, and too few candidates for the seats (R-QRM-04…06). */
export function electionStandings(election: Election, result: ElectionResult, needed: number): readonly Standing[] {
  if (result.kind === 'none' || election.candidates.length === 0) return []
  const stood = candidatesOf(election).length
  const few: Standing[] = stood >= needed ? [] : [{ level: 'yellow', text: `候选人 ${stood} 名，差额选举须不少于 ${needed} 名`, basis: quorumRules.election.basis }]
  if (result.kind === 'unknown') return [...few, { level: 'yellow', text: electionText(result), basis: quorumRules.election.basis }]
  const level = result.kind !== 'counted' ? 'red' : result.vacant > 0 ? 'orange' : 'green'
  return [...few, { level, text: electionText(result), basis: result.rule.basis }]
}

/** Null where there is no vote, or no rule that judges it. */
export function voteStanding(result: VoteResult): Standing | null {
  switch (result.kind) {
    case 'none':
    case 'unjudged': return null
    case 'unknown': return { level: 'yellow', text: voteText(result), basis: result.rule.basis }
    case 'passed': return { level: 'green', text: voteText(result), basis: result.rule.basis }
    case 'notPassed': return { level: 'orange', text: voteText(result), basis: result.rule.basis }
    case 'invalidByQuorum':
    case 'countsExceed': return { level: 'red', text: voteText(result), basis: result.rule.basis }
  }
}
