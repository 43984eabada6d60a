import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { RecordChange } from '#shared/archive/act.ts'
import { actName } from '#shared/archive/act-words.ts'
import type { Names } from '#shared/archive/field-text.ts'
import { type RowRef, refKey } from '#shared/archive/row-ref.ts'
import { tables } from '#shared/model/tables.ts'
import { historyRepository } from '../storage/history-repository.ts'
import { useDoing } from '../ui/doing.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { useAsked } from '../workers/use-asked.ts'
import { instantText } from './instant-text.ts'
import { RowChange } from './row-change.tsx'
import { useNames } from './use-names.ts'
import './history.css'

interface Props {
  /** The record's own name. */
  readonly title: string
  /** The record, and what belongs to it: a person's branches and posts. */
  readonly rows: readonly RowRef[]
  readonly onClose: () => void
}

/** 历史: who did what to this record, when, and what became of each field; any earlier state can be taken up again. */
export function HistoryDrawer({ title, rows, onClose }: Props) {
  const asked = useAsked(rows.map(refKey).join('|'), () => historyOf(rows))
  const names = useNames()
  useShortcut('Escape', onClose)
  return (
    <Drawer mask={false} title={`历史：${title}`} open onClose={onClose} size={560}>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {(asked.kind === 'asking' || names === undefined) && <Loading />}
      {asked.kind === 'answered' && names !== undefined && <Changes title={title} changes={asked.answer} names={names} isOfOne={rows.length === 1} />}
    </Drawer>
  )
}

interface Told extends RecordChange {
  readonly ref: RowRef
  /** As it was before; null = there was nothing. */
  readonly before: RecordChange['value']
  /** It still is so. */
  readonly isPresent: boolean
}

async function historyOf(rows: readonly RowRef[]): Promise<readonly Told[]> {
  const histories = await Promise.all(rows.map(async ref => {
    const changes = await historyRepository.ofRecord(ref)
    return changes.map((change, index): Told => ({ ...change, ref, before: changes[index + 1]?.value ?? null, isPresent: index === 0 }))
  }))
  return histories.flat().sort((a, b) => b.seq - a.seq)
}

const shownFirst = 100

function Changes({ title, changes, names, isOfOne }: { readonly title: string; readonly changes: readonly Told[]; readonly names: Names; readonly isOfOne: boolean }) {
  const [shown, setShown] = useState(shownFirst)
  const [restoring, restore] = useDoing(({ ref, value }: Told) => (value === null ? Promise.resolve() : historyRepository.restoreState(ref, value, isOfOne ? title : `${title}的${tables[ref.table].name}`)))
  if (changes.length === 0) return <EmptyState text="档案里没有这条记录的历史。" />
  return (
    <>
      {restoring.kind === 'failed' && <FailureNotice message={restoring.message} detail={restoring.detail} />}
      <ul className="history" aria-label={`历史：${title}`}>
        {changes.slice(0, shown).map(change => (
          <li key={`${change.seq} ${refKey(change.ref)}`}>
            <div className="history-head">
              <b>{actName(change.act)}</b>{!isOfOne && <span>{tables[change.ref.table].name}</span>}
              <span className="muted">{instantText(change.at)}　{change.actor}</span>
              {!change.isPresent && change.value !== null && <Button size="small" loading={restoring.kind === 'running'} onClick={() => void restore(change)}>恢复到这个状态</Button>}
            </div>
            <RowChange table={change.ref.table} before={change.before} after={change.value} names={names} />
          </li>
        ))}
      </ul>
      {changes.length > shown && <Button type="link" onClick={() => setShown(shown + shownFirst)}>再显示 {Math.min(shownFirst, changes.length - shown)} 次</Button>}
    </>
  )
}
