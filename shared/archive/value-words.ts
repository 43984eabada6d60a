import { attachmentCategory, attendeeLabels, attendeeStatus, meetingKind, topicLabels, topicMatter, voteLabels, voteMethod } from '../model/meeting.ts'
import { memberType } from '../model/membership.ts'
import { organisationType } from '../model/organisation.ts'
import { sex } from '../model/person.ts'
import { partyPost, postKind } from '../model/post.ts'
import { type TableName, tables } from '../model/tables.ts'
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
  const labels: Labels = steps.length === 1 ? tables[table].labels : steps[0] === 'topics' ? { ...topicLabels, ...voteLabels } : steps[0] === 'attendees' ? attendeeLabels : otherLabels
  return labels[name] ?? null
}

const empty = '（空）'

const otherLabels: Labels = {
  name: '名称', from: '起', to: '止', unitPost: '行政职务', should: '应到', actual: '实到', votersShould: '有表决权应到', votersActual: '有表决权实到',
  lecturerId: '授课人', lecturerName: '授课人姓名', lecturerDuty: '授课人职务', subject: '题目', audience: '听课对象', category: '类别',
}

const options: Readonly<Record<string, Labels>> = {
  'organisations.type': organisationType.labels, 'people.sex': sex.labels, 'memberships.memberType': memberType.labels, 'posts.post': partyPost.labels, 'posts.kind': postKind.labels,
  'meetings.kinds.*': meetingKind.labels, 'meetings.attendees.*.status': attendeeStatus.labels, 'meetings.topics.*.matter': topicMatter.labels,
  'meetings.topics.*.vote.method': voteMethod.labels, 'meetings.attachments.*.category': attachmentCategory.labels,
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
