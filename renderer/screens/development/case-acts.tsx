import { Checkbox } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { DevelopmentCase, DevelopmentStepCode } from '#shared/model/development-case.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import { doneOn, extensionRange, probationOf } from '#shared/rules/development/probation.ts'
import { isClosed } from '#shared/rules/development/step-standing.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useUnreadFields } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField } from '../../parts/text-field.tsx'
import { developmentRepository, extensionProblem } from '../../storage/development-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'

/** What can be done for a case beside its steps. */
export type CaseAct = { readonly title: string } & ({ readonly kind: 'extend' | 'end' | 'move' } | { readonly kind: 'step'; readonly code: DevelopmentStepCode })

/** Those that fit how it stands. */
export function caseActs(of: DevelopmentCase): readonly CaseAct[] {
  if (isClosed(of)) return []
  const isAdmitted = doneOn(of, 'branchMeeting') !== null
  const step: CaseAct = isAdmitted ? { kind: 'step', code: 'fullApprove', title: '转正' } : { kind: 'step', code: 'branchMeeting', title: '支部大会通过' }
  return [step, ...(isAdmitted && of.extension === null ? [{ kind: 'extend' as const, title: '延长预备期' }] : []), { kind: 'move', title: '改由别的支部培养' }, { kind: 'end', title: '终止' }]
}

interface Props {
  readonly of: Stored<DevelopmentCase>
  readonly name: string
  readonly act: CaseAct
  readonly onClose: () => void
}

export function CaseActDialog(props: Props) {
  switch (props.act.kind) {
    case 'extend': return <ExtendDialog {...props} />
    case 'end': return <EndDialog {...props} />
    case 'move': return <MoveDialog {...props} />
    case 'step': return null
  }
}

function ExtendDialog({ of, name, act, onClose }: Props) {
  const [decidedOn, setDecidedOn] = useState<LocalDate | null>(null)
  const [to, setTo] = useState<LocalDate | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ reason })
  const endsOn = probationOf(of)?.endsOn ?? null
  const range = endsOn === null ? null : extensionRange(endsOn)
  const toProblem = to === null || endsOn === null ? null : extensionProblem(to, endsOn)
  const check = () => {
    setTried(true)
    return decidedOn !== null && to !== null && toProblem === null && marks['reason'] === undefined && Object.keys(unread).length === 0
  }
  const extend = async () => {
    if (decidedOn !== null && to !== null) await developmentRepository.extendProbation(of, { decidedOn, to, reason: reason.trim() })
  }
  return (
    <ActDialog title={`${act.title}：${name}`} verb="登记延长" check={check} act={extend} onClose={onClose}>
      <p className="muted">{range === null ? '' : `预备期满日是 ${chineseDate(endsOn ?? range.from)}。只能延长一次，可以延到 ${chineseDate(range.from)}至${chineseDate(range.to)}之间（细则 31 条）。`}</p>
      <FormRow label="支部大会决定日期" required problem={unread['decidedOn'] ?? (isTried && decidedOn === null ? '请填写日期' : null)}><DayField label="支部大会决定日期" value={decidedOn} onChange={setDecidedOn} onProblem={tell('decidedOn')} /></FormRow>
      <FormRow label="延长至" required problem={unread['to'] ?? toProblem ?? (isTried && to === null ? '请填写日期' : null)}><DayField label="延长至" value={to} onChange={setTo} onProblem={tell('to')} /></FormRow>
      <FormRow label="原因" problem={marks['reason']}><LongTextField label="原因" value={reason} onChange={setReason} /></FormRow>
    </ActDialog>
  )
}

function EndDialog({ of, name, act, onClose }: Props) {
  const [on, setOn] = useState<LocalDate | null>(null)
  const [reason, setReason] = useState('')
  const memberships = useLiveQuery(() => developmentRepository.membershipsOf(of.personId), [of.personId])
  const isProbationary = memberships?.some(({ memberType, to }) => memberType === 'probationary' && to === null) ?? false
  const [endsMembership, setEndsMembership] = useState(false)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ reason })
  const reasonProblem = marks['reason'] ?? (isTried && reason.trim() === '' ? '请写明终止的原因' : null)
  const check = () => {
    setTried(true)
    return on !== null && reason.trim() !== '' && marks['reason'] === undefined && Object.keys(unread).length === 0
  }
  const end = async () => {
    if (on !== null) await developmentRepository.endDevelopment(of, { on, reason: reason.trim() }, isProbationary && endsMembership)
  }
  return (
    <ActDialog title={`${act.title}：${name}`} verb="登记终止" check={check} act={end} onClose={onClose}>
      <p className="muted">以后的步骤不再提醒，已经填的都保留。</p>
      <FormRow label="终止日期" required problem={unread['on'] ?? (isTried && on === null ? '请填写日期' : null)}><DayField label="终止日期" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
      <FormRow label="原因" required problem={reasonProblem}><LongTextField label="原因" value={reason} onChange={setReason} /></FormRow>
      {isProbationary && <FormRow label="党员关系"><Checkbox checked={endsMembership} onChange={event => setEndsMembership(event.target.checked)}>取消预备党员资格，党员关系到这一天为止</Checkbox></FormRow>}
    </ActDialog>
  )
}

/** 转单位的可连续计算 (细则 12 条): the steps stay as they are. */
function MoveDialog({ of, name, act, onClose }: Props) {
  const [organisationId, setOrganisationId] = useState<string | null>(of.organisationId)
  return (
    <ActDialog
      title={`${act.title}：${name}`} verb="改由这个支部培养" check={() => organisationId !== null && organisationId !== of.organisationId} onClose={onClose}
      act={async () => { if (organisationId !== null) await developmentRepository.moveCase(of, organisationId) }}
    >
      <p className="muted">培养教育时间可以连续计算（细则 12 条），已经填的步骤都保留。</p>
      <FormRow label="党支部" required><OrganisationSelect label="党支部" value={organisationId} onChange={setOrganisationId} isOffered={node => branchTypes.includes(node.organisation.type) && node.organisation.type !== 'temporaryBranch'} /></FormRow>
    </ActDialog>
  )
}
