import { Button, InputNumber } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Post } from '#shared/model/post.ts'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { type Election, electionProblems } from '#shared/rules/succession.ts'
import { usualYears } from '#shared/rules/term-due.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { type PeopleIndex, peopleIndex } from '../../parts/people-index.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useMemberIds } from '../../parts/use-member-ids.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { ElectionDraft, firstDraft, toElection, unknownName } from './election-draft.ts'
import { GonePage } from './gone-page.tsx'
import { SeatFields } from './seat-fields.tsx'
import { Turnout } from './step-fields.tsx'
import { SuccessionPreview } from './succession-preview.tsx'
import { type TermInHand, useTerm } from './use-term.ts'

/** 完成换届: the election's day, its turnout and the new committee; saved in one act with the end of the former one. */
export function CompleteElectionPage({ id }: { readonly id: string }) {
  const inHand = useTerm(id)
  const organisationId = inHand?.term.organisationId
  const posts = useLiveQuery(() => (organisationId === undefined ? undefined : postRepository.ofOrganisation(organisationId)), [organisationId])
  const people = useLiveQuery(personRepository.all, [])
  const index = useMemo(() => (people === undefined ? undefined : peopleIndex(people)), [people])
  if (inHand === null) return <GonePage title="完成换届" />
  if (inHand === undefined || posts === undefined || index === undefined) return <Page title="完成换届"><Loading /></Page>
  if (inHand.next !== null) return <Page title="完成换届"><EmptyState text="这一届已经换届。"><Button onClick={() => navigate('terms', [id])}>查看换届情况</Button></EmptyState></Page>
  return <ElectionForm inHand={inHand} posts={posts} people={index} />
}

interface FormProps { readonly inHand: TermInHand; readonly posts: readonly Post[]; readonly people: PeopleIndex }

function ElectionForm({ inHand: { term, organisation, name }, posts, people }: FormProps) {
  const form = useDraftForm<ElectionDraft>('election', term.id, firstDraft(term, posts, usualYears[organisation.type] ?? term.years), content => ElectionDraft.safeParse(content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const firstIds = useMemberIds(organisation.id)
  const leave = () => navigate('terms', [term.id])
  const [saving, complete] = useDoing(async (election: Election) => {
    const begun = await termRepository.completeElection(term, election)
    await form?.discard()
    navigate('terms', [begun])
  })
  if (form === undefined) return <Page title={`完成换届：${name}`}><Loading /></Page>
  const { value, change } = form
  const election = toElection(value)
  const save = () => {
    const found = { ...problemsOf(value, election), ...marksOf(value, marksIn), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first !== undefined) focusField(first)
    else if (election.electedOn !== null) void complete({ ...election, electedOn: election.electedOn })
  }
  const problemsOf = (draft: ElectionDraft, made: typeof election): FieldProblems => {
    const stranger = unknownName(draft)
    return {
      ...electionProblems(term, organisation, made), ...(draft.years === null || draft.years < 1 || draft.years > 5 ? { years: '任期为 1 至 5 年' } : {}),
      ...(stranger === null ? {} : { seats: `“${stranger}”不在人员里。请从候选中选人，或先到“人员”登记。` }),
    }
  }
  const problem = (at: string) => unread[at] ?? problems[at]
  return (
    <Page title={`完成换届：${name}`}>
      <FormSheet onSave={save} onSaveAndClose={save} onClose={() => void form.flush().then(leave)}>
        {form.isRestored && <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>清空重填</Button></p>}
        <FormGroup title="选举">
          <FormRow label="大会日期" name="electedOn" required problem={problem('electedOn')} help="选举大会召开的日期，新一届任期从这一天算起，不是批复的日期。"><DayField label="大会日期" value={value.electedOn} onChange={electedOn => change({ electedOn })} onProblem={tell('electedOn')} /></FormRow>
          <FormRow label="有选举权的" name="actual" problem={problem('actual')} help="到会不足应到的五分之四，选举无效，但要如实登记（基层组织选举工作条例）。"><Turnout should={value.should} actual={value.actual} onChange={change} /></FormRow>
        </FormGroup>
        <FormGroup title="新一届">
          <FormRow label={labels.ordinal} name="ordinal" problem={problem('ordinal')}><TextField label={labels.ordinal} value={value.ordinal} onChange={ordinal => change({ ordinal })} /></FormRow>
          <FormRow label={labels.years} name="years" required problem={problem('years')}><InputNumber aria-label={labels.years} min={1} max={5} precision={0} value={value.years} onChange={years => change({ years })} style={{ width: 80 }} /></FormRow>
          <FormRow label="班子" name="seats" required problem={problem('seats')} help="先带出现在的班子：留任的不动，换人的改姓名，卸任的删去。书记、副书记填批复文号；还没有批复的，以后在本人的任职里补填。">
            <SeatFields seats={value.seats} people={people} firstIds={firstIds} onChange={seats => change({ seats })} />
          </FormRow>
        </FormGroup>
        <SuccessionPreview term={term} posts={posts} people={people} election={election} />
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={save} title="Ctrl+Enter">完成换届</Button>
          <Button onClick={() => void form.flush().then(leave)} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

/** Marks inside a seat stand under the list of seats. */
function marksOf(draft: ElectionDraft, marksIn: (record: unknown) => FieldProblems): FieldProblems {
  return Object.fromEntries(Object.entries(marksIn(draft)).map(([field, message]) => [field.startsWith('seats.') ? 'seats' : field, message]))
}
