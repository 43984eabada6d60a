import { headCode } from '../archive/head-code.ts'
import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import type { HandOver } from '../model/hand-over.ts'
import { type TableName, tableNames, tables } from '../model/tables.ts'
import { chineseDate } from '../time/local-date.ts'
import { orNothing } from './words.ts'

interface HandOverList {
  readonly unit: string
  readonly handOver: HandOver
  readonly counts: Readonly<Partial<Record<TableName, number>>>
  /** Findings and the like, each a sentence. */
  readonly openMatters: readonly string[]
  readonly backup: { readonly label: string; readonly at: string; readonly seq: number; readonly head: string } | null
}

/** 《党务档案交接清单》, signed by three. */
export function handOverDocument({ unit, handOver, counts, openMatters, backup }: HandOverList): Document {
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '党务档案交接清单' },
    { type: 'paragraph', indent: false, size: '小四', runs: [{ text: `单位：${unit}　　交接日期：${chineseDate(handOver.handedOn)}`, subject: unit }] },
    { type: 'heading', level: 2, text: '一、移交的记录' },
    table([70, 40, 46], ['种类', '数量', '备注'], [...counted(counts), ['附件', `${handOver.attachments} 个`, '']]),
    space,
    { type: 'heading', level: 2, text: `二、未办事项（${openMatters.length} 项）` },
    table([12, 144], ['序号', '事项'], openMatters.length === 0 ? [['', '没有未办事项']] : openMatters.map((text, i) => [String(i + 1), text])),
    space,
    { type: 'heading', level: 2, text: '三、备份与口令' },
    table([46, 110], ['项目', '内容'], [
      ['备份所在', backup === null ? '没有备份' : backup.label],
      ['备份时间', backup === null ? '—' : backup.at],
      ['备份记到', backup === null ? '—' : `第 ${backup.seq} 次保存，校验码 ${headCode(backup.head)}`],
      ['口令', '已由接收人重新设定，移交人不再掌握'],
      ['恢复密钥', `${handOver.keyCopies} 份，已装入信封密封，由接收人保管`],
      ['备注', orNothing(handOver.remark)],
    ]),
    space,
    { type: 'paragraph', size: '小四', runs: [{ text: '以上各项已当面核对无误。' }] },
    { type: 'signatureLine', fields: [{ label: '移交人', mm: 36 }, { label: '接收人', mm: 36 }, { label: '监交人', mm: 36 }] },
    space,
    { type: 'paragraph', size: '小四', align: 'right', indent: false, runs: [{ text: '　　年　　月　　日' }] },
  ]
  return { title: `党务档案交接清单：${unit}`, sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks }] }
}

/** What follows a table or lines to sign on stands clear of them. */
const space: Block = { type: 'paragraph', indent: false, size: '五号', runs: [{ text: '　' }] }

/** Tables that a clerk has entered something into; hand-overs themselves would count the one that the list is of. */
const listed: readonly TableName[] = tableNames.filter(name => !['settings', 'units', 'handOvers'].includes(name))

function counted(counts: HandOverList['counts']): string[][] {
  return listed.filter(name => (counts[name] ?? 0) > 0).map(name => [tables[name].name, `${counts[name] ?? 0} 条`, ''])
}

function table(mm: readonly number[], titles: readonly string[], rows: readonly (readonly string[])[]): Block {
  return {
    type: 'table', size: '五号', columns: mm.map((width): Column => ({ mm: width })),
    header: [titles.map((text): Cell => ({ text, role: 'hei', align: 'center' }))], rows: rows.map(row => row.map((text): Cell => ({ text }))),
  }
}
