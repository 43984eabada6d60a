import { useLiveQuery } from 'dexie-react-hooks'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { meetingKind } from '#shared/model/meeting.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Draft } from '#shared/contract/contract.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { useToday } from '../../../parts/today.ts'
import { useOrganisationInView } from '../../../parts/use-organisations.ts'
import { draftRepository } from '../../../storage/draft-repository.ts'
import { meetingRepository } from '../../../storage/meeting-repository.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { fromDraft, meetingFormName } from './draft-content.ts'
import { type Directory, loadDirectory } from './directory.ts'
import { formerMeetings, noFormerMeetings } from './former-meetings.ts'
import { frameOf } from './frame-of.ts'
import { MeetingEditor } from './meeting-editor.tsx'
import { formOfMeeting, newMeetingForm, type MeetingForm } from './meeting-form.ts'
import type { EditorStart } from './use-meeting-editor.ts'

interface Props {
  readonly id: string
  /** What a finding or a button already knows of a new meeting: organisation, kinds, field. */
  readonly query: Readonly<Record<string, string>>
}

/** Opens the form of one meeting, new or known, and offers what was typed into it before. */
export function MeetingFormScreen({ id, query }: Props) {
  const today = useToday()
  const inView = useOrganisationInView()
  const directory = useLiveQuery(loadDirectory, [])
  const opened = useOpened(id, query['like'] ?? null)
  const [taken, setTaken] = useState<'draft' | 'record' | null>(null)
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const former = useLiveQuery(() => formerMeetings(organisationId, today, id), [organisationId, today, id]) ?? noFormerMeetings

  if (opened === null || directory === undefined) return <Page title="会议记录"><Loading /></Page>
  const draft = opened.draft === null ? null : fromDraft(opened.draft.content)
  const clean = opened.stored === null ? newMeetingForm(id, opened.former === null ? knownOf(query, inView.id, directory) : frameOf(opened.former)) : formOfMeeting(opened.stored)
  if (draft !== null && opened.draft !== null && opened.stored !== null && taken === null) {
    return <DraftOffer draft={opened.draft} stored={opened.stored} form={draft} onTake={setTaken} />
  }
  const isTaken = draft !== null && taken !== 'record'
  const start: EditorStart = { form: isTaken ? draft : clean, clean, stored: opened.stored, restoredFrom: isTaken ? (opened.draft?.savedAt ?? null) : null }
  return <MeetingEditor start={start} directory={directory} former={former} onOrganisation={setOrganisationId} firstField={query['field'] ?? null} />
}

interface Opened {
  readonly stored: Stored<Meeting> | null
  readonly draft: Draft | null
  /** The meeting that a new one shall be like. */
  readonly former: Stored<Meeting> | null
}

/** The record and its draft as they are when the form opens; later changes don't reach into what is being typed. */
function useOpened(id: string, formerId: string | null): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let isShown = true
    void Promise.all([meetingRepository.byId(id), draftRepository.ofRecord(meetingFormName, id).catch(noDraft), formerId === null ? null : meetingRepository.byId(formerId)]).then(([stored, draft, former]) => {
      if (isShown) setOpened({ stored, draft, former })
    })
    return () => { isShown = false }
  }, [id, formerId])
  return opened
}

/** Drafts that can't be read don't keep the form from opening. */
function noDraft(error: unknown): null {
  console.warn('drafts could not be read', error)
  return null
}

function knownOf(query: Props['query'], organisationInView: string | null, directory: Directory): Partial<MeetingForm> {
  const wanted = query['organisation'] ?? organisationInView ?? (directory.organisations.length === 1 ? directory.organisations[0]?.id : null) ?? null
  const kinds = (query['kinds'] ?? '').split(',')
  return {
    organisationId: directory.organisations.some(one => one.id === wanted) ? wanted : null,
    kinds: meetingKind.keys.filter(kind => kinds.includes(kind)),
  }
}

interface OfferProps {
  readonly draft: Draft
  readonly stored: Stored<Meeting>
  readonly form: MeetingForm
  readonly onTake: (what: 'draft' | 'record') => void
}

function DraftOffer({ draft, stored, form, onTake }: OfferProps) {
  const changedSince = form.rev !== stored.rev
  const give = () => {
    onTake('record')
    draftRepository.remove(draft).catch((error: unknown) => console.warn('a draft was left behind', error)) // offered again next time
  }
  return (
    <Page title={`修改：${stored.title}`} actions={<Button onClick={() => navigate('meetings', [stored.id])}>关闭</Button>}>
      <EmptyState text={`${instantText(draft.savedAt)} 有一份没有保存的草稿。要接着填吗？`}>
        {changedSince && <FailureNotice kind="info" message={`草稿之后，档案里的记录又修改过（${stored.updatedBy}，${instantText(stored.updatedAt)}）。接着填，保存时会把两份都列出来给您核对。`} />}
        <div className="field-line"><Button type="primary" onClick={() => onTake('draft')}>接着填草稿</Button><Button onClick={give}>不要草稿，从已保存的记录开始</Button></div>
      </EmptyState>
    </Page>
  )
}
