import { Checkbox, Radio } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo } from 'react'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { peopleIndex } from '../../../parts/people-index.ts'
import { PersonField, type PersonOrName } from '../../../parts/person-field.tsx'
import { personRepository } from '../../../storage/person-repository.ts'
import { FormRow } from '../../../ui/form-row.tsx'

/** How much of a backup is wanted, and whether what was added since goes. */
export interface Extent {
  readonly kind: 'whole' | 'part'
  readonly organisationId: string | null
  readonly person: PersonOrName
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  /** What stands in a field of a day and can't be read: nobody may go on around it. */
  readonly unread: { readonly from: string | null; readonly to: string | null }
  readonly deleteNewer: boolean
}

export const wholeArchive: Extent = { kind: 'whole', organisationId: null, person: { personId: null, name: '' }, from: null, to: null, unread: { from: null, to: null }, deleteNewer: false }

/** As a restore is ordered; null = the whole archive, or a part for which nothing was chosen yet. */
export function partOf({ kind, organisationId, person: { personId }, from, to }: Extent): ArchivePart | null {
  if (kind === 'whole' || (organisationId === null && personId === null && from === null && to === null)) return null
  return { organisationIds: organisationId === null ? null : [organisationId], personIds: personId === null ? null : [personId], from, to, rows: null }
}

/** Whether a restore can be ordered so. */
export function isComplete(extent: Extent): boolean {
  const { kind, person, unread } = extent
  if (kind === 'whole') return true
  return partOf(extent) !== null && unread.from === null && unread.to === null && (person.personId !== null || person.name === '')
}

interface Props {
  readonly extent: Extent
  /** A field of a day tells its day and its problem at once: each change builds on the one before. */
  readonly onExtent: (change: (extent: Extent) => Extent) => void
}

/** 恢复什么: everything, or what belongs to an organisation, a person, some days. */
export function ChoosePart({ extent, onExtent }: Props) {
  const change = (some: Partial<Extent>) => onExtent(before => ({ ...before, ...some }))
  return (
    <>
      <Radio.Group className="drive-list" aria-label="恢复什么" value={extent.kind} onChange={event => change({ kind: event.target.value === 'part' ? 'part' : 'whole' })}>
        <Radio value="whole">全部内容</Radio>
        <Radio value="part">只恢复一部分<span className="muted">　某个党组织、某个人、某段时间的内容；几样都填，就是同时满足的</span></Radio>
      </Radio.Group>
      {extent.kind === 'part' && <PartFields extent={extent} onExtent={onExtent} />}
      <Checkbox checked={extent.deleteNewer} onChange={event => change({ deleteNewer: event.target.checked })}>完全回到备份时的样子：备份以后新增的内容也删除</Checkbox>
      <p className="muted">不勾选时，只补回丢失的、改回变动的，备份以后新增的保持不动。无论哪种，恢复以后 30 天内都可以撤销。</p>
    </>
  )
}

function PartFields({ extent, onExtent }: Props) {
  const everyone = useLiveQuery(personRepository.all, [])
  const people = useMemo(() => peopleIndex(everyone ?? []), [everyone])
  const change = (some: Partial<Extent>) => onExtent(before => ({ ...before, ...some }))
  const note = (some: Partial<Extent['unread']>) => onExtent(before => ({ ...before, unread: { ...before.unread, ...some } }))
  useEffect(() => note({ from: null, to: null }), []) // what could not be read went with the fields
  return (
    <div>
      <FormRow label="党组织"><OrganisationSelect label="党组织" value={extent.organisationId} onChange={organisationId => change({ organisationId })} noneWord="不限" /></FormRow>
      <FormRow label="人员" problem={extent.person.personId === null && extent.person.name !== '' ? '档案里没有这个人，请从列出的人里选' : null}><PersonField label="人员" value={extent.person} onChange={person => change({ person })} people={people} firstIds={[]} /></FormRow>
      <FormRow label="会议日期从" problem={extent.unread.from}><DayField label="会议日期从" value={extent.from} onChange={from => change({ from })} onProblem={from => note({ from })} /></FormRow>
      <FormRow label="到" problem={extent.unread.to}><DayField label="会议日期到" value={extent.to} onChange={to => change({ to })} onProblem={to => note({ to })} /></FormRow>
      {partOf(extent) === null && <p className="muted">请至少填一样。只找回一条误删的记录，用“回收站”更快。</p>}
    </div>
  )
}
