import { attendedText, indexColumn, isOfKind, kindLedger, type KindRow, timeColumn } from './kind-ledger.ts'
import { absencesText } from './meeting-book.ts'
import { orNothing, shortened } from './words.ts'

/** 理论学习中心组学习台账: one line a session (domain.md C.18, R-MTG-16). */
export const centerGroupRegister = kindLedger({
  id: 'center-group-register', title: '理论学习中心组学习台账', source: 'domain.md C.18', each: 'organisation', isListed: isOfKind('centerGroup'),
  columns: [
    indexColumn,
    timeColumn,
    { id: 'theme', title: '专题', mm: 34, field: 'centerGroup.theme', cell: ({ meeting }) => meeting.centerGroup?.theme ?? '' },
    { id: 'host', title: '主持人', mm: 16, align: 'center', field: 'hostName', cell: ({ meeting, book }) => book.host(meeting) },
    { id: 'attendance', title: '应到/\n实到', mm: 13, align: 'center', cell: attendedText },
    { id: 'absent', title: '缺席及补学', mm: 34, cell: ({ meeting, book }) => orNothing(absencesText(meeting, book.nameOf)) },
    { id: 'materials', title: '学习内容', mm: 38, field: 'centerGroup.materials', cell: ({ meeting }) => shortened(meeting.centerGroup?.materials ?? '', 60) },
    { id: 'speakers', title: '重点发言人及要点', mm: 46, cell: speakersText },
    { id: 'results', title: '研讨成果', mm: 34, cell: ({ meeting }) => shortened(meeting.centerGroup?.results ?? '', 60) },
  ],
})

function speakersText({ meeting, book }: KindRow): string {
  return meeting.topics.flatMap(topic => topic.speeches).map(speech => `${speech.personId === null ? speech.speakerName.trim() || '（未写姓名）' : book.nameOf(speech.personId)}：${shortened(speech.text, 30)}`).join('\n')
}
