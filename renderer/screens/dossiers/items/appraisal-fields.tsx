import { DossierAppraisal, dossierAppraisalLabels as labels } from '#shared/model/dossier/dossier-appraisal.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { YearField } from '../../../ui/year-field.tsx'
import type { FieldsProps, ItemKind } from './item-kind.ts'
import { FilesRow, GradeRow, groundMissing, LongTextRow, TextRow } from './item-rows.tsx'

/** 政治素质鉴定与综合评价. */
export const appraisalKind: ItemKind<'appraisals'> = {
  list: 'appraisals', path: 'appraisal', word: '鉴定', sectionCode: 'appraisal', schema: DossierAppraisal, draft: DossierAppraisal, Fields: AppraisalFields,
  empty: (id, _opened, today) => ({ id, year: yearOf(today), on: today, author: '', text: '', grade: null, ground: '', partyGroupOpinion: '', files: [] }),
  missing: value => ({ ...(value.text.trim() === '' ? { text: '请填写鉴定意见。' } : {}), ...groundMissing(value) }),
}

function AppraisalFields({ value, change, problems, tell, opened }: FieldsProps<DossierAppraisal>) {
  return (
    <>
      <FormGroup title="鉴定">
        <FormRow label={labels.year} name="year" required problem={problems['year']}><YearField label={labels.year} value={value.year} onChange={year => { if (year !== null) change({ year }) }} onProblem={tell('year')} /></FormRow>
        <FormRow label={labels.on} name="on" problem={problems['on']}><DayField label={labels.on} value={value.on} onChange={on => change({ on })} onProblem={tell('on')} /></FormRow>
        <TextRow name="author" label={labels.author} value={value.author} problems={problems} onChange={author => change({ author })} />
        <LongTextRow name="text" label={labels.text} value={value.text} problems={problems} required onChange={text => change({ text })} />
      </FormGroup>
      <FormGroup title="等次">
        <GradeRow label={labels.grade} value={value.grade} problems={problems} onChange={grade => change({ grade })} />
        <LongTextRow name="ground" label={labels.ground} value={value.ground} problems={problems} required={value.grade === 'poor'} help="评为“较差”的，必须写明依据，并附材料。" onChange={ground => change({ ground })} />
        <LongTextRow name="partyGroupOpinion" label={labels.partyGroupOpinion} value={value.partyGroupOpinion} problems={problems} onChange={partyGroupOpinion => change({ partyGroupOpinion })} />
        <FilesRow opened={opened} value={value.files} problems={problems} onChange={files => change({ files })} />
      </FormGroup>
    </>
  )
}
