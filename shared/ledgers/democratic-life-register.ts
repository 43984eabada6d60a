import type { LifeMeeting } from '../model/meeting.ts'
import { dottedDate } from '../time/local-date.ts'
import { noted, shortened } from './words.ts'
import { attendedText, isOfKind, kindLedger, type KindRow, timeColumn } from './kind-ledger.ts'

const long = 60

/** 民主生活会台账 of a year, by 归属年度 (domain.md C.8, R-MTG-10, R-MTG-11). */
export const democraticLifeRegister = kindLedger({
  id: 'democratic-life-register', title: '民主生活会台账', source: 'domain.md C.8', each: 'organisation', isListed: isOfKind('democraticLife'), byBelongYear: true,
  columns: [
    { id: 'team', title: '班子名称', mm: 22, cell: ({ meeting, book }) => book.shortName(meeting) },
    { id: 'session', title: '届次年度', mm: 18, align: 'center', cell: ({ meeting }) => noted(`${meeting.belongYear}年度`, meeting.session) },
    { id: 'theme', title: '主题', mm: 24, field: 'lifeMeeting.theme', cell: ({ meeting }) => meeting.lifeMeeting?.theme ?? '' },
    timeColumn,
    { id: 'attendance', title: '应到/\n实到', mm: 13, align: 'center', cell: attendedText },
    { id: 'upper', title: '上级督导组', mm: 22, field: 'lifeMeeting.upperAttendance', cell: ({ meeting }) => meeting.lifeMeeting?.upperAttendance ?? '' },
    { id: 'preparation', title: '会前准备', mm: 30, cell: row => preparationText(row) },
    { id: 'team-problems', title: '班子检视问题', mm: 28, field: 'lifeMeeting.teamExamination', cell: ({ meeting }) => shortened(meeting.lifeMeeting?.teamExamination ?? '', long) },
    { id: 'speeches', title: '发言提纲\n（附件）', mm: 18, cell: ({ meeting }) => countText(meeting.attachments.filter(({ category }) => category === 'script').length, '份') },
    { id: 'criticisms', title: '批评意\n见条数', mm: 13, align: 'center', cell: ({ meeting }) => countText(criticismCount(meeting.lifeMeeting), '条'), number: ({ meeting }) => criticismCount(meeting.lifeMeeting) },
    { id: 'measures', title: '整改措施', mm: 30, cell: ({ meeting }) => (meeting.lifeMeeting?.rectifications ?? []).map((one, i) => `${i + 1}. ${shortened(one.measures, 28)}`).join('\n') },
    { id: 'notified', title: '通报范围', mm: 18, field: 'lifeMeeting.notifiedScope', cell: ({ meeting }) => meeting.lifeMeeting?.notifiedScope ?? '' },
    { id: 'reportedOn', title: '报送日期', mm: 20, align: 'center', field: 'lifeMeeting.reportedOn', cell: ({ meeting }) => (meeting.lifeMeeting?.reportedOn == null ? '' : dottedDate(meeting.lifeMeeting.reportedOn)) },
  ],
})

/** 学习研讨、征求意见、谈心谈话、对照检查: what was done of the four, opinions with their number. */
function preparationText({ meeting }: KindRow): string {
  const life = meeting.lifeMeeting
  if (life === null) return ''
  const opinions = life.opinions.filter(opinion => opinion.trim() !== '').length
  return [
    life.study.trim() === '' ? '' : '学习研讨', opinions === 0 ? '' : `征求意见${opinions}条`, life.talks.trim() === '' ? '' : '谈心谈话', life.examination.trim() === '' ? '' : '撰写对照检查材料',
  ].filter(text => text !== '').join('、')
}

function criticismCount(life: LifeMeeting | null): number | null {
  return life === null ? null : life.criticisms.reduce((sum, one) => sum + one.byOthers.filter(other => other.text.trim() !== '').length, 0)
}

function countText(count: number | null, unit: string): string {
  return count === null || count === 0 ? '' : `${count}${unit}`
}
