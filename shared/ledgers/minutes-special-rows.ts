import type { FormRow } from '../documents/document.ts'
import { type CenterGroupSession, centerGroupLabels, fiveOnesLabels, type LifeMeeting, lifeMeetingLabels, type Meeting, type ThemeDay, themeDayForm, themeDayLabels } from '../model/meeting.ts'
import { chineseDate } from '../time/local-date.ts'
import type { MeetingBook } from './meeting-book.ts'
import { halves, wide } from './minutes-rows.ts'
import { noted, orDash, orNothing } from './words.ts'

/** What is special to the meeting's kinds: 主题党日, 组织生活会 and 民主生活会, 中心组 (domain.md C.3, C.5, C.8, C.18). */
export function specialRows(meeting: Meeting, book: MeetingBook): readonly FormRow[] {
  return [
    ...(meeting.themeDay === null ? [] : themeDayRows(meeting.themeDay)),
    ...(meeting.lifeMeeting === null ? [] : lifeMeetingRows(meeting.lifeMeeting, book)),
    ...(meeting.centerGroup === null ? [] : centerGroupRows(meeting.centerGroup, book)),
  ]
}

function themeDayRows(themeDay: ThemeDay): readonly FormRow[] {
  const ones = (Object.keys(fiveOnesLabels) as (keyof ThemeDay['fiveOnes'])[]) // the labels are made for exactly these
    .filter(one => themeDay.fiveOnes[one].isDone)
    .map(one => noted(fiveOnesLabels[one], themeDay.fiveOnes[one].note))
  const besides = ([['hasOath', themeDay.hasOath], ['hasDues', themeDay.hasDues], ['hasPoliticalBirthday', themeDay.hasPoliticalBirthday]] as const).filter(([, isDone]) => isDone).map(([field]) => themeDayLabels[field])
  return [
    wide(themeDayLabels.fiveOnes, orNothing(ones.join('\n')), true),
    halves(themeDayLabels.forms, orNothing(themeDay.forms.map(form => themeDayForm.labels[form]).join('、')), '当日还有', orNothing(besides.join('、'))),
    wide(themeDayLabels.effect, orNothing(themeDay.effect), true),
  ]
}

function lifeMeetingRows(life: LifeMeeting, book: MeetingBook): readonly FormRow[] {
  const long = (field: 'study' | 'talks' | 'problems' | 'examination' | 'teamExamination' | 'assessment' | 'report'): FormRow => wide(titles[field] ?? lifeMeetingLabels[field], orNothing(life[field]), true)
  const opinions = life.opinions.filter(opinion => opinion.trim() !== '')
  return [
    wide('生活会主题', orNothing(life.theme)),
    long('study'),
    wide('征求意见', orNothing(opinions.length === 0 ? '' : [`共${opinions.length}条`, ...opinions.map((opinion, i) => `${i + 1}. ${opinion.trim()}`)].join('\n')), true),
    long('talks'), long('problems'), long('examination'),
    wide('上级派员\n（督导组）', orNothing(life.upperAttendance)),
    long('teamExamination'),
    wide('批评与\n自我批评', orNothing(criticismText(life, book)), true),
    long('assessment'),
    wide('整改清单', orNothing(rectificationText(life, book)), true),
    halves(lifeMeetingLabels.notifiedScope, orNothing(life.notifiedScope), lifeMeetingLabels.reportedOn, orDash(life.reportedOn === null ? '' : chineseDate(life.reportedOn))),
    long('report'),
  ]
}

/** Labels that take two lines of their cell. */
const titles: Readonly<Partial<Record<keyof LifeMeeting, string>>> = { examination: '对照检查\n材料', teamExamination: '班子\n对照检查' }

function criticismText(life: LifeMeeting, book: MeetingBook): string {
  return life.criticisms.map(one => [
    `${nameIn(book, one.personId, one.name)}自我批评：${orNothing(one.self)}`,
    ...one.byOthers.map(other => `　${nameIn(book, other.personId, other.name)}：${orNothing(other.text)}`),
  ].join('\n')).join('\n')
}

function rectificationText(life: LifeMeeting, book: MeetingBook): string {
  return life.rectifications.map((one, i) => {
    const until = one.dueOn === null ? '' : `${chineseDate(one.dueOn)}前`
    const done = one.doneOn === null ? '' : `${chineseDate(one.doneOn)}完成`
    const facts = [`措施：${orNothing(one.measures)}`, `责任人：${nameIn(book, one.responsibleId, one.responsibleName)}`, `时限：${orDash(until)}`, `进展：${orDash([one.progress.trim(), done].filter(text => text !== '').join('，'))}`]
    return `${i + 1}. ${orNothing(one.problem)}\n　${facts.join('；')}`
  }).join('\n')
}

function centerGroupRows(session: CenterGroupSession, book: MeetingBook): readonly FormRow[] {
  const writings = session.writings.map(({ personId, title }) => `${book.nameOf(personId)}：${orNothing(title)}`)
  return [
    wide(centerGroupLabels.theme, orNothing(session.theme)),
    wide(centerGroupLabels.materials, orNothing(session.materials), true),
    wide(centerGroupLabels.results, orNothing(session.results), true),
    wide(centerGroupLabels.writings, orNothing(writings.join('\n')), true),
  ]
}

function nameIn(book: MeetingBook, personId: string | null, name: string): string {
  return personId === null ? name.trim() || '（未写姓名）' : book.nameOf(personId)
}
