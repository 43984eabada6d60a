import { type Election, type Meeting, type Topic, topicMatter, type Vote } from '../model/meeting.ts'
import type { CompletenessContext } from './completeness.ts'
import { candidatesNeeded, candidatesOf } from './election-result.ts'
import { type ElementFault, orange, yellow } from './element-fault.ts'
import { quorumRules, topicQuorum, votesInRoom, writtenVotes } from './quorum.ts'

/** An assembly decides on these only by vote; a committee merely examines them. */
export function mustVote(meeting: Meeting, topic: Topic): boolean {
  return meeting.kinds.includes('memberAssembly') && (topic.matter === 'admission' || topic.matter === 'conversion' || topic.matter === 'election')
}

/** Votes that are missing, or whose counts don't add up. */
export function voteCountFaults(meeting: Meeting, context: CompletenessContext): readonly ElementFault[] {
  return meeting.topics.flatMap((topic, i) => {
    if (topic.vote !== null) return countFaults(meeting, context, topic, topic.vote, i)
    if (topic.election !== null) return electionFaults(meeting, context, topic.election, i)
    return mustVote(meeting, topic) ? [orange(`topics.${i}.vote`, `第 ${i + 1} 项议题是${topicMatter.labels[topic.matter]}，没有表决结果`)] : []
  })
}

/** What an election lacks on paper: names, votes, the surplus of candidates (R-QRM-05). */
function electionFaults(meeting: Meeting, context: CompletenessContext, election: Election, index: number): readonly ElementFault[] {
  const field = `topics.${index}.election`
  const of = `第 ${index + 1} 项议题的选举`
  const basis = quorumRules.election.basis
  if (election.candidates.length === 0) return [orange(field, `${of}没有候选人和得票`)]
  const needed = meeting.kinds.includes('memberAssembly') ? candidatesNeeded(election.seats, context.settings) : 0
  const stood = candidatesOf(election).length
  return [
    ...(election.ballotsIssued === 0 ? [orange(field, `${of}没有发出、收回选票数`)] : []),
    ...(election.candidates.every(one => one.yes + one.no + one.abstain === 0) ? [orange(field, `${of}没有得票数`)] : []),
    ...(election.seats === 0 ? [orange(field, `${of}没有应选人数`)] : []),
    ...(stood < needed ? [{ ...yellow(field, `${of}候选人 ${stood} 名，差额选举须不少于 ${needed} 名`), basis }] : []),
    ...(election.tellers.trim() === '' ? [yellow(field, `${of}没有写监票人、计票人`)] : []),
  ]
}

function countFaults(meeting: Meeting, context: CompletenessContext, topic: Topic, vote: Vote, index: number): readonly ElementFault[] {
  const field = `topics.${index}.vote`
  const quorum = topicQuorum(meeting, topic, context.seatHolders)
  const room = votesInRoom(vote)
  const short = quorum !== null && quorum.kind !== 'unknown' ? quorum.present - room : 0
  const admitting = quorum?.rule.code === 'R-QRM-03'
  return [
    ...(room === 0 ? [orange(field, `第 ${index + 1} 项议题的表决没有票数`)] : []),
    ...(room > 0 && short > 0 ? [yellow(field, `第 ${index + 1} 项议题同意、反对、弃权共 ${room} 票，比到会的${quorum?.rule.countedName ?? '人数'}少 ${short} 票`)] : []),
    ...(mustVote(meeting, topic) && vote.method !== 'secretBallot' ? [{ ...orange(`${field}.method`, `第 ${index + 1} 项议题是${topicMatter.labels[topic.matter]}，应当无记名投票`), ...(quorum === null ? {} : { basis: quorum.rule.basis }) }] : []),
    ...(!admitting && writtenVotes(vote) > 0 ? [yellow(field, `第 ${index + 1} 项议题的书面意见不计入票数：只有接收预备党员和转正才计`)] : []),
  ]
}
