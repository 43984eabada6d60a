import type { ActEntry } from '../archive/act.ts'
import { actName } from '../archive/act-words.ts'
import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { landscapeA4 } from '../documents/page-setup.ts'
import { type TableName, tables } from '../model/tables.ts'

interface ActList {
  readonly unit: string
  /** Which acts were asked for: 「2026年，操作人林小满」. */
  readonly scope: string
  /** Newest first, as on the screen. */
  readonly acts: readonly ActEntry[]
  /** A moment on the PC's clock. */
  readonly clock: (at: string) => string
  /** The archive's head, to be checked later. */
  readonly note?: string
}

/** 操作记录 on paper: every act with who, when and what. */
export function actListDocument({ unit, scope, acts, clock, note }: ActList): Document {
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '操作记录' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `单位：${unit}　　范围：${scope}　　共 ${acts.length} 次`, subject: unit }] },
    {
      type: 'table', size: '小五', columns: columns.map(({ mm }): Column => ({ mm })),
      header: [columns.map(({ title }): Cell => ({ text: title, role: 'hei', align: 'center' }))],
      rows: acts.length === 0 ? [[{ text: '没有操作', align: 'center', columnSpan: columns.length }]] : acts.map(act => columns.map((column): Cell => ({ text: column.cell(act, clock), subject: act.summary, ...(column.align === undefined ? {} : { align: column.align }) }))),
    },
  ]
  return { title: `操作记录：${unit}`, sections: [{ page: landscapeA4({ numbering: 'pageOfPages', ...(note === undefined ? {} : { note }) }), blocks }] }
}

interface ActColumn {
  readonly title: string
  readonly mm: number
  readonly cell: (act: ActEntry, clock: ActList['clock']) => string
  readonly align?: 'center'
}

/** 225 mm in all. */
const columns: readonly ActColumn[] = [
  { title: '次序', mm: 14, align: 'center', cell: act => String(act.seq) },
  { title: '时间', mm: 36, align: 'center', cell: (act, clock) => clock(act.at) },
  { title: '操作人', mm: 22, align: 'center', cell: act => act.actor },
  { title: '操作', mm: 33, align: 'center', cell: act => actName(act.act) },
  { title: '内容', mm: 80, cell: act => `${act.summary}${act.undoneBy === null ? '' : '（后来撤销）'}` },
  { title: '涉及记录', mm: 40, cell: act => rowsTouched(act) },
]

/** 「会议 1，人员 3（删除 1）」 */
export function rowsTouched({ tables: touched }: Pick<ActEntry, 'tables'>): string {
  return touched.map(({ table, written, deleted }) => {
    const name = table in tables ? tables[table as TableName].name : '其他内容' // just asked whether it is one
    return `${name} ${written + deleted}${deleted === 0 ? '' : written === 0 ? '（删除）' : `（删除 ${deleted}）`}`
  }).join('，')
}
