import type { FormRow } from '../documents/document.ts'
import { type Meeting, type Topic, topicMatter, type Vote, voteMethod } from '../model/meeting.ts'
import { electionResult } from '../rules/election-result.ts'
import { electionText, standingText } from '../rules/election-text.ts'
import { voteResult } from '../rules/quorum.ts'
import { voteText } from '../rules/quorum-text.ts'
import { chineseDate } from '../time/local-date.ts'
import type { MeetingBook } from './meeting-book.ts'
import { halves, label, quarters, wide } from './minutes-rows.ts'
import { chineseNumber, orDash, orNothing } from './words.ts'

/** Topic by topic: who reported, what, who said what, what was decided and how (domain.md C.1). */
export function topicRows(meeting: Meeting, book: MeetingBook): readonly FormRow[] {
  if (meeting.topics.length === 0) return [wide('议题', orNothing(''))]
  return meeting.topics.flatMap((topic, i) => [
    titleRow(topic, i),
    wide('汇报人', orNothing(topic.reporterId === null ? topic.reporterName : book.nameOf(topic.reporterId))),
    wide('汇报、传达\n内容', orNothing(topic.content), true),
    wide('发言要点', orNothing(speechesText(topic, false, book)), true),
    ...dissentAndVoteRows(meeting, topic, book),
    ...electionRows(meeting, topic, book),
    wide('决议', orNothing(topic.resolution), true),
    ...followUpRows(topic, book),
  ])
}

function titleRow(topic: Topic, index: number): FormRow {
  const marks = [...(topic.isFirstTopic ? ['第一议题'] : []), ...(topic.matter === 'general' ? [] : [topicMatter.labels[topic.matter]])]
  const title = `${orNothing(topic.title)}${marks.map(mark => `【${mark}】`).join('')}`
  return { cells: [{ ...label(`议题${chineseNumber(index + 1)}`), shade: 'header' }, { text: title, columnSpan: 7, role: 'hei', shade: 'header' }] }
}

/** One speaker a line. */
function speechesText(topic: Topic, dissent: boolean, book: MeetingBook): string {
  return topic.speeches
    .filter(speech => speech.isDissent === dissent)
    .map(speech => `${speech.personId === null ? speech.speakerName.trim() || '（未写姓名）' : book.nameOf(speech.personId)}：${speech.text.trim() || '（未写内容）'}`)
    .join('\n')
}

/** One line where there was neither dissent nor a vote. */
function dissentAndVoteRows(meeting: Meeting, topic: Topic, book: MeetingBook): readonly FormRow[] {
  const dissent = speechesText(topic, true, book)
  const { vote } = topic
  if (vote === null) return dissent === '' ? [halves('不同意见', orNothing(''), '表决', '未表决')] : [wide('不同意见', dissent, true), wide('表决', '未表决')]
  return [
    wide('不同意见', orNothing(dissent), true),
    quarters([['表决方式', voteMethod.labels[vote.method]], ['同意', `${vote.yes}票`], ['反对', `${vote.no}票`], ['弃权', `${vote.abstain}票`]]),
    wide('书面意见票', writtenText(vote)),
    wide('表决结果', voteText(voteResult(meeting, topic, book.seatHoldersOf(meeting)))),
  ]
}

/** Ballots, names with their votes, who is elected (domain.md R-QRM-04…06). */
function electionRows(meeting: Meeting, topic: Topic, book: MeetingBook): readonly FormRow[] {
  const { election } = topic
  if (election === null) return []
  const result = electionResult(meeting, topic, book.settings, book.seatHoldersOf(meeting))
  const standings = new Map(result.kind === 'counted' ? result.results.map(one => [one.candidate.id, standingText(one)]) : [])
  const names = election.candidates.map(one => {
    const name = one.personId === null ? one.name.trim() || '（未写姓名）' : book.nameOf(one.personId)
    const counts = `赞成 ${one.yes} 票，反对 ${one.no} 票，弃权 ${one.abstain} 票`
    return `${name}${one.isWrittenIn ? '（另选他人）' : ''}：${counts}${standings.has(one.id) ? `，${standings.get(one.id)}` : ''}`
  })
  return [
    halves('选举职务', orNothing(election.post), '监票人、\n计票人', orNothing(election.tellers)),
    quarters([['应选人数', `${election.seats}名`], ['发出选票', `${election.ballotsIssued}张`], ['收回选票', `${election.ballotsReturned}张`], ['无效票', `${election.ballotsInvalid}张`]]),
    wide('得票情况', orNothing(names.join('\n')), true),
    wide('选举结果', electionText(result)),
  ]
}

function writtenText(vote: Vote): string {
  if (vote.writtenYes + vote.writtenNo + vote.writtenAbstain === 0) return orNothing('')
  return `同意 ${vote.writtenYes} 票，反对 ${vote.writtenNo} 票，弃权 ${vote.writtenAbstain} 票`
}

function followUpRows(topic: Topic, book: MeetingBook): readonly FormRow[] {
  const followUp = topic.followUp.trim() === '' ? [] : [wide('落实情况', topic.followUp.trim(), true)]
  if (topic.responsibleId === null && topic.dueOn === null) return followUp
  return [halves('落实责任人', orDash(topic.responsibleId === null ? '' : book.nameOf(topic.responsibleId)), '完成时限', orDash(topic.dueOn === null ? '' : chineseDate(topic.dueOn))), ...followUp]
}
