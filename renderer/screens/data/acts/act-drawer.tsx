import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { ActEntry } from '#shared/archive/act.ts'
import { actName } from '#shared/archive/act-words.ts'
import { headCode } from '#shared/archive/head-code.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { tables } from '#shared/model/tables.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { RowChange } from '../../../parts/row-change.tsx'
import { useNames } from '../../../parts/use-names.ts'
import { useRowTitles } from '../../../parts/use-row-titles.ts'
import { historyRepository } from '../../../storage/history-repository.ts'
import { takeBack } from '../../../storage/undo.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useUndoToast } from '../../../ui/undo-toast.tsx'
import { useAsked } from '../use-asked.ts'

interface Props {
  readonly act: ActEntry
  /** It was done within the last 30 days and nothing speaks against taking it back. */
  readonly canUndo: boolean
  readonly onClose: () => void
}

const shownFirst = 50

/** One act: which records it touched, before and after. */
export function ActDrawer({ act, canUndo, onClose }: Props) {
  const asked = useAsked(() => historyRepository.rowsOfAct(act.seq))
  const names = useNames()
  const titleOf = useRowTitles()
  const { take } = useUndoToast()
  const [shown, setShown] = useState(shownFirst)
  useShortcut('Escape', onClose)
  const undo = () => {
    take(() => takeBack({ seq: act.seq, summary: act.summary }))
    onClose()
  }
  return (
    <Drawer
      mask={false} title={act.summary} open onClose={onClose} size={600}
      footer={canUndo && <div className="field-line"><Button onClick={undo}>撤销这次操作</Button><span className="muted">后来又改过的记录保持现在的样子。撤销本身也能撤销。</span></div>}
    >
      <dl className="row-contents">
        <div><dt>操作</dt><dd>{actName(act.act)}{act.undoneBy !== null && '（已撤销）'}</dd></div>
        <div><dt>操作人</dt><dd>{act.actor}</dd></div>
        <div><dt>时间</dt><dd>{instantText(act.at)}</dd></div>
        <div><dt>校验码</dt><dd>第 {act.seq} 次保存　{headCode(act.head)}</dd></div>
      </dl>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {(asked.kind === 'asking' || names === undefined) && <Loading />}
      {asked.kind === 'answered' && names !== undefined && (
        <ul className="history" aria-label="涉及的记录">
          {asked.answer.slice(0, shown).map(row => (
            <li key={refKey(row)}>
              <div className="history-head"><b>{tables[row.table].name}</b><span>{titleOf(row.table, row.id, row.after ?? row.before ?? {})}</span></div>
              <RowChange table={row.table} before={row.before} after={row.after} names={names} />
            </li>
          ))}
        </ul>
      )}
      {asked.kind === 'answered' && asked.answer.length > shown && <Button type="link" onClick={() => setShown(shown + shownFirst)}>再显示 {Math.min(shownFirst, asked.answer.length - shown)} 条（共 {asked.answer.length} 条）</Button>}
    </Drawer>
  )
}
