import { InputNumber, Radio, Select } from 'antd'
import { DossierEvaluation, dossierEvaluationLabels as labels, evaluatedBy, evaluationSide } from '#shared/model/dossier/dossier-evaluation.ts'
import { ballotHints } from '#shared/rules/dossier/ballot-problems.ts'
import { answersOf } from '#shared/rules/dossier/evaluation-result.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { DayField } from '../../../../parts/day-field.tsx'
import { FormGroup, FormRow } from '../../../../ui/form-row.tsx'
import { YearField } from '../../../../ui/year-field.tsx'
import type { FieldsProps, ItemKind } from '../item-kind.ts'
import { FilesRow, GradeRow, groundMissing, LongTextRow } from '../item-rows.tsx'
import { CountTable } from './count-table.tsx'
import { evaluationProblems } from './evaluation-problems.ts'
import { HitGrounds } from './hit-grounds.tsx'
import { SheetEntry } from './sheet-entry.tsx'
import { itemsOf, templateOf } from './sheet-items.ts'

/** 政治素质测评. */
export const evaluationKind: ItemKind<'evaluations'> = {
  list: 'evaluations', path: 'evaluation', word: '测评', sectionCode: 'evaluation', schema: DossierEvaluation, draft: DossierEvaluation, Fields: EvaluationFields,
  empty: (id, { template, newerTemplate }, today) => ({
    id, year: yearOf(today), side: 'positive', by: 'colleagues', heldOn: null, templateId: (newerTemplate ?? template).id, issued: null, returned: null, valid: null, entered: 'counts', counts: [], sheets: [], hits: [], summary: '', grade: null, ground: '', files: [],
  }),
  missing: (value, opened) => ({ ...evaluationProblems(value, opened), ...groundMissing(value) }),
}

function EvaluationFields({ value, change, problems, tell, opened }: FieldsProps<DossierEvaluation>) {
  const template = templateOf(value, opened)
  const items = itemsOf(value, opened)
  const answers = answersOf(value.side, template)
  const ballots = (name: 'issued' | 'returned' | 'valid') => (
    <span className="field-line"><span className="muted">{labels[name]}</span><InputNumber aria-label={labels[name]} min={0} max={10_000} precision={0} controls={false} value={value[name]} onChange={count => change({ [name]: count })} /></span>
  )
  return (
    <>
      <FormGroup title="测评">
        <FormRow label={labels.year} name="year" required problem={problems['year']}><YearField label={labels.year} value={value.year} onChange={year => { if (year !== null) change({ year }) }} onProblem={tell('year')} /></FormRow>
        <FormRow label={labels.side} name="side"><Radio.Group value={value.side} options={evaluationSide.keys.map(key => ({ value: key, label: evaluationSide.labels[key] }))} onChange={event => change({ side: event.target.value as DossierEvaluation['side'], counts: [], sheets: [], hits: [] })} /></FormRow>
        <FormRow label={labels.by} name="by"><Select aria-label={labels.by} style={{ width: 200 }} value={value.by} options={evaluatedBy.keys.map(key => ({ value: key, label: evaluatedBy.labels[key] }))} onChange={by => change({ by })} /></FormRow>
        <FormRow label={labels.heldOn} name="heldOn" problem={problems['heldOn']}><DayField label={labels.heldOn} value={value.heldOn} onChange={heldOn => change({ heldOn })} onProblem={tell('heldOn')} /></FormRow>
        <FormRow label="票数" name="issued" problem={problems['issued'] ?? problems['returned'] ?? problems['valid']}><div className="field-line">{ballots('issued')}{ballots('returned')}{ballots('valid')}</div></FormRow>
        <FormRow label={labels.entered} name="entered" help="票是无记名的：只录各项的票数，或一张一张地录；都不记谁投的，录入的先后也不保留。">
          <Radio.Group value={value.entered} options={[{ value: 'counts', label: '录各项票数' }, { value: 'sheets', label: '逐张录入' }]} onChange={event => change({ entered: event.target.value as DossierEvaluation['entered'] })} />
        </FormRow>
      </FormGroup>
      <FormGroup title={evaluationSide.labels[value.side]}>
        <div data-field="counts">
          {problems['counts'] !== undefined && <div className="field-problem" role="alert">{problems['counts']}</div>}
          {value.entered === 'counts' ? <CountTable value={value} items={items} answers={answers} onChange={counts => change({ counts })} /> : <SheetEntry key={value.side} value={value} items={items} answers={answers} onChange={sheets => change({ sheets })} onHalfDone={tell('sheet')} />}
          {ballotHints(value, template).map(({ message }) => <p key={message} className="muted" role="status">请核对：{message}</p>)}
        </div>
        {value.side === 'negative' && <HitGrounds value={value} items={items} problems={problems} onChange={hits => change({ hits })} />}
      </FormGroup>
      <FormGroup title="综合评价">
        <LongTextRow name="summary" label={labels.summary} value={value.summary} problems={problems} onChange={summary => change({ summary })} />
        <GradeRow label={labels.grade} value={value.grade} problems={problems} onChange={grade => change({ grade })} />
        <LongTextRow name="ground" label={labels.ground} value={value.ground} problems={problems} required={value.grade === 'poor'} onChange={ground => change({ ground })} />
        <FilesRow opened={opened} value={value.files} problems={problems} onChange={files => change({ files })} />
      </FormGroup>
    </>
  )
}
