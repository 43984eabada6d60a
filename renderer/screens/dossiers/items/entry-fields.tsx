import { Checkbox, InputNumber, Radio, Select } from 'antd'
import { DossierEntry, dossierEntryLabels as labels, entryDirection } from '#shared/model/dossier/dossier-entry.ts'
import { renewedEntry } from '#shared/rules/dossier/offers.ts'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { EntrySource } from './entry-source.tsx'
import type { FieldsProps, ItemKind } from './item-kind.ts'
import { FilesRow, LongTextRow, TextRow } from './item-rows.tsx'

/** 卷内材料. */
export const entryKind: ItemKind<'entries'> = {
  list: 'entries', path: 'entry', word: '材料', sectionCode: null, schema: DossierEntry, draft: DossierEntry.extend({ name: DossierEntry.shape.summary }), Fields: EntryFields,
  empty: (id, { template }, today, query) => ({
    id, sectionCode: template.sections.find(({ code }) => code === query['section'])?.code ?? template.sections.find(({ retired }) => !retired)?.code ?? '', name: '', formedOn: null, sourceOrganisation: '', pages: null, summary: '',
    direction: 'neutral', dimensions: [], documentNo: '', authorisedBy: '', files: [], source: null, recordedOn: today, remark: '',
  }),
  missing: ({ name, sectionCode, authorisedBy }, { template }) => ({
    ...(name.trim() === '' ? { name: '请填写材料名称。' } : {}),
    ...(isConclusionOnly(template.sections, sectionCode) && sectionCode === 'discipline' && authorisedBy.trim() === '' ? { authorisedBy: '这一类只归档经授权的结论，请写明谁批准入档。' } : {}),
  }),
}

function EntryFields({ value, change, problems, tell, opened }: FieldsProps<DossierEntry>) {
  const { dossier, template } = opened
  const conclusionOnly = isConclusionOnly(template.sections, value.sectionCode)
  return (
    <>
      {value.source !== null && <EntrySource value={value} dossierId={dossier.id} onFollow={now => change(renewedEntry(value, now))} />}
      <FormGroup title="材料">
        <FormRow label={labels.sectionCode} name="sectionCode" problem={problems['sectionCode']}>
          <Select aria-label={labels.sectionCode} style={{ maxWidth: 360 }} value={value.sectionCode} options={template.sections.filter(({ code, retired }) => !retired || code === value.sectionCode).map(({ code, title }) => ({ value: code, label: title }))} onChange={sectionCode => change({ sectionCode })} />
        </FormRow>
        <TextRow name="name" label={labels.name} value={value.name} problems={problems} required onChange={name => change({ name })} />
        <FormRow label={labels.formedOn} name="formedOn" problem={problems['formedOn']}><DayOrMonthField label={labels.formedOn} value={value.formedOn} onChange={formedOn => change({ formedOn })} onProblem={tell('formedOn')} /></FormRow>
        <TextRow name="sourceOrganisation" label={labels.sourceOrganisation} value={value.sourceOrganisation} problems={problems} onChange={sourceOrganisation => change({ sourceOrganisation })} />
        <FormRow label={labels.pages} name="pages" problem={problems['pages']}><InputNumber aria-label={labels.pages} min={0} max={10_000} precision={0} controls={false} value={value.pages} onChange={pages => change({ pages })} /></FormRow>
      </FormGroup>
      <FormGroup title={conclusionOnly ? '结论' : '内容'}>
        {conclusionOnly && <p className="muted">这一类只记结论、文号和日期：个人有关事项不录财产明细，信访、线索原件不入档，所以没有别的栏目。</p>}
        <LongTextRow name="summary" label={conclusionOnly ? '结论' : labels.summary} value={value.summary} problems={problems} onChange={summary => change({ summary })} />
        <TextRow name="documentNo" label={labels.documentNo} value={value.documentNo} problems={problems} onChange={documentNo => change({ documentNo })} />
        {conclusionOnly && <TextRow name="authorisedBy" label={labels.authorisedBy} value={value.authorisedBy} problems={problems} required={value.sectionCode === 'discipline'} help="谁批准把这个结论归入档案，如：机关党委书记某某 2026.3.5。" onChange={authorisedBy => change({ authorisedBy })} />}
        <FormRow label={labels.direction} name="direction"><Radio.Group value={value.direction} options={entryDirection.keys.map(key => ({ value: key, label: entryDirection.labels[key] }))} onChange={event => change({ direction: event.target.value as DossierEntry['direction'] })} /></FormRow>
        <FormRow label={labels.dimensions} name="dimensions" help="政治素质五个方面，一份材料可以对应几个方面；矩阵按这里计数。">
          <Checkbox.Group value={value.dimensions} options={template.dimensions.map(({ code, title }) => ({ value: code, label: title }))} onChange={dimensions => change({ dimensions: dimensions as string[] })} />
        </FormRow>
      </FormGroup>
      <FormGroup title="附件与备注">
        {!conclusionOnly && <FilesRow opened={opened} value={value.files} problems={problems} onChange={files => change({ files, ...(value.pages === null ? pagesOf(files) : {}) })} />}
        <LongTextRow name="remark" label={labels.remark} value={value.remark} problems={problems} onChange={remark => change({ remark })} />
      </FormGroup>
    </>
  )
}

function isConclusionOnly(sections: readonly { readonly code: string; readonly conclusionOnly: boolean }[], sectionCode: string): boolean {
  return sections.find(({ code }) => code === sectionCode)?.conclusionOnly ?? false
}

/** Of the scans, as long as nobody has counted the paper. */
function pagesOf(files: DossierEntry['files']): { readonly pages?: number } {
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  return pages === 0 ? {} : { pages }
}
