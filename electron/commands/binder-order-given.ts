import type { Reader } from '#shared/archive/reader.ts'
import { type BinderOrder, binderOrder } from '#shared/binder/binder-order.ts'
import { checklistsOf, firstChecklist } from '#shared/binder/checklists.ts'
import { type BinderFormat, binderFormat } from '#shared/model/binder.ts'
import type { Checklist, Settings } from '#shared/model/settings.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { chinesePeriod, Period, rangeOf } from '#shared/time/period.ts'
import { type Given, Refusal, UsageError } from './command.ts'
import { localToday } from './local-today.ts'
import { subtreeNamed } from './named-organisation.ts'

/** What is wrong with the words themselves is told before any archive is opened. */
export interface BinderWish {
  readonly today: LocalDate
  readonly period: Period
  readonly organisation: string
  readonly checklist: string
  readonly formats: readonly BinderFormat[]
}

export function binderWish(given: Given): BinderWish {
  return {
    today: given.parsed('today', given.optional('today') ?? localToday(), LocalDate), period: given.parsed('period', given.text('period'), Period), organisation: given.text('organisation'),
    checklist: given.optional('checklist')?.trim() ?? firstChecklist,
    formats: [...new Set((given.optional('format') ?? 'pdf,docx').split(',').map(formatOf))],
  }
}

/** Refuses a period that has not begun, an organisation and a checklist that are not there. */
export async function binderOrderOf(reader: Reader, wish: BinderWish, given: Given): Promise<BinderOrder> {
  const { period, today } = wish
  const { from, to } = rangeOf(period)
  if (from > today) throw new Refusal(`${chinesePeriod(period)}还没有开始，没有可以成册的记录，没有写出任何文件。`)
  const asOf = to < today ? to : today
  const { id } = await subtreeNamed(reader, wish.organisation, asOf)
  const settings = await reader.settings()
  return binderOrder({
    organisations: { kind: 'tree', id, on: asOf }, period, checklist: checklistNamed(settings, wish.checklist), numbering: given.flag('dashed') ? 'dashed' : settings.paper.numbering,
    hasMinutes: !given.flag('no-minutes'), hasSignatures: !given.flag('no-signatures'), showsWholeNumbers: given.flag('whole-numbers'),
  })
}

function checklistNamed(settings: Pick<Settings, 'checklists'>, name: string): Checklist {
  const all = checklistsOf(settings)
  const found = all.find(checklist => checklist.name === name)
  if (found === undefined) throw new Refusal(`没有名为“${name}”的清单，没有写出任何文件。现有：${all.map(checklist => checklist.name).join('、')}。`)
  return found
}

function formatOf(text: string): BinderFormat {
  const format = binderFormat.keys.find(known => known === text.trim())
  if (format !== undefined) return format
  throw new UsageError(`--format 应为 ${binderFormat.keys.join('、')} 里的一种或几种，用逗号隔开，不能是“${text}”`)
}
