import { type Meeting, type Topic, topicMatter, type Vote } from '../model/meeting.ts'
import type { CompletenessContext } from './completeness.ts'
import { type ElementFault, orange, yellow } from './element-fault.ts'
import { topicQuorum, votesInRoom, writtenVotes } from './quorum.ts'

/** An assembly decides on these only by vote; a committee merely examines them. */
export function mustVote(meeting: Meeting, topic: Topic): boolean {
  return meeting.kinds.includes('memberAssembly') && (topic.matter === 'admission' || topic.matter === 'conversion' || topic.matter === 'election')
}

/** Votes that are missing, or whose counts don't add up. */
export function voteCountFaults(meeting: Meeting, context: CompletenessContext): readonly ElementFault[] {
  return meeting.topics.flatMap((topic, i) => {
    if (topic.vote !== null) return countFaults(meeting, context, topic, topic.vote, i)
    return mustVote(meeting, topic) ? [orange(`topics.${i}.vote`, `第 ${i + 1} 项议题是${topicMatter.labels[topic.matter]}，没有表决结果`)] : []
  })
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
