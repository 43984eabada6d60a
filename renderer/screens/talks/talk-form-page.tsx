import { Button, Checkbox, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type Talk, talkKind, type TalkKind, talkLabels } from '#shared/model/talk.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { DayField, TimeField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../parts/form-foot.tsx'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { peopleIndex, type PeopleIndex } from '../../parts/people-index.ts'
import { PersonField } from '../../parts/person-field.tsx'
import { RecordFiles } from '../../parts/record-files.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { talkRepository } from '../../storage/talk-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { emptyTalk, inHand, isLate, sameRound, TalkInHand, toTalk } from './talk-in-hand.ts'
import { whoOf } from './who-of.ts'

type Query = Readonly<Record<string, string>>

/** One talk, new or from the archive. */
export function TalkFormPage({ id, query }: { readonly id: string; readonly query: Query }) {
  const found = useLiveQuery(async () => ({ talk: await talkRepository.byId(id) }), [id])
  const [first, setFirst] = useState<{ readonly talk: Stored<Talk> | null }>()
  const people = useLiveQuery(personRepository.all, [])
  const index = useMemo(() => (people === undefined ? undefined : peopleIndex(people)), [people])
  const inView = useOrganisationInView()
  if (found !== undefined && first === undefined) setFirst(found)
  if (first === undefined || found === undefined || index === undefined) return <Page title="谈心谈话"><Loading /></Page>
  return <TalkEditor key={found.talk?.rev ?? 0} id={id} talk={found.talk} begun={begun(query, inView.id)} people={index} />
}

/** What the list of owed talks, or the talk before, already knows. */
function begun(query: Query, organisationInView: string | null): TalkInHand {
  const kind = talkKind.keys.find(key => key === query['kind'])
  const day = LocalDate.safeParse(query['day'])
  return {
    ...emptyTalk, organisationId: query['organisation'] ?? organisationInView, talkeeId: query['talkee'] ?? null, talkerId: query['talker'] ?? null, talkerName: query['talkerName'] ?? '', talkerDuty: query['talkerDuty'] ?? '',
    place: query['place'] ?? '', day: day.success ? day.data : null, ...(kind === undefined ? {} : { kind }),
  }
}

interface Props {
  readonly id: string
  readonly talk: Stored<Talk> | null
  readonly begun: TalkInHand
  readonly people: PeopleIndex
}

function TalkEditor({ id, talk, begun: empty, people }: Props) {
  const today = useToday()
  const form = useDraftForm<TalkInHand>('talk', id, talk === null ? empty : inHand(talk), content => TalkInHand.safeParse(content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const enteredToday = talk === null ? today : null
  const [saving, record] = useDoing(async (saved: Talk, then: 'closes' | 'stays' | 'next', value: TalkInHand) => {
    await talkRepository.recordTalk(talk === null ? saved : { ...talk, ...saved }, whoOf(saved, people).join('与'))
    await form?.discard()
    if (then === 'next') navigate('talks', ['new', newId()], sameRound(value))
    else navigate('talks', then === 'closes' ? [] : [id])
  })
  const [removing, remove] = useDoing(async () => {
    if (talk === null) return
    await talkRepository.deleteTalk(talk, whoOf(talk, people).join('与'))
    await form?.discard()
    navigate('talks')
  })
  if (form === undefined) return <Page title="谈心谈话"><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({ ...toTalk(id, value, enteredToday).problems, ...marksIn(value), ...unread })
  const problems = isTried ? problemsNow() : unread
  const save = (then: 'closes' | 'stays' | 'next') => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    const { talk: ready } = toTalk(id, value, enteredToday)
    if (wrong !== undefined || ready === null) focusField(wrong ?? 'talkedAt')
    else void record(ready, then, value)
  }
  const leave = () => void form.flush().then(() => navigate('talks'))
  const long = (field: 'content' | 'opinions' | 'answer' | 'remark', help?: string) => (
    <FormRow label={talkLabels[field]} name={field} problem={problems[field]} {...(help === undefined ? {} : { help })}><LongTextField label={talkLabels[field]} value={value[field]} rows={field === 'content' ? 4 : 1} onChange={text => change({ [field]: text })} /></FormRow>
  )
  const who = (side: 'talker' | 'talkee', help?: string) => (
    <FormRow label={talkLabels[`${side}Id`]} name={`${side}Id`} required problem={problems[`${side}Id`]} {...(help === undefined ? {} : { help })}>
      <div className="field-line">
        <PersonField label={talkLabels[`${side}Id`]} value={{ personId: value[`${side}Id`], name: value[`${side}Name`] }} people={people} firstIds={[]} onChange={({ personId, name }) => change({ [`${side}Id`]: personId, [`${side}Name`]: name })} />
        <TextField label={talkLabels[`${side}Duty`]} value={value[`${side}Duty`]} className="short-field" placeholder={people.byId.get(value[`${side}Id`] ?? '')?.unitPost || '职务'} onChange={duty => change({ [`${side}Duty`]: duty })} />
      </div>
    </FormRow>
  )
  const late = isLate(value.day, enteredToday) || value.backfillReason !== ''
  return (
    <Page title={talk === null ? '记录谈话' : `谈话：${whoOf(talk, people).join('与')}`} actions={talk !== null && <><RecordMore title={`谈心谈话：${whoOf(talk, people).join('与')}`} rows={[{ table: 'talks', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}>
      <FormSheet onSave={() => save('stays')} onSaveAndClose={() => save('closes')} onClose={leave}>
        <RestoredDraft form={form} isNew={talk === null} />
        <FormGroup title="谈话">
          <FormRow label={talkLabels.talkedAt} name="talkedAt" required problem={problems['talkedAt']}>
            <div className="field-line">
              <DayField label="谈话日期" value={value.day} onChange={day => change({ day })} onProblem={tell('talkedAt')} />
              <TimeField label="谈话时刻" value={value.clock} onChange={clock => change({ clock })} onProblem={tell('talkedAt')} />
            </div>
          </FormRow>
          <FormRow label={talkLabels.place} name="place"><TextField label={talkLabels.place} value={value.place} onChange={place => change({ place })} maxLength={100} /></FormRow>
          <FormRow label={talkLabels.organisationId} name="organisationId" required problem={problems['organisationId']}><OrganisationSelect label={talkLabels.organisationId} value={value.organisationId} onChange={organisationId => change({ organisationId })} /></FormRow>
          {who('talker')}
          {who('talkee')}
          <FormRow label={talkLabels.kind} name="kind" help="支委之间、支委与党员、党员之间每年一般不少于一次。依据：支部工作条例（试行）。">
            <Select aria-label={talkLabels.kind} value={value.kind} style={{ width: 200 }} options={talkKind.keys.map(key => ({ value: key, label: talkKind.labels[key] }))} onChange={(kind: TalkKind) => change({ kind })} />
          </FormRow>
        </FormGroup>
        <FormGroup title="内容">
          {long('content', '写谈了什么，本人怎么说；不写不宜入档的线索、隐私。')}
          {long('opinions')}
          {long('answer', '答复和后来的落实，落实后回来补填。')}
        </FormGroup>
        <FormGroup title="签字、附件与备注">
          <FormRow label="双方签字" name="talkerSigned">
            <div className="field-line">
              <Checkbox checked={value.talkerSigned} onChange={event => change({ talkerSigned: event.target.checked })}>谈话人已签字</Checkbox>
              <Checkbox checked={value.talkeeSigned} onChange={event => change({ talkeeSigned: event.target.checked })}>谈话对象已签字</Checkbox>
            </div>
          </FormRow>
          <FormRow label={talkLabels.attachments} name="attachments" problem={problems['attachments']}>
            <RecordFiles attachments={value.attachments} onAdd={added => change({ attachments: [...value.attachments, ...added] })} onRemove={gone => change({ attachments: value.attachments.filter(one => one.id !== gone) })} />
          </FormRow>
          {late && <FormRow label={talkLabels.backfillReason} name="backfillReason" required problem={problems['backfillReason']}><LongTextField label={talkLabels.backfillReason} value={value.backfillReason} rows={1} placeholder="谈话已过去 7 天以上，写明为什么现在才录入" onChange={backfillReason => change({ backfillReason })} /></FormRow>}
          {long('remark')}
        </FormGroup>
        <FormFoot verb="保存谈话" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save('closes')} onStay={() => save('stays')} onLeave={leave}>
          {talk === null && <Button disabled={saving.kind === 'running'} onClick={() => save('next')} title="带出日期、地点、谈话人和类型">保存，记下一个</Button>}
        </FormFoot>
      </FormSheet>
    </Page>
  )
}
