import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { MergeConflict, MergeSource } from '#shared/archive/merge-report.ts'
import { tables } from '#shared/model/tables.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { isComposing } from '../../../ui/shortcut.ts'
import { conflictKey, type Decisions, type Take, takeAll, takenOf, undecided } from './decisions.ts'

interface Props {
  readonly conflicts: readonly MergeConflict[]
  readonly sources: readonly MergeSource[]
  readonly decisions: Decisions
  readonly onDecide: (decisions: Decisions) => void
}

/** 逐条决定: our side at the left, theirs at the right; ← → take one, ↓ ↑ go on. Ten thousand of them too. */
export function ConflictList({ conflicts, sources, decisions, onDecide }: Props) {
  const [at, setAt] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: conflicts.length, getScrollElement: () => scroller.current, estimateSize: () => 132, overscan: 4, useFlushSync: false, initialRect: { width: 800, height: 400 } })
  const left = useMemo(() => undecided(conflicts, decisions).length, [conflicts, decisions])
  const go = (index: number) => {
    const next = Math.max(0, Math.min(conflicts.length - 1, index))
    setAt(next)
    virtual.scrollToIndex(next)
  }
  const decide = (conflict: MergeConflict, take: Take) => onDecide(new Map(decisions).set(conflictKey(conflict), take))
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const conflict = conflicts[at]
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'ArrowLeft' && conflict !== undefined) decide(conflict, 'mine')
    else if (event.key === 'ArrowRight' && conflict !== undefined) decide(conflict, 'theirs')
    else return
    event.preventDefault()
  }
  const all = (take: Take, which: 'all' | 'undecided') => onDecide(takeAll(conflicts, decisions, take, which))
  return (
    <>
      <div className="field-line">
        <span role="status">共 {conflicts.length} 处，还有 <b>{left}</b> 处没有决定。</span>
        <Button size="small" onClick={() => all('mine', 'all')}>全部取我方</Button>
        <Button size="small" onClick={() => all('theirs', 'all')}>全部取下级</Button>
        {left > 0 && left < conflicts.length && <Button size="small" onClick={() => all('theirs', 'undecided')}>没决定的取下级</Button>}
        {left > 0 && <Button size="small" onClick={() => go(conflicts.findIndex(conflict => takenOf(conflict, decisions) === null))}>到下一处没决定的</Button>}
        <span className="muted">键盘：← 取我方，→ 取下级，↓ 下一处</span>
      </div>
      <div className="conflicts" ref={scroller} tabIndex={0} role="listbox" aria-label="两边不一致的内容" aria-activedescendant={`conflict-${at}`} onKeyDown={onKeyDown}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(item => {
            const conflict = conflicts[item.index]
            if (conflict === undefined) return null
            return (
              <div key={conflictKey(conflict)} ref={virtual.measureElement} data-index={item.index} id={`conflict-${item.index}`} role="option" aria-selected={item.index === at} className={item.index === at ? 'conflict-line current' : 'conflict-line'} style={{ transform: `translateY(${item.start}px)` }} onClick={() => setAt(item.index)}>
                <ConflictLine conflict={conflict} unit={sources[conflict.source]?.unit ?? '下级'} taken={takenOf(conflict, decisions)} onTake={take => decide(conflict, take)} />
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

interface LineProps { readonly conflict: MergeConflict; readonly unit: string; readonly taken: Take | null; readonly onTake: (take: Take) => void }

function ConflictLine({ conflict, unit, taken, onTake }: LineProps) {
  const { table, title, organisation, field, mine, theirs, kind, reason } = conflict
  return (
    <>
      <div className="history-head">
        <b>{tables[table].name}“{title}”</b><span>{field}</span>{organisation !== null && <span className="muted">{organisation}</span>}
        {taken === null ? <span className="level orange">‼ 没有决定</span> : <span className="level green">✓ 取{taken === 'mine' ? '我方' : '下级'}</span>}
        {kind === 'editAgainstDelete' && <span className="muted">一方改过，一方删除了</span>}
        {reason !== '' && <span className="muted">{reason}</span>}
      </div>
      <div className="sides" role="radiogroup" aria-label={`${title} ${field}`}>
        <Side word="我方" side={mine} isTaken={taken === 'mine'} onTake={() => onTake('mine')} />
        <Side word={unit} side={theirs} isTaken={taken === 'theirs'} onTake={() => onTake('theirs')} />
      </div>
    </>
  )
}

function Side({ word, side, isTaken, onTake }: { readonly word: string; readonly side: MergeConflict['mine']; readonly isTaken: boolean; readonly onTake: () => void }) {
  return (
    <button type="button" tabIndex={-1} role="radio" aria-checked={isTaken} className={isTaken ? 'side taken' : 'side'} onClick={onTake}>
      <span className="muted">{isTaken ? '● ' : '○ '}{word}{side.by !== '' && `　${side.by}`}{side.at !== null && `　${instantText(side.at)}`}</span>
      <span className="side-text">{side.text}</span>
    </button>
  )
}
