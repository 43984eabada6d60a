import { Fragment } from 'react'
import { entryDirection } from '#shared/model/dossier/dossier-entry.ts'
import type { MatrixCell } from '#shared/rules/dossier/matrix.ts'

interface Props {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly title: string; readonly cells: readonly MatrixCell[] }[]
  readonly onOpen: (rowId: string, column: number) => void
}

/** Cells with counts by direction; an empty one is a gap and says so. */
export function MatrixTable({ label, columns, rows, onOpen }: Props) {
  return (
    <div className="evaluation-box">
      <table className="dossier-matrix" aria-label={label}>
        <thead><tr><th />{columns.map(column => <th key={column}>{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              {row.cells.map((cell, index) => {
                const words = cellWords(cell)
                return <td key={index} className={words === '' ? 'gap' : ''}><button type="button" title={words || '没有材料'} aria-label={`${row.title}，${columns[index] ?? ''}：${words || '没有材料'}`} onClick={() => onOpen(row.id, index)}>{words === '' ? '—' : <Counts cell={cell} />}</button></td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Counts({ cell }: { readonly cell: MatrixCell }) {
  return <>{(['positive', 'negative', 'neutral'] as const).filter(direction => cell[direction] > 0).map((direction, i) => <Fragment key={direction}>{i > 0 && ' '}<span className={`direction-${direction}`}>{signs[direction]}{cell[direction]}</span></Fragment>)}</>
}

const signs = { positive: '＋', negative: '－', neutral: '○' } as const

/** 正向 2、反向 1. */
export function cellWords(cell: MatrixCell): string {
  return (['positive', 'negative', 'neutral'] as const).filter(direction => cell[direction] > 0).map(direction => `${entryDirection.labels[direction]} ${cell[direction]}`).join('、')
}
