import { attachmentCategory } from '../model/attachment.ts'
import { degree } from '../codes/degree.ts'
import { educationLevel } from '../codes/education-level.ts'
import { nationality } from '../codes/nationality.ts'
import { politicalStatus } from '../codes/political-status.ts'
import { approverKind, developmentStepCode, developmentStepLabels, recommendation } from '../model/development-case.ts'
import { duesCategory, duesPaymentLabels, paymentMethod } from '../model/dues.ts'
import { retention } from '../model/archive-item.ts'
import { binderFormat } from '../model/binder.ts'
import { honourKind } from '../model/honour.ts'
import { attendeeLabels, attendeeStatus, candidateLabels, centerGroupLabels, criticismLabels, electionLabels, fiveOnesLabels, lifeMeetingLabels, meetingKind, rectificationLabels, themeDayForm, themeDayLabels, topicLabels, topicMatter, voteLabels, voteMethod } from '../model/meeting.ts'
import { membershipStatus, memberType, transferLabels } from '../model/membership.ts'
import { managementMode, organisationType } from '../model/organisation.ts'
import { assessmentGrade, assessmentLabels, cadreLabels, dutyReviewGrade, educationLabels, familyLabels, resumeLabels, sex } from '../model/person.ts'
import { partyPost, postKind } from '../model/post.ts'
import { reviewedMemberLabels, reviewGrade } from '../model/review.ts'
import { duesRounding, electionBase, pageNumbering, probationEnd } from '../model/settings.ts'
import { electionStepCode, electionStepLabels, termReminderKind } from '../model/term-of-office.ts'
import { talkKind } from '../model/talk.ts'
import { trainingAttendeeLabels, trainingForm, trainingLevel, trainingPurpose } from '../model/training.ts'
import { type TableName, tables } from '../model/tables.ts'
import { unitLevel } from '../model/unit.ts'
import { LocalDate, chineseDate } from '../time/local-date.ts'
import { LocalDateTime, chineseDateTime } from '../time/local-date-time.ts'
import { YearMonth, chineseYearMonth } from '../time/year-month.ts'
import { references } from './constraints.ts'

type Fields = Readonly<Record<string, unknown>>
type Labels = Readonly<Record<string, string>>

/** What a row is called. */
export type NameOfRow = (table: TableName, id: string) => string

/** A field of a table, or of an item of one of its lists, as a clerk reads it. `steps`: `['topics', '*', 'matter']`. */
export function valueWords(table: TableName, steps: readonly string[], value: unknown, nameOf: NameOfRow): string {
  if (value === null || value === undefined || value === '') return empty
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textWords(table, steps, value, nameOf)
  if (Array.isArray(value)) return value.map(item => valueWords(table, [...steps, '*'], item, nameOf)).join(value.some(item => typeof item === 'object') ? '；' : '、') || empty
  return fieldsWords(table, steps, value as Fields, nameOf) // an object of JSON
}

/** 议题、决议: the name of a field, or of one of an item of a list; null = this program doesn't know it. */
export function fieldLabel(table: TableName, steps: readonly string[]): string | null {
  const name = steps.at(-1) ?? ''
  const labels: Labels = steps.length === 1 ? tables[table].labels : (labelsBelow[`${table}.${steps[0] ?? ''}`] ?? {})
  return labels[name] ?? otherLabels[name] ?? null
}

const empty = '（空）'

/** Labels of what lies below a field. */
const labelsBelow: Readonly<Record<string, Labels>> = {
  'meetings.topics': { ...electionLabels, ...candidateLabels, ...voteLabels, ...topicLabels }, 'meetings.attendees': { ...attendeeLabels, on: '补学日期', how: '补学方式' }, 'trainings.attendees': trainingAttendeeLabels,
  'people.fullTimeEducation': educationLabels, 'people.inServiceEducation': educationLabels, 'people.family': familyLabels, 'people.resume': resumeLabels,
  'people.assessments': assessmentLabels,
  'people.cadre': {
    ...cadreLabels, year: '年度', grade: '等次', place: '单位', opinionOn: '征求意见日期', opinionOrganisation: '征求意见单位', meetingOn: '研究日期', meetingNo: '会议', filedOn: '备案日期', result: '备案结果',
  },
  'people.studyExemptions': { fromYear: '起始年度', toYear: '终止年度', reason: '原因' },
  'memberships.transferIn': transferLabels, 'memberships.transferOut': transferLabels, 'memberships.floating': { to: '流动去向', since: '外出日期' },
  'memberships.lost': { since: '失联日期', lastActivityOn: '最后参加活动', lastDuesOn: '最后交纳党费' },
  'termsOfOffice.steps': electionStepLabels, 'termsOfOffice.reminders': { kind: '提醒', on: '日期', how: '方式' },
  'developmentCases.steps': { ...developmentStepLabels, isThere: '已有', file: '文件' },
  'developmentCases.publicNotice': { result: '公示结果', hasObjection: '有异议' }, 'developmentCases.inspections': { on: '日期', opinion: '意见' },
  'developmentCases.thoughtReports': { on: '日期', note: '说明' }, 'developmentCases.approver': { kind: '类别', organisationId: '党组织' },
  'developmentCases.extension': { decidedOn: '决定日期', to: '延长至', reason: '原因' }, 'developmentCases.terminated': { on: '日期', reason: '原因' },
  'duesPayments.payments': duesPaymentLabels,
  'meetings.themeDay': { ...themeDayLabels, ...fiveOnesLabels, isDone: '已做', note: '内容' },
  'meetings.lifeMeeting': { ...lifeMeetingLabels, ...criticismLabels, ...rectificationLabels, text: '批评意见' }, 'meetings.centerGroup': centerGroupLabels,
  'reviews.members': { ...reviewedMemberLabels, ...reviewGrade.labels },
  'binders.entries': { ledger: '台账', organisationId: '党组织', title: '名称', firstPage: '起始页', pages: '页数', missing: '缺项' },
  'settings.talkPairs': { betweenCommittee: '支委之间', committeeWithMembers: '支委与党员', betweenMembers: '党员之间' }, 'settings.checklists': { ledgers: '台账' },
  'settings.paper': { margins: '页边距（毫米）', top: '上', right: '右', bottom: '下', left: '左', numbering: '页码', titles: '台账标题', signatures: '落款' },
  'settings.workCalendars': { year: '年度', holidays: '放假', workdays: '补班' }, 'settings.importColumns': { title: '列名', field: '对应' },
}

const otherLabels: Labels = {
  name: '名称', from: '起', to: '止', unitPost: '行政职务', should: '应到', actual: '实到', votersShould: '有表决权应到', votersActual: '有表决权实到',
  personId: '姓名', lecturerId: '授课人', lecturerName: '授课人姓名', lecturerDuty: '授课人职务', subject: '题目', audience: '听课对象', outline: '', response: '', category: '类别',
}

const options: Readonly<Record<string, Labels>> = {
  'organisations.type': organisationType.labels, 'people.sex': sex.labels, 'memberships.memberType': memberType.labels,
  'organisations.managementMode': managementMode.labels, 'units.level': unitLevel.labels, 'people.nationality': nationality.labels, 'people.politicalStatus': politicalStatus.labels,
  'people.family.*.politicalStatus': politicalStatus.labels, 'people.fullTimeEducation.level': educationLevel.labels, 'people.inServiceEducation.level': educationLevel.labels,
  'people.fullTimeEducation.degree': degree.labels, 'people.inServiceEducation.degree': degree.labels, 'people.assessments.*.grade': assessmentGrade.labels,
  'people.cadre.kind': postKind.labels, 'people.cadre.dutyReviews.*.grade': dutyReviewGrade.labels, 'memberships.status': membershipStatus.labels,
  'termsOfOffice.steps.*.code': electionStepCode.labels, 'termsOfOffice.reminders.*.kind': termReminderKind.labels, 'developmentCases.steps.*.code': developmentStepCode.labels,
  'developmentCases.recommendedBy': recommendation.labels, 'developmentCases.approver.kind': approverKind.labels, 'duesStandards.category': duesCategory.labels,
  'duesPayments.payments.*.method': paymentMethod.labels, 'trainings.form': trainingForm.labels, 'trainings.level': trainingLevel.labels, 'trainings.purpose': trainingPurpose.labels,
  'honours.kind': honourKind.labels, 'settings.probationEnd': probationEnd.labels, 'settings.duesRounding': duesRounding.labels,
  'settings.electionBase': electionBase.labels, 'settings.paper.numbering': pageNumbering.labels, 'talks.kind': talkKind.labels, 'reviews.members.*.grade': reviewGrade.labels, 'meetingPlans.kind': meetingKind.labels,
  'archiveItems.retention': retention.labels, 'archiveBoxes.retention': retention.labels, 'binders.formats.*': binderFormat.labels, 'meetings.themeDay.forms.*': themeDayForm.labels,
  'talks.attachments.*.category': attachmentCategory.labels, 'reviews.attachments.*.category': attachmentCategory.labels,
  'posts.post': partyPost.labels, 'posts.kind': postKind.labels,
  'meetings.kinds.*': meetingKind.labels, 'meetings.attendees.*.status': attendeeStatus.labels, 'meetings.topics.*.matter': topicMatter.labels,
  'meetings.topics.*.vote.method': voteMethod.labels, 'meetings.attachments.*.category': attachmentCategory.labels, 'trainings.attachments.*.category': attachmentCategory.labels,
}

function textWords(table: TableName, steps: readonly string[], value: string, nameOf: NameOfRow): string {
  const target = references[table][steps.join('.')]
  if (target !== undefined) return nameOf(target, value)
  const option = options[`${table}.${steps.join('.')}`]?.[value]
  if (option !== undefined) return option
  const [day, time, month] = [LocalDate.safeParse(value), LocalDateTime.safeParse(value), YearMonth.safeParse(value)]
  return day.success ? chineseDate(day.data) : time.success ? chineseDateTime(time.data) : month.success ? chineseYearMonth(month.data) : value
}

/** Ids and bytes say nothing to a reader. */
const untold: readonly string[] = ['id', 'sha256', 'mime', 'bytes']

function fieldsWords(table: TableName, steps: readonly string[], value: Fields, nameOf: NameOfRow): string {
  if (steps[0] === 'votingSuspensions') return `${valueWords(table, [], value['from'], nameOf)}—${value['to'] === null ? '今' : valueWords(table, [], value['to'], nameOf)}`
  const told = Object.entries(value).filter(([name, one]) => !untold.includes(name) && one !== null && one !== '' && one !== false && !(Array.isArray(one) && one.length === 0))
  return told.map(([name, one]) => {
    const label = fieldLabel(table, [...steps, name])
    const words = valueWords(table, [...steps, name], one, nameOf)
    return label === null || typeof one === 'string' ? words : `${label} ${words}`
  }).join('，') || empty
}
