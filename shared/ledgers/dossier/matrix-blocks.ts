import type { Block, Cell } from '../../documents/document.ts'
import { dossierMatrix, type MatrixCell, matrixYears } from '../../rules/dossier/matrix.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { dash } from '../words.ts'
import { head } from './cells.ts'
import type { FileOnPaper } from './dossier-paper.ts'

/** 方面 × 年度 of one file: ＋正向　－反向　○中性. */
export function matrixBlocks({ dossier, template, name }: FileOnPaper, today: LocalDate): readonly Block[] {
  const years = matrixYears(dossier, today)
  const { rows } = dossierMatrix(dossier, template.dimensions, years)
  const mm = Math.min(24, 126 / years.length)
  return [
    {
      type: 'table', size: '小五', columns: [{ mm: 30 }, ...years.map(() => ({ mm }))], header: [[head('方面'), ...years.map(year => head(String(year)))]],
      rows: rows.map(({ dimension, cells }): readonly Cell[] => [{ text: dimension.title, role: 'hei', align: 'center' }, ...cells.map((cell): Cell => ({ text: signWords(cell), align: 'center', subject: name }))]),
    },
    { type: 'paragraph', indent: false, size: '小五', runs: [{ text: '＋正向　－反向　○中性；按材料上注明的对应方面计数，“—”为当年没有材料说到这一方面。' }] },
  ]
}

export function signWords({ positive, negative, neutral }: MatrixCell): string {
  const words = [positive === 0 ? '' : `＋${positive}`, negative === 0 ? '' : `－${negative}`, neutral === 0 ? '' : `○${neutral}`].filter(word => word !== '')
  return words.length === 0 ? dash : words.join(' ')
}
