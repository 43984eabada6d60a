import { Button } from 'antd'
import { useState } from 'react'
import { evaluationName } from '#shared/model/dossier/dossier-evaluation.ts'
import { dossierMatrix, matrixYears, yearOfEntry } from '#shared/rules/dossier/matrix.ts'
import { useToday } from '../../../parts/today.ts'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { MatrixTable } from './matrix-table.tsx'
import { ResultsTable } from './results-table.tsx'

/** 方面 × 年度 of one file; a cell leads to its entries, and to the evaluations and appraisals that speak of it. */
export function DossierMatrixPage({ opened }: { readonly opened: OpenedDossier }) {
  const { dossier, name, template, templates } = opened
  const today = useToday()
  const [cell, setCell] = useState<{ readonly code: string; readonly index: number } | null>(null)
  const { rows, years } = dossierMatrix(dossier, template.dimensions, matrixYears(dossier, today), templates)
  const shown = cell === null ? undefined : rows.find(({ dimension }) => dimension.code === cell.code)?.cells[cell.index]
  const lines = shown === undefined ? [] : [
    ...dossier.entries.filter(({ id }) => shown.entryIds.includes(id)).map(entry => ({ id: entry.id, path: 'entry', year: yearOfEntry(entry), name: entry.name, summary: entry.summary })),
    ...dossier.evaluations.filter(({ id }) => shown.evaluationIds.includes(id)).map(evaluation => ({ id: evaluation.id, path: 'evaluation', year: evaluation.year, name: evaluationName(evaluation), summary: evaluation.summary })),
    ...dossier.appraisals.filter(({ id }) => shown.appraisalIds.includes(id)).map(({ id, year, text }) => ({ id, path: 'appraisal', year, name: `${year}年度政治素质鉴定`, summary: text })),
  ]
  const leave = () => navigate('dossiers', [dossier.id])
  useShortcut('Escape', leave)
  return (
    <Page title={`${name}：政治素质矩阵与测评结果`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      <p className="muted">＋正向　－反向　○中性；“—”是那一年没有材料说到这一方面。按材料上勾的“对应方面”计数，点一格看是哪些材料，还有当年说到这一方面的测评、鉴定。</p>
      <MatrixTable label="政治素质矩阵" columns={years.map(String)} rows={rows.map(({ dimension, cells }) => ({ id: dimension.code, title: dimension.title, cells }))} onOpen={(code, index) => setCell({ code, index })} />
      {cell !== null && (
        <section className="dossier-class" aria-label="这一格的材料">
          {lines.length === 0 && <p className="muted">没有材料</p>}
          {lines.map(({ id, path, year, name: own, summary }) => <button key={id} type="button" className="dossier-entry" onClick={() => navigate('dossiers', [dossier.id, path, id])}><span className="muted">{year}</span><span className="entry-name">{own}<span className="entry-summary">{summary}</span></span></button>)}
        </section>
      )}
      <ResultsTable opened={opened} />
    </Page>
  )
}
