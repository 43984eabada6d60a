import { HistoryOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { navigate } from '../ui/route.ts'
import { HistoryDrawer } from './history-drawer.tsx'

interface Props {
  readonly title: string
  /** The record itself first, then what belongs to it. */
  readonly rows: readonly [RowRef, ...RowRef[]]
}

/** What every record page offers beside its own acts: its history, and out of the way its 清除. */
export function RecordMore({ title, rows }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [{ table, id }] = rows
  const menu = { items: [{ key: 'purge', label: '清除（连同历史，不能撤销）' }], onClick: () => navigate('data', ['purge'], { table, id }) }
  return (
    <>
      <Button icon={<HistoryOutlined />} onClick={() => setOpen(true)}>历史</Button>
      <Dropdown trigger={['click']} menu={menu}><Button icon={<MoreOutlined />} aria-label="更多" title="更多" /></Dropdown>
      {isOpen && <HistoryDrawer title={title} rows={rows} onClose={() => setOpen(false)} />}
    </>
  )
}
