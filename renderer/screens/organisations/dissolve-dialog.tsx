import { Checkbox } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { branchTypes, type Organisation, organisationLabels as labels } from '#shared/model/organisation.ts'
import { existsOn } from '#shared/rules/organisation-on.ts'
import { addDays, type LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useUnreadFields } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'

/** Ends an organisation on a day; where it is merged into another, its members and subordinates are offered to go along. Its records of before stay. */
export function DissolveDialog({ organisation, name, onClose }: { readonly organisation: Organisation; readonly name: string; readonly onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(null)
  const [documentNo, setDocumentNo] = useState('')
  const [mergedIntoId, setMergedIntoId] = useState<string | null>(null)
  const [movesMembers, setMovesMembers] = useState(true)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ dissolutionDocumentNo: documentNo })
  const left = useLiveQuery(() => organisationRepository.leftBehindOf(organisation.id, on ?? today), [organisation.id, on, today])
  const known = useOrganisations()
  const successor = known?.organisations.find(({ id }) => id === mergedIntoId)
  const members = left?.members.length ?? 0
  const canMove = successor !== undefined && branchTypes.includes(successor.type)
  const dayProblem = unread['on'] ?? (on === null ? (isTried ? '请填写撤销日期' : null) : on < organisation.establishedOn ? '早于成立日期' : null)
  const check = () => {
    setTried(true)
    return on !== null && on >= organisation.establishedOn && Object.keys({ ...unread, ...marks }).length === 0
  }
  const act = async () => {
    if (on !== null) await organisationRepository.dissolveOrganisation({ organisationId: organisation.id, on, documentNo: documentNo.trim(), mergedIntoId, movesMembers: movesMembers && canMove })
  }
  return (
    <ActDialog title={`撤销：${name}`} verb="撤销党组织" check={check} act={act} onClose={onClose}>
      <p className="muted">撤销后不再提醒它开会；以前的会议和任职都保留，任职到这一天为止。{left !== undefined && left.groups.length > 0 && `下设的 ${left.groups.length} 个党小组一并撤销。`}</p>
      <FormRow label="撤销日期" required problem={dayProblem}><DayField label="撤销日期" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
      <FormRow label={labels.dissolutionDocumentNo} problem={marks['dissolutionDocumentNo']}><TextField label={labels.dissolutionDocumentNo} value={documentNo} onChange={setDocumentNo} /></FormRow>
      <FormRow label="并入" help="并入别的党组织的，选那个党组织：党员和下级党组织从次日起归到它名下。直接撤销的不选。">
        <OrganisationSelect label="并入" noneWord="不并入，直接撤销" value={mergedIntoId} onChange={setMergedIntoId} isOffered={node => node.organisation.id !== organisation.id && node.organisation.type !== 'group' && existsOn(node.organisation, addDays(on ?? today, 1))} />
      </FormRow>
      {members > 0 && (
        <FormRow label="党员">
          {canMove ? <Checkbox checked={movesMembers} onChange={event => setMovesMembers(event.target.checked)}>把 {members} 名党员一并转入，从次日起算</Checkbox> : <span className="muted">还有 {members} 名党员：选好并入哪个党支部，可以一并转入；也可以先逐个转出。</span>}
        </FormRow>
      )}
      {left !== undefined && left.subordinates.length > 0 && <FormRow label="下级党组织"><span className="muted">还有 {left.subordinates.length} 个下级党组织，{mergedIntoId === null ? '撤销前要先变更它们的上级，或选好并入哪个党组织。' : '从次日起归到并入的党组织名下。'}</span></FormRow>}
    </ActDialog>
  )
}
