import { assessmentGrade, assessmentLabels as labels, personLabels } from '#shared/model/person.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { LongTextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { YearField } from '../../../ui/year-field.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { lineProblem } from './person-in-hand.ts'

/** 年度考核 and 奖励; where a sanction would be looked for stands why there is none. */
export const AssessmentsGroup = memoGroup(function AssessmentsGroup({ value, onChange, problems, tell }: PersonHand) {
  return (
    <FormGroup title="考核与奖励">
      <FormRow label={personLabels.assessments} name="assessments" help={fieldHelp.assessments}>
        <RowList
          label={personLabels.assessments} name="assessments" items={value.assessments} onChange={assessments => onChange({ assessments: [...assessments] })} addWord="加一年"
          blank={() => ({ id: newId(), year: nextYear(value.assessments), grade: null })} problemOf={({ id }, index) => lineProblem(problems, 'assessments', id, index)}
        >
          {(one, change, line) => (
            <>
              <YearField label={`${line}${labels.year}`} value={one.year} onChange={year => change({ year })} onProblem={tell(`assessments.${one.id}.year`)} />
              <span>年</span>
              <span className="short"><CodeSelect label={`${line}${labels.grade}`} placeholder={labels.grade} value={one.grade} onChange={grade => change({ grade })} of={assessmentGrade} /></span>
            </>
          )}
        </RowList>
      </FormRow>
      <FormRow label={personLabels.rewardsText} name="rewardsText" problem={problems['rewardsText']} help={fieldHelp.rewardsText}>
        <LongTextField label={personLabels.rewardsText} value={value.rewardsText} onChange={rewardsText => onChange({ rewardsText })} />
        <p className="muted">处分不在这里记：按规定只记在领导干部政治素质档案（封存分区）里。</p>
      </FormRow>
    </FormGroup>
  )
}, 'assessments', 'rewardsText')

function nextYear(assessments: PersonHand['value']['assessments']): number | null {
  const last = assessments.at(-1)?.year ?? null
  return last === null ? null : last + 1
}
