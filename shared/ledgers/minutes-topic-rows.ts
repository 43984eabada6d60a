import type { FormRow } from '../documents/document.ts'
import { type Meeting, type Topic, topicMatter, type Vote, voteMethod } from '../model/meeting.ts'
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

function writtenText(vote: Vote): string {
  if (vote.writtenYes + vote.writtenNo + vote.writtenAbstain === 0) return orNothing('')
  return `同意 ${vote.writtenYes} 票，反对 ${vote.writtenNo} 票，弃权 ${vote.writtenAbstain} 票`
}

function followUpRows(topic: Topic, book: MeetingBook): readonly FormRow[] {
  if (topic.responsibleId === null && topic.dueOn === null) return []
  return [halves('落实责任人', orDash(topic.responsibleId === null ? '' : book.nameOf(topic.responsibleId)), '完成时限', orDash(topic.dueOn === null ? '' : chineseDate(topic.dueOn)))]
}
