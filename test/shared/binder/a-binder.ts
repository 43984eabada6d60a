import { type BinderOrder, binderOrder } from '#shared/binder/binder-order.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import { type BinderPart, composeBinder } from '#shared/binder/compose-binder.ts'
import { planBinder } from '#shared/binder/binder-plan.ts'
import { checklistsOf } from '#shared/binder/checklists.ts'
import type { Reader } from '#shared/archive/reader.ts'
import type { TableName, RowOf } from '#shared/model/tables.ts'
import { sampleArchive, type SampleRequest } from '#shared/sample/sample-archive.ts'
import { period } from '#shared/time/period.ts'
import { today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

/** A Reader over a fictional archive. */
export function sampleReader(some: Partial<SampleRequest> = {}): Reader {
  const rows = new Map<TableName, RowOf<TableName>[]>()
  for (const { table, value } of sampleArchive({ seed: 7, today, years: 1, ...some })) rows.set(table, [...(rows.get(table) ?? []), value as RowOf<TableName>])
  return readerOf(Object.fromEntries(rows))
}

/** The organisation of that short name in a sample. */
export async function organisationId(reader: Reader, shortName: string): Promise<string> {
  const fact = (await reader.organisationFacts()).find(each => each.shortName === shortName)
  if (fact === undefined) throw new Error(`no ${shortName} among ${(await reader.organisationFacts()).map(each => each.shortName).join('、')}`)
  return fact.organisationId
}

export function anOrder(organisations: BinderOrder['organisations'], some: Partial<BinderOrder> & { readonly list?: string } = {}): BinderOrder {
  const { list = '年度党建检查', ...rest } = some
  return binderOrder({ organisations, period: period('2026'), checklist: checklistsOf({ checklists: [] }).find(({ name }) => name === list) ?? { name: list, ledgers: [] }, ...rest })
}

export async function partsOf(order: BinderOrder, reader: Reader, footerNote: string | null = null): Promise<readonly BinderPart[]> {
  const cached = cachedReader(reader)
  const parts: BinderPart[] = []
  for await (const part of composeBinder(await planBinder(cached, order, today), order, { reader: cached, today, footerNote })) parts.push(part)
  return parts
}
