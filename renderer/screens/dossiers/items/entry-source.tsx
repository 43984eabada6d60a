import { Button } from 'antd'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import type { Evidence } from '#shared/rules/dossier/evidence.ts'
import { useToday } from '../../../parts/today.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { addressOf } from '../file/record-address.ts'

interface Props {
  readonly value: DossierEntry
  readonly dossierId: string
  /** Takes over what the record says by now. */
  readonly onFollow: (now: Evidence) => void
}

/** Where an accepted entry comes from, and whether its record still says so. */
export function EntrySource({ value: { source, summary }, dossierId, onFollow }: Props) {
  const today = useToday()
  const asked = useSection<'evidence'>({ kind: 'evidence', id: dossierId, today })
  if (source === null) return null
  const open = addressOf(source.table === null || source.recordId === null ? null : { table: source.table, id: source.recordId })
  const evidence = asked.kind === 'answered' ? asked.answer.offers.find(offer => offer.evidence.key === source.key)?.evidence ?? null : undefined
  const now = evidence === undefined ? source.fact : evidence?.fact ?? null
  return (
    <div className="notice" role="status">
      <span>来自档案里的记录：{source.fact}{open !== null && <Button type="link" size="small" onClick={open}>看来源记录</Button>}</span>
      {now === null && <span className="source-changed">‼ 来源记录已经没有了，请核对这份材料是否还成立。</span>}
      {evidence != null && now !== source.fact && <span className="source-changed">‼ 来源记录现在是：{now}<Button type="link" size="small" onClick={() => onFollow(evidence)}>改为现在的</Button></span>}
      {now === source.fact && summary !== source.fact && <span className="muted">摘要和记录的事实不完全一样。</span>}
    </div>
  )
}
