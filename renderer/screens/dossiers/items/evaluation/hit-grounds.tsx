import type { DossierEvaluation, HitGround } from '#shared/model/dossier/dossier-evaluation.ts'
import { hitsOf } from '#shared/rules/dossier/evaluation-result.ts'
import type { FieldProblems } from '../../../../parts/field-problems.ts'
import { LongTextField } from '../../../../parts/text-field.tsx'
import { FormRow } from '../../../../ui/form-row.tsx'
import type { SheetItem } from './sheet-items.ts'

interface Props {
  readonly value: DossierEvaluation
  readonly items: readonly SheetItem[]
  readonly problems: FieldProblems
  readonly onChange: (hits: HitGround[]) => void
}

/** 具体事例 of each item that somebody answered with 有: without it the hit may not stand (domain.md C.13). */
export function HitGrounds({ value, items, problems, onChange }: Props) {
  const hits = hitsOf(value)
  if (hits.size === 0) return null
  const exampleOf = (itemId: string) => value.hits.find(hit => hit.itemId === itemId)?.example ?? ''
  return (
    <>
      <p className="muted">下面各项有人选“有”，请写明具体事例，并附材料。</p>
      {items.filter(({ id }) => hits.has(id)).map(({ id, label }) => (
        <FormRow key={id} label={label} name={`hits.${id}`} required problem={problems[`hits.${id}`]}>
          <LongTextField label={`${label}：具体事例`} value={exampleOf(id)} rows={1} onChange={example => onChange([...value.hits.filter(hit => hit.itemId !== id), { itemId: id, example }])} />
        </FormRow>
      ))}
    </>
  )
}
