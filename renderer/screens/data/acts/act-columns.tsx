import type { ActEntry } from '#shared/archive/act.ts'
import { actName } from '#shared/archive/act-words.ts'
import { rowsTouched } from '#shared/ledgers/act-list.ts'
import { instantText } from '../../../parts/instant-text.ts'
import type { ListColumn } from '../../../ui/list-table.tsx'

export const actColumns: readonly ListColumn<ActEntry>[] = [
  { key: 'at', title: '时间', width: 170, cell: act => instantText(act.at) },
  { key: 'actor', title: '操作人', width: 90, cell: act => act.actor },
  { key: 'act', title: '操作', width: 150, cell: act => actName(act.act) },
  { key: 'summary', title: '内容', width: 220, grow: true, cell: act => act.summary },
  { key: 'rows', title: '涉及记录', width: 150, cell: act => rowsTouched(act) },
  { key: 'state', title: '状态', width: 80, cell: act => (act.undoneBy === null ? '' : '已撤销') },
  { key: 'seq', title: '第几次保存', width: 100, align: 'right', hiddenAtFirst: true, cell: act => act.seq },
]
