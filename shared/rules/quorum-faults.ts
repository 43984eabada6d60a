import type { Meeting, Topic } from '../model/meeting.ts'
import type { CompletenessContext } from './completeness.ts'
import { electionResult, type ElectionResult } from './election-result.ts'
import { electionText } from './election-text.ts'
import type { ElementFault } from './element-fault.ts'
import { meetingQuorums, voteResult } from './quorum.ts'
import { quorumText, voteText } from './quorum-text.ts'

/** A fault that carries its own article. */
export interface QuorumFault extends ElementFault {
  readonly basis: string
}

/** Hard breaches: a meeting held short, a vote taken short, more votes than voters, a resolution that its vote does not bear. */
export function quorumFaults(meeting: Meeting, { seatHolders, settings }: Pick<CompletenessContext, 'seatHolders' | 'settings'>): readonly QuorumFault[] {
  return [
    ...heldShort(meeting, seatHolders),
    ...meeting.topics.flatMap((topic, i) => [...voteFaults(meeting, topic, i, seatHolders), ...electionFaults(topic, i, electionResult(meeting, topic, settings, seatHolders))]),
  ]
}

function heldShort(meeting: Meeting, seatHolders: ReadonlySet<string>): readonly QuorumFault[] {
  return meetingQuorums(meeting, seatHolders)
    .filter(quorum => quorum.kind === 'short' && quorum.rule.bindsMeeting)
    .map(quorum => ({ field: 'attendees', level: 'red', message: `到会人数不够，${quorumText(quorum)}`, basis: quorum.rule.basis }))
}

/** An election taken short, or ballots that can't be (R-QRM-04, R-QRM-06). */
function electionFaults(topic: Topic, index: number, result: ElectionResult): readonly QuorumFault[] {
  if (result.kind !== 'invalidByQuorum' && result.kind !== 'invalid') return []
  return [{ field: `topics.${index}.election`, level: 'red', message: `第 ${index + 1} 项议题${topic.title === '' ? '' : `“${topic.title}”`}${electionText(result)}`, basis: result.rule.basis }]
}

function voteFaults(meeting: Meeting, topic: Topic, index: number, seatHolders: ReadonlySet<string>): readonly QuorumFault[] {
  const result = voteResult(meeting, topic, seatHolders)
  const field = `topics.${index}.vote`
  const message = `第 ${index + 1} 项议题${topic.title === '' ? '' : `“${topic.title}”`}${voteText(result)}`
  switch (result.kind) {
    case 'invalidByQuorum':
    case 'countsExceed':
      return [{ field, level: 'red', message, basis: result.rule.basis }]
    case 'notPassed':
      return saysPassed(topic.resolution) ? [{ field: `topics.${index}.resolution`, level: 'red', message: `${message}，决议却写已通过`, basis: result.rule.basis }] : []
    case 'none':
    case 'unjudged':
    case 'unknown':
    case 'passed':
      return []
  }
}

/** 通过 as a verdict, not as in 通过讨论. */
function saysPassed(resolution: string): boolean {
  return /(表决|一致|予以|获得?|决议|大会|会议|全票|票)通过|(^|[，。；])通过[。！]?$|(^|[，。；])通过[，。；]/m.test(resolution) && !/(未|没有|不|不予|不能|未能|未获|未获得)通过/.test(resolution)
}
