import { politicalStatus } from '#shared/codes/political-status.ts'
import { familyLabels as labels, personLabels } from '#shared/model/person.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { lineProblem } from './person-in-hand.ts'

/** 家庭主要成员. */
export const FamilyGroup = memoGroup(function FamilyGroup({ value, onChange, problems, tell }: PersonHand) {
  return (
    <FormGroup title={personLabels.family}>
      <FormRow label={personLabels.family} name="family" help={fieldHelp.family}>
        <RowList
          label={personLabels.family} name="family" items={value.family} onChange={family => onChange({ family: [...family] })} addWord="加一人"
          blank={() => ({ id: newId(), relation: '', name: '', birth: null, politicalStatus: null, unitPost: '' })} problemOf={({ id }, index) => lineProblem(problems, 'family', id, index)}
        >
          {(member, change, line) => (
            <>
              <span className="narrow">
                <SuggestField
                  label={`${line}${labels.relation}`} value={member.relation} placeholder={labels.relation} onType={relation => change({ relation })} onPick={relation => change({ relation })}
                  suggest={typed => relations.filter(word => word.includes(typed) && word !== typed).map(word => ({ id: word, text: word }))}
                />
              </span>
              <span className="narrow"><TextField label={`${line}${labels.name}`} value={member.name} onChange={name => change({ name })} placeholder={labels.name} /></span>
              <span className="short"><DayOrMonthField label={`${line}${labels.birth}`} value={member.birth} onChange={birth => change({ birth })} onProblem={tell(`family.${member.id}.birth`)} /></span>
              <span className="short"><CodeSelect label={`${line}${labels.politicalStatus}`} placeholder={labels.politicalStatus} value={member.politicalStatus} onChange={next => change({ politicalStatus: next })} of={politicalStatus} /></span>
              <span className="grow"><TextField label={`${line}${labels.unitPost}`} value={member.unitPost} onChange={unitPost => change({ unitPost })} placeholder={labels.unitPost} /></span>
            </>
          )}
        </RowList>
      </FormRow>
    </FormGroup>
  )
}, 'family')

/** GB/T 4761, the usual words. */
const relations = ['丈夫', '妻子', '儿子', '女儿', '父亲', '母亲', '岳父', '岳母', '公公', '婆婆', '哥哥', '弟弟', '姐姐', '妹妹'] as const
