import { Button } from 'antd'
import { useState } from 'react'
import { dossierMatrix, yearOfEntry } from '#shared/rules/dossier/matrix.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../../parts/today.ts'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { MatrixTable } from './matrix-table.tsx'

const mostYears = 10

/** 方面 × 年度 of one file; a cell leads to its entries. */
export function DossierMatrixPage({ opened: { dossier, name, template } }: { readonly opened: OpenedDossier }) {
  const today = useToday()
  const [cell, setCell] = useState<readonly string[] | null>(null)
  const first = Math.min(yearOf(today), ...dossier.entries.map(yearOfEntry))
  const years = Array.from({ length: Math.min(mostYears, yearOf(today) - first + 1) }, (_, i) => yearOf(today) - i).reverse()
  const { rows } = dossierMatrix(dossier, template.dimensions, years)
  const shown = dossier.entries.filter(({ id }) => cell?.includes(id))
  const leave = () => navigate('dossiers', [dossier.id])
  useShortcut('Escape', leave)
  return (
    <Page title={`${name}：政治素质矩阵`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      <p className="muted">＋正向　－反向　○中性；“—”是那一年没有材料说到这一方面。按材料上勾的“对应方面”计数，点一格看是哪些材料。</p>
      <MatrixTable label="政治素质矩阵" columns={years.map(String)} rows={rows.map(({ dimension, cells }) => ({ id: dimension.code, title: dimension.title, cells }))} onOpen={(code, index) => setCell(rows.find(({ dimension }) => dimension.code === code)?.cells[index]?.entryIds ?? null)} />
      {cell !== null && (
        <section className="dossier-class" aria-label="这一格的材料">
          {shown.length === 0 && <p className="muted">没有材料</p>}
          {shown.map(entry => <button key={entry.id} type="button" className="dossier-entry" onClick={() => navigate('dossiers', [dossier.id, 'entry', entry.id])}><span className="muted">{yearOfEntry(entry)}</span><span className="entry-name">{entry.name}<span className="entry-summary">{entry.summary}</span></span></button>)}
        </section>
      )}
    </Page>
  )
}
