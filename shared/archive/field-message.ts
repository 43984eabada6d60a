import type * as z from 'zod'
import type { TableName } from '../model/tables.ts'
import { retention } from '../model/archive-item.ts'
import { attachmentCategory } from '../model/attachment.ts'
import { binderFormat } from '../model/binder.ts'
import { degree } from '../codes/degree.ts'
import { educationLevel } from '../codes/education-level.ts'
import { nationality } from '../codes/nationality.ts'
import { politicalStatus } from '../codes/political-status.ts'
import { approverKind, developmentStepCode, recommendation } from '../model/development-case.ts'
import { duesCategory, paymentMethod } from '../model/dues.ts'
import { honourKind } from '../model/honour.ts'
import { attendeeStatus, meetingKind, themeDayForm, topicMatter, voteMethod } from '../model/meeting.ts'
import { membershipStatus, memberType } from '../model/membership.ts'
import { managementMode, organisationType } from '../model/organisation.ts'
import { assessmentGrade, dutyReviewGrade, sex } from '../model/person.ts'
import { partyPost, postKind } from '../model/post.ts'
import { reviewGrade } from '../model/review.ts'
import { duesRounding, electionBase, pageNumbering, probationEnd } from '../model/settings.ts'
import { electionStepCode, termReminderKind } from '../model/term-of-office.ts'
import { talkKind } from '../model/talk.ts'
import { trainingForm, trainingLevel, trainingPurpose } from '../model/training.ts'
import { unitLevel } from '../model/unit.ts'
import { yearSealState } from '../model/year-seal.ts'
import type { FieldProblem } from './commit.ts'

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue

/** What is expected of a field, in Chinese; for a schema's own message zod never asks. */
export function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': return `${issue.input === undefined ? '缺少这一项，' : ''}应为${typeNames[issue.expected] ?? '规定的内容'}`
    case 'invalid_value': return `应为以下之一：${optionNames(issue.values).join('、')}`
    case 'too_small': return `不能${isCounted(issue.origin) ? '少于' : '小于'} ${String(issue.minimum)}${unitOf(issue.origin)}`
    case 'too_big': return `不能${isCounted(issue.origin) ? '多于' : '大于'} ${String(issue.maximum)}${unitOf(issue.origin)}`
    case 'invalid_format': return `应为${formatNames[issue.format] ?? '规定的格式'}`
    case 'invalid_union': return [...new Set(issue.errors.flatMap(ways => ways.slice(0, 1)).map(first => first.message))].join('，或') || '不符合规定的写法'
    case 'not_multiple_of': return `应为 ${String(issue.divisor)} 的倍数`
    case 'unrecognized_keys': return `没有这些项：${issue.keys.join('、')}`
    case 'invalid_key':
    case 'invalid_element': return '其中有一项不符合要求'
    case 'custom': return '不符合要求'
  }
}

/** Parses a row; problems name the field and what is expected. */
export function problemsOf(table: TableName, id: string, error: z.ZodError): FieldProblem[] {
  return error.issues.map(issue => ({ table, id, path: issue.path.map(String).join('.'), message: issue.message }))
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字', number: '数字', int: '整数', boolean: '是或否（true 或 false）', array: '列表', object: '一组内容', record: '一组内容', null: '空（null）', nan: '数字',
}

const formatNames: Readonly<Record<string, string>> = {
  uuid: '编号（UUID）', datetime: '时刻，如 2026-11-22T06:30:00.000Z', base64: 'base64 文字', regex: '规定的格式', date: '日期，如 2026-03-01',
}

function isCounted(origin: string): boolean {
  return unitOf(origin) !== ''
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' 个字'
  return origin === 'array' || origin === 'set' ? ' 项' : ''
}

const optionLabels: readonly Readonly<Record<string, string>>[] = [
  meetingKind, topicMatter, voteMethod, attendeeStatus, attachmentCategory, memberType, organisationType, sex, partyPost, postKind, yearSealState, membershipStatus,
  managementMode, assessmentGrade, dutyReviewGrade, electionStepCode, termReminderKind, developmentStepCode, recommendation, approverKind, duesCategory, paymentMethod, trainingForm,
  trainingLevel, trainingPurpose, honourKind, unitLevel, duesRounding, probationEnd, nationality, politicalStatus, educationLevel, degree,
  talkKind, reviewGrade, retention, binderFormat, themeDayForm, electionBase, pageNumbering,
].map(each => each.labels)

/** Several tables share a code: theirs is the one that has just these. */
function optionNames(values: readonly unknown[]): readonly string[] {
  const codes = values.map(String)
  const labels = optionLabels.find(each => Object.keys(each).length === codes.length && codes.every(code => code in each))
  return codes.map(code => (labels?.[code] === undefined ? code : `${code}（${labels[code]}）`))
}
