import { Button, Drawer } from 'antd'
import type { DeletedRecord } from '#shared/archive/act.ts'
import { tables } from '#shared/model/tables.ts'
import { instantText } from '../../parts/instant-text.ts'
import { RowContents } from '../../parts/row-change.tsx'
import { useNames } from '../../parts/use-names.ts'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'

interface Props {
  readonly record: DeletedRecord
  readonly title: string
  readonly isRestoring: boolean
  readonly onRestore: () => void
  readonly onClose: () => void
}

/** One deleted record as it was. */
export function DeletedDrawer({ record: { table, id, value, deletedAt, deletedBy, daysLeft, summary }, title, isRestoring, onRestore, onClose }: Props) {
  const names = useNames()
  useShortcut('Escape', onClose)
  return (
    <Drawer
      mask={false} title={`${tables[table].name}：${title}`} open onClose={onClose} size={560}
      footer={<div className="field-line"><Button type="primary" loading={isRestoring} onClick={onRestore}>恢复这条记录</Button><Button type="text" onClick={() => navigate('data', ['purge'], { table, id })}>清除（连同历史，不能撤销）</Button></div>}
    >
      <p className="muted">{deletedBy} {instantText(deletedAt)} 删除（{summary}），还能恢复 {daysLeft} 天。</p>
      {names !== undefined && <RowContents table={table} value={value} names={names} />}
    </Drawer>
  )
}
