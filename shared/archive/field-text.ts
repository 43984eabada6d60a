import { meetingKind } from '../model/meeting.ts'
import { memberType } from '../model/membership.ts'
import { organisationType } from '../model/organisation.ts'
import { sex } from '../model/person.ts'
import { partyPost, postKind } from '../model/post.ts'
import { type TableName, tables } from '../model/tables.ts'
import { chineseDate, LocalDate } from '../time/local-date.ts'
import { chineseDateTime, LocalDateTime } from '../time/local-date-time.ts'
import { chineseYearMonth, YearMonth } from '../time/year-month.ts'
import { references } from './constraints.ts'

/** What people and organisations are called, where a field names them by id. */
export interface Names {
  readonly person: (id: string) => string
  readonly organisation: (id: string) => string
}

/** A field's value in Chinese words, as a form would show it. `field`: the first part of its path. */
export function fieldText(table: TableName, field: string, value: unknown, names: Names): string {
  const options = optionLabels[`${table}.${field}`]
  if (Array.isArray(value)) return orEmpty(value.map(item => (options === undefined ? itemText(item) : optionText(options, item))).join('、'))
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return field === 'belongYear' || field === 'year' ? `${value}年` : String(value)
  if (typeof value !== 'string') return value === null || value === undefined ? empty : itemText(value)
  if (options !== undefined) return orEmpty(optionText(options, value))
  return referenceText(table, field, value, names) ?? dayText(value) ?? orEmpty(value)
}

/** The Chinese name of a field; of one that a newer version added, a general word. */
export function fieldLabel(table: TableName, field: string): string {
  return (tables[table].labels as Readonly<Record<string, string>>)[field] ?? '其他内容'
}

export const empty = '（空）'

export function orEmpty(text: string): string {
  return text === '' ? empty : text
}

const optionLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'people.sex': sex.labels, 'organisations.type': organisationType.labels, 'memberships.memberType': memberType.labels, 'posts.post': partyPost.labels,
  'posts.kind': postKind.labels, 'meetings.kinds': meetingKind.labels,
}

function optionText(options: Readonly<Record<string, string>>, value: unknown): string {
  return options[String(value)] ?? String(value)
}

function referenceText(table: TableName, field: string, id: string, names: Names): string | null {
  const target = references[table][field]
  if (target === 'people') return names.person(id)
  return target === 'organisations' ? names.organisation(id) : null
}

/** Days, months and moments as on paper; null = it is none. */
function dayText(text: string): string | null {
  const day = LocalDate.safeParse(text)
  if (day.success) return chineseDate(day.data)
  const time = LocalDateTime.safeParse(text)
  if (time.success) return chineseDateTime(time.data)
  const month = YearMonth.safeParse(text)
  return month.success ? chineseYearMonth(month.data) : null
}

/** A span of days, or the words of whatever it is made of; never a code. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const { from, to } = item as { readonly from?: unknown; readonly to?: unknown }
  if (typeof from === 'string') return `${dayText(from) ?? from}—${typeof to === 'string' ? (dayText(to) ?? to) : '今'}`
  return Object.values(item).filter(value => typeof value === 'string' && value !== '').join('，')
}
