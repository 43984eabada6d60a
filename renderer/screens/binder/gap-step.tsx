import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { BinderOrder } from '#shared/binder/binder-order.ts'
import { type Gap, gapListDocument } from '#shared/binder/gap-list.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { FindingButton } from '../../parts/finding-column.tsx'
import { openFinding } from '../../parts/open-finding.ts'
import { printPdf } from '../../parts/print-pdf.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { renderDocument } from '../../workers/document-client.ts'
import { useLook } from './use-look.ts'

interface Props {
  readonly order: BinderOrder
  readonly today: LocalDate
}

/** What is missing, before anything is printed: by organisation and record, each one click from where it is filled in. */
export function GapStep({ order, today }: Props) {
  const looked = useLook(order, today)
  const [printing, print] = useDoing(async (gaps: readonly Gap[]) => {
    const { bytes } = await renderDocument(gapListDocument(gaps, order, today), 'pdf')
    await printPdf(bytes)
  })
  if (looked.kind === 'failed') return <FailureNotice message={looked.message} detail={looked.detail} />
  if (looked.kind === 'looking') return <ProgressNotice title={looked.progress?.doing ?? '正在核对'} done={looked.progress?.done ?? 0} total={looked.progress?.total ?? null} unit="个部分" />
  const { gaps, notices, uncovered, parts } = looked.looked
  return (
    <div className="binder-gaps">
      <div className="field-line">
        <strong role="status">共 {parts.length} 个部分，{gaps.length === 0 ? '没有缺项' : `缺 ${gaps.length} 项`}</strong>
        <Button icon={<PrinterOutlined />} loading={printing.kind === 'running'} onClick={() => void print(gaps)}>打印缺项清单</Button>
        <span className="muted">缺项可以先补再印；不补也能成册，空着的印“—”。缺项清单只供经办人用，不入册。</span>
      </div>
      {printing.kind === 'failed' && <FailureNotice message={printing.message} detail={printing.detail} />}
      {notices.length > 0 && (
        <details className="binder-notices">
          <summary>清单里有 {notices.length} 处要说明</summary>
          <ul>{notices.map(notice => <li key={notice}>{notice}</li>)}</ul>
        </details>
      )}
      {uncovered.length > 0 && (
        <div className="uncovered" role="alert">
          <strong>有 {uncovered.length} 处的字本机没有字体，PDF 里印成编号；Word 不受影响。</strong>
          <ul>{uncovered.slice(0, 20).map(({ character, codePoint, subject, text }, i) => <li key={i}><b>{character}</b>（{codePoint}）　{subject ?? text}</li>)}</ul>
        </div>
      )}
      {[...byOrganisation(gaps)].map(([organisation, own]) => <OrganisationGaps key={organisation} organisation={organisation} gaps={own} />)}
    </div>
  )
}

const shownFirst = 40

function OrganisationGaps({ organisation, gaps }: { readonly organisation: string; readonly gaps: readonly Gap[] }) {
  const [isAll, setAll] = useState(false)
  return (
    <section className="findings" aria-label={`${organisation}的缺项`}>
      <h2>{organisation}：缺 {gaps.length} 项</h2>
      {(isAll ? gaps : gaps.slice(0, shownFirst)).map(({ finding, part }, i) => (
        <div key={i}>
          <div className="muted finding-subject">{part}　{finding.subject.name}</div>
          <FindingButton finding={finding} onOpen={openFinding} />
        </div>
      ))}
      {!isAll && gaps.length > shownFirst && <Button size="small" onClick={() => setAll(true)}>显示其余 {gaps.length - shownFirst} 项</Button>}
    </section>
  )
}

function byOrganisation(gaps: readonly Gap[]): ReadonlyMap<string, readonly Gap[]> {
  const groups = new Map<string, Gap[]>()
  for (const gap of gaps) groups.set(gap.organisation, [...(groups.get(gap.organisation) ?? []), gap])
  return groups
}
