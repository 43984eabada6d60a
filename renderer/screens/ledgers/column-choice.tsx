import { TableOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Ledger, LedgerColumn } from '#shared/ledgers/ledger.ts'
import { chosenColumns } from '#shared/ledgers/table-ledger.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { ColumnList } from '../../ui/column-menu.tsx'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** Which columns the unit's ledger has, in which order: kept with the archive, so that every PC prints the same. */
export function ColumnChoice({ ledger }: { readonly ledger: Ledger }) {
  const settings = useLiveQuery(settingsRepository.current, [])
  const [isOpen, setOpen] = useState(false)
  if (settings === undefined || ledger.columns === undefined) return null
  const columns = ledger.columns
  const shown = chosenColumns(columns, settings.ledgerColumns[ledger.id]).map(({ id }) => id)
  const choice = <Choice key={shown.join()} ledgerId={ledger.id} columns={columns} shown={shown} kept={settings.ledgerColumns} onDone={() => setOpen(false)} />
  return (
    <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setOpen} content={choice} destroyOnHidden>
      <Button icon={<TableOutlined />}>选择栏目（{shown.length}/{columns.length}）</Button>
    </Popover>
  )
}

interface ChoiceProps {
  readonly ledgerId: string
  readonly columns: readonly LedgerColumn[]
  readonly shown: readonly string[]
  readonly kept: Readonly<Record<string, string[]>>
  readonly onDone: () => void
}

function Choice({ ledgerId, columns, shown, kept, onDone }: ChoiceProps) {
  const [wished, setWished] = useState<readonly string[]>(shown)
  const first = columns.filter(({ hiddenAtFirst }) => !hiddenAtFirst).map(({ id }) => id)
  const [saving, save] = useDoing(async () => {
    const { [ledgerId]: _, ...others } = kept
    await settingsRepository.changeSettings({ ledgerColumns: isSame(wished, first) ? others : { ...others, [ledgerId]: [...wished] } })
    onDone()
  })
  return (
    <div className="column-choice">
      <ColumnList columns={columns.map(({ id, title }) => ({ key: id, title }))} shown={wished} onChange={setWished} />
      <div className="field-line">
        <Button type="primary" size="small" disabled={isSame(wished, shown)} loading={saving.kind === 'running'} onClick={() => void save()}>用这些栏目</Button>
        <Button size="small" disabled={isSame(wished, first)} onClick={() => setWished(first)}>恢复原来的栏目</Button>
      </div>
      <p className="muted">勾选要打印的栏目，用箭头调整次序。以后本单位的这本台账都照这样。</p>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </div>
  )
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.join() === b.join()
}
