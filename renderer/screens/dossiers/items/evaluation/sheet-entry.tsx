import { Button, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DossierEvaluation, EvaluationSheet } from '#shared/model/dossier/dossier-evaluation.ts'
import type { Answer } from '#shared/rules/dossier/evaluation-result.ts'
import type { SheetItem } from './sheet-items.ts'

interface Props {
  readonly value: DossierEvaluation
  readonly items: readonly SheetItem[]
  readonly answers: readonly Answer[]
  readonly onChange: (sheets: EvaluationSheet[]) => void
  /** A ballot is begun and not yet put to the others: the form can't be saved without it. Null = none is. */
  readonly onHalfDone: (problem: string | null) => void
}

/** Ballot by ballot: what was ticked, then the next. They are kept in the order of their answers, so that none can be told by when it was typed. */
export function SheetEntry({ value: { sheets }, items, answers, onChange, onHalfDone }: Props) {
  const [sheet, setSheet] = useState<Readonly<Record<string, string>>>({})
  const [last, setLast] = useState<EvaluationSheet | null>(null)
  const add = () => {
    const added = { answers: { ...sheet } }
    onChange([...sheets, added].toSorted((a, b) => orderOf(a, items).localeCompare(orderOf(b, items))))
    setLast(added)
    setSheet({})
  }
  const takeBack = () => {
    if (last === null) return
    const at = sheets.findIndex(one => orderOf(one, items) === orderOf(last, items))
    onChange(sheets.filter((_, i) => i !== at))
    setSheet(last.answers)
    setLast(null)
  }
  const answered = Object.keys(sheet).length
  const tell = useRef(onHalfDone)
  tell.current = onHalfDone
  useEffect(() => tell.current(answered === 0 ? null : halfDone), [answered, sheets.length])
  useEffect(() => () => tell.current(null), [])
  return (
    <div className="evaluation-box">
      <p role="status">已录 {sheets.length} 张。下面是第 {sheets.length + 1} 张，已选 {answered} 项，共 {items.length} 项。</p>
      <table className="evaluation-table" aria-label="一张测评表">
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <td>{item.label}</td>
              <td><Radio.Group aria-label={item.label} value={sheet[item.id] ?? null} options={answers.map(({ code, label }) => ({ value: code, label }))} onChange={event => setSheet({ ...sheet, [item.id]: event.target.value as string })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="field-line" data-field="sheet">
        <Button disabled={answered === 0} onClick={add}>记入这张，录下一张</Button>
        <Button disabled={answered === 0} onClick={() => setSheet({})}>清空这张</Button>
        {last !== null && <Button onClick={takeBack}>撤回上一张</Button>}
        <span className="muted" role="status">{answered === 0 ? '漏选的项按弃权计' : halfDone}</span>
      </div>
    </div>
  )
}

const halfDone = '这张还没有记入。保存之前请先记入，或清空这张。漏选的项按弃权计。'

function orderOf({ answers }: EvaluationSheet, items: readonly SheetItem[]): string {
  return items.map(({ id }) => answers[id] ?? '').join(' ')
}
