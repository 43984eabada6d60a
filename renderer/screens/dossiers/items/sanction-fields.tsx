import { Select } from 'antd'
import { Sanction, sanctionKind, sanctionLabels as labels } from '#shared/model/dossier/sanction.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import type { FieldsProps, ItemKind } from './item-kind.ts'
import { FilesRow, LongTextRow, TextRow } from './item-rows.tsx'

/** 处分: here and nowhere else. */
export const sanctionKindOfItem: ItemKind<'sanctions'> = {
  list: 'sanctions', path: 'sanction', word: '处分', sectionCode: 'discipline', schema: Sanction, draft: Sanction, Fields: SanctionFields,
  empty: id => ({ id, kind: 'warning', name: '', decidedOn: null, decidedBy: '', documentNo: '', effectiveOn: null, endsOn: null, conclusion: '', authorisedBy: '', files: [] }),
  missing: ({ effectiveOn, endsOn, authorisedBy }) => ({
    ...(authorisedBy.trim() === '' ? { authorisedBy: '只归档经授权的结论，请写明谁批准入档。' } : {}),
    ...(effectiveOn !== null && endsOn !== null && endsOn < effectiveOn ? { endsOn: '影响期满早于生效日期。' } : {}),
  }),
}

function SanctionFields({ value, change, problems, tell, opened }: FieldsProps<Sanction>) {
  const day = (name: 'decidedOn' | 'effectiveOn' | 'endsOn', help?: string) => (
    <FormRow label={labels[name]} name={name} problem={problems[name]} {...(help === undefined ? {} : { help })}><DayField label={labels[name]} value={value[name]} onChange={on => change({ [name]: on })} onProblem={tell(name)} /></FormRow>
  )
  return (
    <>
      <FormGroup title="处分、处理">
        <p className="muted">只记结论和文号，线索、谈话笔录等原件不入档。处分只记在这里：党员关系、花名册里不写原因。</p>
        <FormRow label={labels.kind} name="kind"><Select aria-label={labels.kind} style={{ width: 200 }} value={value.kind} options={sanctionKind.keys.map(key => ({ value: key, label: sanctionKind.labels[key] }))} onChange={kind => change({ kind })} /></FormRow>
        <TextRow name="name" label={labels.name} value={value.name} problems={problems} placeholder="决定书上的写法，空着就用种类" onChange={name => change({ name })} />
        {day('decidedOn')}
        <TextRow name="decidedBy" label={labels.decidedBy} value={value.decidedBy} problems={problems} onChange={decidedBy => change({ decidedBy })} />
        <TextRow name="documentNo" label={labels.documentNo} value={value.documentNo} problems={problems} onChange={documentNo => change({ documentNo })} />
        {day('effectiveOn')}
        {day('endsOn', '影响期、留党察看期满之日，照决定书或上级答复填写；到期前会提醒。')}
      </FormGroup>
      <FormGroup title="结论与附件">
        <LongTextRow name="conclusion" label={labels.conclusion} value={value.conclusion} problems={problems} onChange={conclusion => change({ conclusion })} />
        <TextRow name="authorisedBy" label={labels.authorisedBy} value={value.authorisedBy} problems={problems} required onChange={authorisedBy => change({ authorisedBy })} />
        <FilesRow opened={opened} value={value.files} problems={problems} onChange={files => change({ files })} />
      </FormGroup>
    </>
  )
}
