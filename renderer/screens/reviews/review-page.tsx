import { Button, Checkbox, InputNumber } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Membership } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import { type Review, reviewLabels as labels } from '#shared/model/review.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { isGraded, reviewFaults } from '#shared/rules/review-checks.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useDraftForm } from '../../parts/draft-form.ts'
import { FormFoot, RestoredDraft } from '../../parts/form-foot.tsx'
import { nameOf, peopleIndex, type PeopleIndex } from '../../parts/people-index.ts'
import { RecordFiles } from '../../parts/record-files.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { reviewRepository } from '../../storage/review-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { MemberRows } from './member-rows.tsx'
import { newReview, reviewedOn, ReviewInHand } from './review-in-hand.ts'

interface Props {
  readonly id: string
  readonly query: Readonly<Record<string, string>>
}

/** One branch's review of one year, new or from the archive. */
export function ReviewPage({ id, query }: Props) {
  const today = useToday()
  const known = useOrganisations()
  const found = useLiveQuery(async () => {
    const [review, memberships, people, settings] = await Promise.all([reviewRepository.byId(id), membershipRepository.all(), personRepository.all(), settingsRepository.current()])
    return { review, memberships, people: peopleIndex(people), settings }
  }, [id])
  const [first, setFirst] = useState<NonNullable<typeof found>>()
  if (found !== undefined && first === undefined) setFirst(found)
  if (first === undefined || found === undefined || known === undefined) return <Page title="民主评议"><Loading /></Page>
  const organisationId = found.review?.organisationId ?? query['organisation'] ?? null
  if (organisationId === null || !known.organisations.some(one => one.id === organisationId)) return <Page title="民主评议"><EmptyState text="没有这份民主评议，可能已经删除。"><Button onClick={() => navigate('reviews')}>返回民主评议</Button></EmptyState></Page>
  const year = found.review?.year ?? Number(query['year'] ?? yearOf(today))
  const empty = newReview(organisationId, year, found.memberships, today)
  return <ReviewEditor key={found.review?.rev ?? 0} id={id} review={found.review} empty={empty} branch={shortNameOn(known.facts, organisationId, reviewedOn(year, today))} memberships={found.memberships} people={found.people} share={found.settings.reviewExcellentShare} />
}

interface EditorProps {
  readonly id: string
  readonly review: Stored<Review> | null
  readonly empty: ReviewInHand
  readonly branch: string
  readonly memberships: readonly Membership[]
  readonly people: PeopleIndex
  readonly share: number
}

function ReviewEditor({ id, review, empty, branch, memberships, people, share }: EditorProps) {
  const today = useToday()
  const form = useDraftForm<ReviewInHand>('review', id, review === null ? empty : ReviewInHand.parse(review), content => ReviewInHand.safeParse(content).data ?? null)
  const marksIn = useRefusedMarks()
  const [problem, setProblem] = useState<string | null>(null)
  const { year } = review ?? empty
  const title = `${branch} ${year}年度民主评议`
  const on = reviewedOn(year, today)
  const [saving, record] = useDoing(async (value: ReviewInHand, closes: boolean) => {
    await reviewRepository.recordReview(review === null ? { id, ...value } : { ...review, ...value }, branch)
    await form?.discard()
    navigate('reviews', closes ? [] : [id], closes ? { year: String(year) } : {})
  })
  const [removing, remove] = useDoing(async () => {
    if (review === null) return
    await reviewRepository.deleteReview(review, branch)
    await form?.discard()
    navigate('reviews', [], { year: String(year) })
  })
  const value = form?.value
  const faults = useMemo(() => (value === undefined ? [] : reviewFaults(value, { reviewExcellentShare: share }, on, memberships, personId => nameOf(people, personId))), [value, share, on, memberships, people])
  const gradedIds = useMemo(() => new Set((value?.members ?? []).map(one => one.personId).filter(personId => isGraded(memberships, personId, on))), [value, memberships, on])
  if (form === undefined || value === undefined) return <Page title="民主评议"><Loading /></Page>
  const { change } = form
  const save = (closes: boolean) => {
    const [marked] = Object.values(marksIn(value))
    setProblem(marked ?? null)
    if (marked === undefined) void record(value, closes)
  }
  const leave = () => void form.flush().then(() => navigate('reviews', [], { year: String(year) }))
  const count = (field: 'ballotsIssued' | 'ballotsReturned') => (
    <label className="count-field">{labels[field]} <InputNumber aria-label={labels[field]} min={0} max={10_000} precision={0} controls={false} value={value[field]} onChange={next => change({ [field]: next ?? 0 })} /></label>
  )
  return (
    <Page title={title} actions={review !== null && <><Button onClick={() => navigate('ledgers', [], { ledger: 'review-tally', organisation: review.organisationId, period: String(year) })}>打印</Button><RecordMore title={title} rows={[{ table: 'reviews', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}>
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        <RestoredDraft form={form} isNew={review === null} />
        <FormGroup title="测评票">
          <FormRow label="票数" name="ballotsReturned" help="发出的票数等于收回加未收回。一名党员的各等次票数之和不多于收回的票数。"><div className="field-line">{count('ballotsIssued')}{count('ballotsReturned')}<span className="muted">未收回 {Math.max(0, value.ballotsIssued - value.ballotsReturned)} 张</span></div></FormRow>
        </FormGroup>
        <FormGroup title={`评议情况（${value.members.length} 人）`}>
          {value.members.length === 0
            ? <p className="muted">这一年支部里没有党员，请先在“人员”里编入党员。</p>
            : <MemberRows members={value.members} nameOf={personId => nameOf(people, personId)} isGraded={personId => gradedIds.has(personId)} onChange={members => change({ members: [...members] })} />}
          <ul className="findings" aria-label="评议检查">
            {faults.slice(0, shownFaults).map(fault => (
              <li key={`${fault.field} ${fault.message}`}><button type="button" className="finding" title={fault.basis} onClick={() => focusField(fault.field)}><span className={`level ${fault.level}`}>{levelSigns[fault.level]}</span><span>{fault.message}</span></button></li>
            ))}
            {faults.length > shownFaults && <li className="muted">另有 {faults.length - shownFaults} 项</li>}
          </ul>
        </FormGroup>
        <FormGroup title="签字、附件与备注">
          <FormRow label={labels.secretarySigned} name="secretarySigned"><Checkbox checked={value.secretarySigned} onChange={event => change({ secretarySigned: event.target.checked })}>支部书记已签字</Checkbox></FormRow>
          <FormRow label={labels.attachments} name="attachments"><RecordFiles attachments={value.attachments} onAdd={added => change({ attachments: [...value.attachments, ...added] })} onRemove={gone => change({ attachments: value.attachments.filter(one => one.id !== gone) })} /></FormRow>
          <FormRow label={labels.remark} name="remark"><LongTextField label={labels.remark} value={value.remark} rows={1} onChange={remark => change({ remark })} /></FormRow>
        </FormGroup>
        {problem !== null && <FailureNotice message={problem} />}
        <FormFoot verb="保存评议" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save(true)} onStay={() => save(false)} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}

const shownFaults = 12
