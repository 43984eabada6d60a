import { Checkbox, Radio } from 'antd'
import { useRef } from 'react'
import { cadreLabels as labels, dutyReviewGrade, personLabels } from '#shared/model/person.ts'
import { postKind } from '#shared/model/post.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { YearField } from '../../../ui/year-field.tsx'
import { fieldHelp } from './field-help.ts'
import { FilingRows } from './filing-rows.tsx'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { type CadreInHand, lineProblem } from './person-in-hand.ts'

/** 党务干部: one tick opens what the register of party workers asks for. */
export const CadreGroup = memoGroup(function CadreGroup({ value, onChange, problems, tell }: PersonHand) {
  const last = useRef<CadreInHand>(newCadre)
  const { cadre } = value
  if (cadre !== null) last.current = cadre
  const change = (some: Partial<CadreInHand>) => { if (cadre !== null) onChange({ cadre: { ...cadre, ...some } }) }
  return (
    <FormGroup title={personLabels.cadre}>
      <FormRow label={personLabels.cadre} name="cadre" help={fieldHelp.isCadre}>
        <Checkbox checked={cadre !== null} onChange={event => onChange({ cadre: event.target.checked ? last.current : null })}>是党务干部</Checkbox>
      </FormRow>
      {cadre !== null && (
        <>
          <FormRow label={labels.kind} name="cadre.kind" help={fieldHelp.cadreKind}><Radio.Group aria-label={labels.kind} value={cadre.kind} options={kindOptions} onChange={event => change({ kind: postKind.schema.parse(event.target.value) })} /></FormRow>
          <FormRow label="所在党组织" name="cadre.organisationId"><OrganisationSelect label="所在党组织" noneWord="按党员关系" value={cadre.organisationId} onChange={organisationId => change({ organisationId })} /></FormRow>
          <FormRow label={labels.dutyDescription} name="cadre.dutyDescription" problem={problems['cadre.dutyDescription']}><TextField label={labels.dutyDescription} value={cadre.dutyDescription} onChange={dutyDescription => change({ dutyDescription })} /></FormRow>
          <FormRow label="党务工作起始" name="cadre.workStartedOn" problem={problems['cadre.workStartedOn']} help={fieldHelp.workStartedOnCadre}><DayOrMonthField label={labels.workStartedOn} value={cadre.workStartedOn} onChange={workStartedOn => change({ workStartedOn })} onProblem={tell('cadre.workStartedOn')} /></FormRow>
          <FormRow label={labels.exchanges} name="cadre.exchanges" help={fieldHelp.exchanges}>
            <RowList
              label={labels.exchanges} name="cadre.exchanges" items={cadre.exchanges} onChange={exchanges => change({ exchanges: [...exchanges] })} addWord="加一次"
              blank={() => ({ id: newId(), from: null, to: null, place: '', kind: '' })} problemOf={({ id }, index) => lineProblem(problems, 'cadre.exchanges', id, index)}
            >
              {(one, edit, line) => (
                <>
                  <span className="short"><DayOrMonthField label={`${line}起`} value={one.from} onChange={from => edit({ from })} onProblem={tell(`cadre.exchanges.${one.id}.from`)} /></span>
                  <span>至</span>
                  <span className="short"><DayOrMonthField label={`${line}止`} value={one.to} onChange={to => edit({ to })} onProblem={tell(`cadre.exchanges.${one.id}.to`)} /></span>
                  <span className="narrow"><TextField label={`${line}方式`} value={one.kind} onChange={kind => edit({ kind })} placeholder="如：挂职" /></span>
                  <span className="grow"><TextField label={`${line}单位`} value={one.place} onChange={place => edit({ place })} placeholder="交流到的单位" /></span>
                </>
              )}
            </RowList>
          </FormRow>
          <FormRow label={labels.dutyReviews} name="cadre.dutyReviews">
            <RowList
              label={labels.dutyReviews} name="cadre.dutyReviews" items={cadre.dutyReviews} onChange={dutyReviews => change({ dutyReviews: [...dutyReviews] })} addWord="加一年"
              blank={() => ({ id: newId(), year: null, grade: null })} problemOf={({ id }, index) => lineProblem(problems, 'cadre.dutyReviews', id, index)}
            >
              {(one, edit, line) => (
                <>
                  <YearField label={`${line}年度`} value={one.year} onChange={year => edit({ year })} onProblem={tell(`cadre.dutyReviews.${one.id}.year`)} />
                  <span>年</span>
                  <span className="short"><CodeSelect label={`${line}等次`} placeholder="等次" value={one.grade} onChange={grade => edit({ grade })} of={dutyReviewGrade} /></span>
                </>
              )}
            </RowList>
          </FormRow>
          <FormRow label={labels.reserve} name="cadre.reserve" problem={problems['cadre.reserve']} help={fieldHelp.reserve}><TextField label={labels.reserve} value={cadre.reserve} onChange={reserve => change({ reserve })} /></FormRow>
          <FilingRows value={cadre.filing} onChange={filing => change({ filing })} problems={problems} tell={tell} />
        </>
      )}
    </FormGroup>
  )
}, 'cadre')

const kindOptions = postKind.keys.map(value => ({ value, label: postKind.labels[value] }))
const newCadre: CadreInHand = { organisationId: null, kind: 'partTime', dutyDescription: '', workStartedOn: null, exchanges: [], reserve: '', dutyReviews: [], filing: null }
