import { Button } from 'antd'
import { useState } from 'react'
import { blankMembership, type Membership } from '#shared/model/membership.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import { fullNameOn } from '#shared/rules/organisation-on.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { type FieldProblems, useUnreadFields } from '../../../parts/field-problems.ts'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useOrganisations } from '../../../parts/use-organisations.ts'
import { membershipRepository } from '../../../storage/membership-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { LetterRows, noLetter, toTransfer } from './letter-rows.tsx'
import { emptyMembership, MembershipFields, membershipProblems } from './membership-fields.tsx'
import { MembershipMoreFields, moreProblems, type WholeMembership } from './membership-more-fields.tsx'

interface NewOrWrong {
  readonly title: string
  readonly personId: string
  /** null = admitted now. */
  readonly membership: Stored<Membership> | null
  readonly onClose: () => void
}

/** Admits to a branch, or mends what was entered wrongly. */
export function MembershipDialog({ title, personId, membership, onClose }: NewOrWrong) {
  const [value, setValue] = useState<WholeMembership>(() => membership ?? { ...blankMembership, ...emptyMembership })
  const [problems, setProblems] = useState<FieldProblems>({})
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()(value)
  const change = (some: Partial<WholeMembership>) => setValue({ ...value, ...some })
  const check = () => {
    const found = { ...membershipProblems(value), ...moreProblems(value), ...marks, ...unread }
    setProblems(found)
    return Object.keys(found).length === 0
  }
  const act = async () => {
    const { organisationId, from, ...rest } = value
    if (organisationId === null || from === null) return
    if (membership === null) await membershipRepository.admitMember({ ...rest, organisationId, from, personId })
    else await membershipRepository.correctMembership({ ...membership, ...rest, organisationId, from })
  }
  const problem = (name: string) => unread[name] ?? problems[name]
  return (
    <ActDialog title={title} verb={membership === null ? '编入党支部' : '保存更正'} check={check} act={act} onClose={onClose} width={640}>
      {membership !== null && <p className="muted">这里改的是录错的内容。真的换了支部，请用“转到别的支部”。入党、转正的日期和类型改了，此人其他几段党员关系一并改过来。</p>}
      <MembershipFields value={value} onChange={change} problem={problem} tell={tell} />
      <MembershipMoreFields value={value} onChange={change} problem={problem} tell={tell} isNew={membership === null} />
      {membership !== null && (
        <>
          <Suspensions value={membership} />
          <RemoveMistaken membership={membership} onClose={onClose} />
        </>
      )}
    </ActDialog>
  )
}

function Suspensions({ value: { votingSuspensions } }: { readonly value: Membership }) {
  if (votingSuspensions.length === 0) return null
  return <FormRow label="表决权暂停">{votingSuspensions.map(rest => <span key={rest.from}>{chineseDate(rest.from)}起{rest.to === null ? '，还没有恢复' : `，到${chineseDate(rest.to)}`}</span>)}</FormRow>
}

function RemoveMistaken({ membership, onClose }: { readonly membership: Stored<Membership>; readonly onClose: () => void }) {
  const remove = () => {
    membershipRepository.removeMistakenMembership(membership).then(onClose, (error: unknown) => console.error('not removed', error))
  }
  return <FormRow label=""><span><Button type="link" danger onClick={remove}>这一条是误录的，删除</Button></span></FormRow>
}

interface OfMembership { readonly title: string; readonly membership: Stored<Membership>; readonly onClose: () => void }

export function TransferDialog({ title, membership, onClose }: OfMembership) {
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const [on, setOn] = useState<LocalDate | null>(null)
  const [letter, setLetter] = useState(noLetter)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const known = useOrganisations()
  const marks = useRefusedMarks()(letter)
  const early = on !== null && on <= membership.from ? `应晚于编入现支部的日期 ${chineseDate(membership.from)}` : null
  const same = organisationId === membership.organisationId ? '这就是他现在的支部' : null
  const check = () => {
    setTried(true)
    return organisationId !== null && on !== null && early === null && same === null && Object.keys({ ...unread, ...marks }).length === 0
  }
  const act = async () => {
    if (organisationId === null || on === null) return
    const named = (id: string) => fullNameOn(known?.facts ?? [], id, on)
    const isWritten = toTransfer(letter, on) !== null
    await membershipRepository.transferMember(membership, { organisationId, groupId: null }, on, isWritten ? { ...letter, on, from: named(membership.organisationId), to: named(organisationId) } : null)
  }
  return (
    <ActDialog title={title} verb="办理转接" check={check} act={act} onClose={onClose}>
      <FormRow label="转到" required problem={same ?? (isTried && organisationId === null ? '请选择党支部' : null)}><OrganisationSelect label="转到" value={organisationId} onChange={setOrganisationId} isOffered={node => branchTypes.includes(node.organisation.type)} /></FormRow>
      <FormRow label="转入日期" required problem={unread['on'] ?? early ?? (isTried && on === null ? '请填写转入日期' : null)} help="从这一天起算新支部的党员，前一天是在原支部的最后一天。"><DayField label="转入日期" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
      <LetterRows value={letter} onChange={setLetter} on={on} tell={tell} problem={name => unread[name] ?? marks[name]} />
    </ActDialog>
  )
}

/** 转出本单位: the archive keeps who it was and where they went. */
export function LeaveDialog({ title, membership, onClose }: OfMembership) {
  const [last, setLast] = useState<LocalDate | null>(null)
  const [letter, setLetter] = useState(noLetter)
  const [note, setNote] = useState(membership.decreaseNote)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ ...letter, note })
  const early = last !== null && last < membership.from ? `早于编入日期 ${chineseDate(membership.from)}` : null
  const check = () => {
    setTried(true)
    return last !== null && early === null && Object.keys({ ...unread, ...marks }).length === 0
  }
  const act = async () => { if (last !== null) await membershipRepository.endMembership(membership, last, toTransfer(letter, last), note.trim()) }
  return (
    <ActDialog title={title} verb="办理转出" check={check} act={act} onClose={onClose}>
      <p className="muted">从最后一天的第二天起，会议名单里不再有他；以前的记录都保留。对方党组织接收以前，原支部仍负责管理。</p>
      <FormRow label="最后一天" required problem={unread['last'] ?? early ?? (isTried && last === null ? '请填写最后一天' : null)} help="在本支部的最后一天。"><DayField label="最后一天" value={last} onChange={setLast} onProblem={tell('last')} /></FormRow>
      <LetterRows value={letter} onChange={setLetter} outside="to" on={last} tell={tell} problem={name => unread[name] ?? marks[name]} />
      <FormRow label="减少信息" problem={marks['note']} help="党员减少信息，如“转出组织关系”。"><TextField label="减少信息" value={note} onChange={setNote} /></FormRow>
    </ActDialog>
  )
}

export function GroupDialog({ title, membership, onClose }: OfMembership) {
  const [groupId, setGroupId] = useState(membership.groupId)
  const [on, setOn] = useState<LocalDate | null>(null)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const check = () => {
    setTried(true)
    return on !== null && Object.keys(unread).length === 0
  }
  return (
    <ActDialog title={title} verb="保存调整" check={check} act={async () => { if (on !== null) await membershipRepository.assignToGroup(membership, groupId, on) }} onClose={onClose}>
      <FormRow label="党小组"><OrganisationSelect label="党小组" noneWord="没有" value={groupId} onChange={setGroupId} isOffered={node => node.organisation.type === 'group' && node.fact?.superiorId === membership.organisationId} /></FormRow>
      <FormRow label="从哪一天起" required problem={unread['on'] ?? (isTried && on === null ? '请填写日期' : null)}><DayField label="从哪一天起" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
    </ActDialog>
  )
}

/** Only the days are kept; the reason belongs elsewhere (domain.md F, ⑥). */
export function SuspendDialog({ title, membership, onClose }: OfMembership) {
  const [from, setFrom] = useState<LocalDate | null>(null)
  const [to, setTo] = useState<LocalDate | null>(null)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const early = from !== null && to !== null && to < from ? '早于开始的日期' : null
  const check = () => {
    setTried(true)
    return from !== null && early === null && Object.keys(unread).length === 0
  }
  return (
    <ActDialog title={title} verb="登记暂停" check={check} act={async () => { if (from !== null) await membershipRepository.suspendVoting(membership, from, to) }} onClose={onClose}>
      <p className="muted">这段时间的会议，他不计入有表决权的人数。只记起止日期，不记原因。</p>
      <FormRow label="从哪一天起" required problem={unread['from'] ?? (isTried && from === null ? '请填写日期' : null)}><DayField label="从哪一天起" value={from} onChange={setFrom} onProblem={tell('from')} /></FormRow>
      <FormRow label="到哪一天" problem={unread['to'] ?? early} help="还不知道的空着，恢复时再登记。"><DayField label="到哪一天" value={to} onChange={setTo} onProblem={tell('to')} /></FormRow>
    </ActDialog>
  )
}
