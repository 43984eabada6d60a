import { Checkbox } from 'antd'
import { personLabels as labels } from '#shared/model/person.ts'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { YearField } from '../../../ui/year-field.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { lineProblem } from './person-in-hand.ts'

/** 联系点, 困难党员, 农民工, 新社会阶层, 学时豁免. */
export const CircumstancesGroup = memoGroup(function CircumstancesGroup({ value, onChange, problems, tell }: PersonHand) {
  return (
    <FormGroup title="其他情况">
      <FormRow label={labels.contactPoint} name="contactPoint" help={fieldHelp.contactPoint} problem={problems['contactPoint']}><TextField label={labels.contactPoint} value={value.contactPoint} onChange={contactPoint => onChange({ contactPoint })} /></FormRow>
      <FormRow label={labels.isInHardship} name="isInHardship" help={fieldHelp.isInHardship}><Checkbox checked={value.isInHardship} onChange={event => onChange({ isInHardship: event.target.checked })}>是困难党员</Checkbox></FormRow>
      <FormRow label={labels.isMigrantWorker} name="isMigrantWorker"><Checkbox checked={value.isMigrantWorker} onChange={event => onChange({ isMigrantWorker: event.target.checked })}>是农民工</Checkbox></FormRow>
      <FormRow label={labels.socialStratum} name="socialStratum" problem={problems['socialStratum']}><TextField label={labels.socialStratum} value={value.socialStratum} onChange={socialStratum => onChange({ socialStratum })} /></FormRow>
      <FormRow label={labels.studyExemptions} name="studyExemptions" help={fieldHelp.studyExemptions}>
        <RowList
          label={labels.studyExemptions} name="studyExemptions" items={value.studyExemptions} onChange={studyExemptions => onChange({ studyExemptions: [...studyExemptions] })} addWord="加一条"
          blank={() => ({ id: newId(), fromYear: null, toYear: null, reason: '' })} problemOf={({ id }, index) => lineProblem(problems, 'studyExemptions', id, index)}
        >
          {(one, change, line) => (
            <>
              <YearField label={`${line}起始年度`} value={one.fromYear} onChange={fromYear => change({ fromYear })} onProblem={tell(`studyExemptions.${one.id}.fromYear`)} />
              <span>至</span>
              <YearField label={`${line}终止年度`} value={one.toYear} placeholder="一直" onChange={toYear => change({ toYear })} onProblem={tell(`studyExemptions.${one.id}.toYear`)} />
              <span className="grow"><TextField label={`${line}原因`} value={one.reason} onChange={reason => change({ reason })} placeholder="原因，如：年老体弱、长期患病" /></span>
            </>
          )}
        </RowList>
      </FormRow>
      <FormRow label={labels.remark} name="remark" problem={problems['remark']}><LongTextField label={labels.remark} value={value.remark} onChange={remark => onChange({ remark })} /></FormRow>
    </FormGroup>
  )
}, 'contactPoint', 'isInHardship', 'isMigrantWorker', 'socialStratum', 'studyExemptions', 'remark')
