import { type ThemeDay, themeDayForm, themeDayLabels } from '../model/meeting.ts'
import { attendanceOf } from '../rules/attendance.ts'
import { dottedDate } from '../time/local-date.ts'
import { dateColumn, isOfKind, kindLedger, type KindRow } from './kind-ledger.ts'
import type { TableColumn } from './table-ledger.ts'
import { shortened } from './words.ts'

const one = (id: keyof ThemeDay['fiveOnes'], title: string): TableColumn<KindRow> => ({ id, title, group: '五个一', mm: 10, align: 'center', cell: ({ meeting }) => (meeting.themeDay?.fiveOnes[id].isDone === true ? '√' : '') })

/** 主题党日台账: five ones, forms, what else was done (domain.md C.3). */
export const themeDayRegister = kindLedger({
  id: 'theme-day-register', title: '主题党日台账', source: 'domain.md C.3', each: 'branch', isListed: isOfKind('themeDay'),
  columns: [
    dateColumn,
    { id: 'subject', title: '主题', mm: 32, cell: ({ meeting }) => meeting.title },
    { id: 'noticeOn', title: '通知日期', mm: 20, align: 'center', cell: ({ meeting }) => (meeting.notifiedOn === null ? '' : dottedDate(meeting.notifiedOn)) },
    one('defineTopic', '定主题'), one('studyTheory', '学理论'), one('issueReport', '发通报'), one('exchange', '做交流'), one('microLecture', '微党课'),
    { id: 'forms', title: '形式', mm: 19, cell: ({ meeting }) => (meeting.themeDay?.forms ?? []).map(form => themeDayForm.labels[form]).join('、') },
    { id: 'attended', title: '参加\n人数', mm: 11, align: 'center', cell: row => presentText(row), number: row => (attendanceOf(row.meeting).source === 'unknown' ? null : attendanceOf(row.meeting).actual) },
    { id: 'besides', title: '重温誓词/\n交党费/\n政治生日', mm: 22, cell: ({ meeting }) => (meeting.themeDay === null ? '' : besidesText(meeting.themeDay)) },
    { id: 'content', title: '内容', mm: 42, cell: ({ meeting }) => shortened(meeting.topics.map(topic => topic.title).filter(title => title.trim() !== '').join('；'), 60) },
    { id: 'effect', title: '成效', mm: 32, cell: ({ meeting }) => shortened(meeting.themeDay?.effect ?? '', 60) },
    { id: 'photos', title: '照片', mm: 10, align: 'center', cell: ({ meeting }) => countText(meeting.attachments.filter(({ category }) => category === 'photo').length) },
  ],
})

function presentText({ meeting }: KindRow): string {
  const attendance = attendanceOf(meeting)
  return attendance.source === 'unknown' ? '' : String(attendance.actual)
}

function besidesText(themeDay: ThemeDay): string {
  return (['hasOath', 'hasDues', 'hasPoliticalBirthday'] as const).filter(field => themeDay[field]).map(field => themeDayLabels[field]).join('、')
}

function countText(count: number): string {
  return count === 0 ? '' : `${count}张`
}

