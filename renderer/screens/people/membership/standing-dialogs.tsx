import { useState } from 'react'
import { type Membership, membershipStatus, type MembershipStatus } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { useUnreadFields } from '../../../parts/field-problems.ts'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { membershipRepository } from '../../../storage/membership-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props { readonly title: string; readonly membership: Stored<Membership>; readonly onClose: () => void }

/** What a branch can record of a member's standing; 转出 and 恢复 are acts of their own. */
const changes = ['retained', 'suspended', 'expelled', 'removed', 'deceased'] as const satisfies readonly MembershipStatus[]
const offered = { keys: changes, labels: membershipStatus.labels }

/** Since when one's membership rests or has ended. The reason of a sanction is never asked for (domain.md F, ⑥). */
export function StatusDialog({ title, membership, onClose }: Props) {
  const [status, setStatus] = useState<(typeof changes)[number] | null>(null)
  const [on, setOn] = useState<LocalDate | null>(null)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ note })
  const early = on !== null && on < membership.from ? `早于编入日期 ${chineseDate(membership.from)}` : null
  const check = () => {
    setTried(true)
    return status !== null && on !== null && early === null && Object.keys({ ...unread, ...marks }).length === 0
  }
  return (
    <ActDialog title={title} verb="登记状态" check={check} act={async () => { if (status !== null && on !== null) await membershipRepository.changeStatus(membership, status, on, note.trim()) }} onClose={onClose}>
      <p className="muted">停止党籍、开除党籍、除名和死亡，从那一天起会议名单里不再有他；保留党籍的仍是党员。处分的原因不在这里记。</p>
      <FormRow label="党籍状态" required problem={isTried && status === null ? '请选择党籍状态' : null}><CodeSelect label="党籍状态" value={status} onChange={setStatus} of={offered} /></FormRow>
      <FormRow label="从哪一天起" required problem={unread['on'] ?? early ?? (isTried && on === null ? '请填写日期' : null)}><DayField label="从哪一天起" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
      <FormRow label="减少信息" problem={marks['note']} help="党员减少信息，如“死亡”“除名”。"><TextField label="减少信息" value={note} onChange={setNote} /></FormRow>
    </ActDialog>
  )
}

export function FloatingDialog({ title, membership, onClose }: Props) {
  const [to, setTo] = useState(membership.floating?.to ?? '')
  const [since, setSince] = useState(membership.floating?.since ?? null)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ to })
  return (
    <ActDialog title={title} verb="登记流动" check={() => Object.keys({ ...unread, ...marks }).length === 0} act={() => membershipRepository.recordFloating(membership, { to: to.trim(), since })} onClose={onClose}>
      <p className="muted">外出六个月以上且地点固定的，应当转移组织关系（党员教育管理条例 25 条）；满六个月时会提示。</p>
      <FormRow label="流动去向" problem={marks['to']}><TextField label="流动去向" value={to} onChange={setTo} /></FormRow>
      <FormRow label="外出日期" problem={unread['since']}><DayField label="外出日期" value={since} onChange={setSince} onProblem={tell('since')} /></FormRow>
    </ActDialog>
  )
}

/** R-MEM-02: the days by which six months are counted. */
export function LostDialog({ title, membership, onClose }: Props) {
  const [lost, setLost] = useState(membership.lost ?? { since: null, lastActivityOn: null, lastDuesOn: null })
  const { unread, tell } = useUnreadFields()
  const day = (field: keyof typeof lost, label: string) => (
    <FormRow label={label} problem={unread[field]}><DayField label={label} value={lost[field]} onChange={on => setLost({ ...lost, [field]: on })} onProblem={tell(field)} /></FormRow>
  )
  return (
    <ActDialog title={title} verb="登记失联" check={() => Object.keys(unread).length === 0} act={() => membershipRepository.recordLost(membership, lost)} onClose={onClose}>
      <p className="muted">失去联系六个月以上、查找无果的停止党籍；停止党籍两年后仍无法联系的，按自行脱党除名（党员教育管理条例 24 条）。</p>
      {day('since', '失联日期')}
      {day('lastActivityOn', '最后参加活动')}
      {day('lastDuesOn', '最后交纳党费')}
    </ActDialog>
  )
}
