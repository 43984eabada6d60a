import { InputNumber } from 'antd'
import type { AnswerCount, DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import type { Answer } from '#shared/rules/dossier/evaluation-result.ts'
import type { SheetItem } from './sheet-items.ts'

interface Props {
  readonly value: DossierEvaluation
  readonly items: readonly SheetItem[]
  readonly answers: readonly Answer[]
  readonly onChange: (counts: AnswerCount[]) => void
}

/** Votes item by item, as they were counted on paper. */
export function CountTable({ value: { counts, valid }, items, answers, onChange }: Props) {
  const votesOf = (itemId: string, answer: string) => counts.find(count => count.itemId === itemId && count.answer === answer)?.votes ?? null
  const set = (itemId: string, answer: string, votes: number | null) => {
    const others = counts.filter(count => !(count.itemId === itemId && count.answer === answer))
    onChange(votes === null ? others : [...others, { itemId, answer, votes }])
  }
  return (
    <div className="evaluation-box">
      <table className="evaluation-table" aria-label="各项票数">
        <thead><tr><th>测评项</th>{answers.map(({ code, label }) => <th key={code}>{label}</th>)}<th>合计</th></tr></thead>
        <tbody>
          {items.map(item => {
            const sum = answers.reduce((total, { code }) => total + (votesOf(item.id, code) ?? 0), 0)
            return (
              <tr key={item.id}>
                <td>{item.label}</td>
                {answers.map(({ code, label }) => <td key={code}><InputNumber aria-label={`${item.label}：${label}`} min={0} max={10_000} precision={0} controls={false} value={votesOf(item.id, code)} onChange={votes => set(item.id, code, votes)} /></td>)}
                <td className={valid !== null && sum > valid ? 'level red' : 'muted'}>{sum === 0 ? '' : sum}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
