import { kindNames, type Topic } from '../model/meeting.ts'
import { dottedDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { attendedText, type KindRow, meetingRows } from './kind-ledger.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'
import { noted, shortened } from './words.ts'

interface Row extends KindRow {
  readonly topic: Topic
}

/** 第一议题学习台账 (domain.md A5.2, C.17): one line for each topic that was the first. */
export const firstTopicRegister = tableLedger<Row>({
  id: 'first-topic-register', title: '第一议题学习台账', source: 'domain.md C.17', family: 'meetings', each: 'organisation', orientation: 'landscape', size: '小五', emptyWords: '本期没有第一议题',
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'kinds', title: '会议类型', mm: 24, cell: ({ meeting, book }) => noted(kindNames(meeting).join('、'), book.shortName(meeting)) },
    { id: 'date', title: '日期', mm: 21, align: 'center', cell: ({ meeting }) => dottedDate(dateOf(meeting.startAt)) },
    { id: 'content', title: '第一议题内容', mm: 42, cell: ({ topic }) => topic.title },
    { id: 'reporter', title: '领学人', mm: 16, align: 'center', cell: ({ topic, book }) => (topic.reporterId === null ? topic.reporterName : book.nameOf(topic.reporterId)) },
    { id: 'attendance', title: '应学人数/\n实学', mm: 18, align: 'center', cell: attendedText },
    { id: 'speakers', title: '研讨发言人', mm: 24, cell: ({ topic, book }) => [...new Set(topic.speeches.map(speech => (speech.personId === null ? speech.speakerName.trim() : book.nameOf(speech.personId))))].filter(name => name !== '').join('、') },
    { id: 'measures', title: '贯彻落实措施', mm: 38, cell: ({ topic }) => shortened(topic.resolution, 60) },
    { id: 'responsible', title: '责任人', mm: 16, align: 'center', cell: ({ topic, book }) => (topic.responsibleId === null ? '' : book.nameOf(topic.responsibleId)) },
    { id: 'followUp', title: '落实情况', mm: 30, cell: ({ topic }) => shortened(topic.followUp, 50) },
    { id: 'page', title: '记录\n页码', mm: 12, align: 'center', cell: () => '' },
  ],
  rows,
  subjectOf: ({ meeting }) => ({ kind: 'meeting', id: meeting.id, name: meeting.title }),
})

async function rows(context: TableContext): Promise<readonly Row[]> {
  const meetings = await meetingRows(context, meeting => meeting.topics.some(topic => topic.isFirstTopic))
  return meetings.flatMap(row => row.meeting.topics.filter(topic => topic.isFirstTopic).map(topic => ({ ...row, topic })))
}
