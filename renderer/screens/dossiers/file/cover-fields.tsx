import { type Dossier, dossierLabels } from '#shared/model/dossier/dossier.ts'
import { DayField } from '../../../parts/day-field.tsx'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { FormRow } from '../../../ui/form-row.tsx'
import { TextRow } from '../items/item-rows.tsx'

export type Cover = Pick<Dossier, 'archiveNo' | 'openedOn' | 'position' | 'openedBy'>

interface Props {
  readonly value: Cover
  /** As the person's card has it. */
  readonly ownPosition: string
  readonly change: (some: Partial<Cover>) => void
  readonly problems: FieldProblems
  readonly tell: (name: string) => (problem: string | null) => void
}

/** What stands on the cover of a file, new or kept. */
export function CoverFields({ value, ownPosition, change, problems, tell }: Props) {
  return (
    <>
      <TextRow name="archiveNo" label={dossierLabels.archiveNo} value={value.archiveNo} problems={problems} required isShort onChange={archiveNo => change({ archiveNo })} />
      <FormRow label={dossierLabels.openedOn} name="openedOn" required problem={problems['openedOn']}><DayField label={dossierLabels.openedOn} value={value.openedOn} onChange={openedOn => { if (openedOn !== null) change({ openedOn }) }} onProblem={tell('openedOn')} /></FormRow>
      <TextRow name="position" label={dossierLabels.position} value={value.position} problems={problems} placeholder={ownPosition || '空着就用人员里的单位及职务'} onChange={position => change({ position })} />
      <TextRow name="openedBy" label={dossierLabels.openedBy} value={value.openedBy} problems={problems} placeholder="空着就是本单位" onChange={openedBy => change({ openedBy })} />
    </>
  )
}

/** Each file has a number of its own; `others`: the numbers of the other files. */
export function numberProblem(archiveNo: string, others: readonly string[]): FieldProblems {
  const own = archiveNo.trim()
  if (own === '') return { archiveNo: '请填写档案编号。' }
  return others.includes(own) ? { archiveNo: `编号“${own}”已经用过了。` } : {}
}
