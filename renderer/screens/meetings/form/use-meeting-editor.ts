import { type Dispatch, useMemo, useReducer, useRef, useState } from 'react'
import type { Attachment } from '#shared/model/attachment.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { type ClassifiedField } from '#shared/rules/classification.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { attachmentKey, confirmedIn, markKey } from './confirmed-marks.ts'
import { contextOf, type Directory } from './directory.ts'
import type { FormerMeetings } from './former-meetings.ts'
import { formOfMeeting, type MeetingForm } from './meeting-form.ts'
import { type MeetingFormAction, meetingFormReducer } from './meeting-form-reducer.ts'
import { saveMeeting, type SaveOutcome } from './save-meeting.ts'
import { attendeesOf, type FilledForm, filledForm, type FormContext } from './to-meeting.ts'
import { type MeetingDraft, useMeetingDraft } from './use-meeting-draft.ts'

export interface MeetingEditor {
  readonly form: MeetingForm
  readonly filled: FilledForm
  readonly context: FormContext
  readonly dispatch: Dispatch<MeetingFormAction>
  readonly draft: MeetingDraft
  readonly isSaving: boolean
  /** What the last attempt to save came to; null before the first and while one is under way. */
  readonly outcome: SaveOutcome | null
  /** True when the archive holds what stands here. */
  readonly save: (over?: { readonly rev?: number | null; readonly stored?: Stored<Meeting> | null }) => Promise<boolean>
  readonly takeTheirs: (theirs: Stored<Meeting>) => void
  /** Somebody answers in writing for the marks of the last attempt, and saves. */
  readonly confirm: (marks: readonly ClassifiedField[], meeting: Meeting, reason: string) => Promise<boolean>
  readonly confirmAttachment: (attachment: Attachment, reason: string) => void
  /** The record was entered on this day, as far as is known: today for a new one. */
  readonly stored: Stored<Meeting> | null
  readonly forgetOutcome: () => void
}

export interface EditorStart {
  readonly form: MeetingForm
  /** The form of which there is nothing to keep; another object than `form` where a draft was taken up. */
  readonly clean: MeetingForm
  readonly stored: Stored<Meeting> | null
  /** When the draft that was taken up had been kept; null where none was. */
  readonly restoredFrom: string | null
}

/** Everything that happens to a meeting in hand: typing, keeping its draft, saving it. */
export function useMeetingEditor(start: EditorStart, directory: Directory, former: FormerMeetings, today: LocalDate): MeetingEditor {
  const [form, dispatch] = useReducer(meetingFormReducer, start.form)
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [stored, setStored] = useState(start.stored)
  const ownWords = directory.settings.classificationWords
  const draft = useMeetingDraft(form, start.clean, ownWords)
  const answered = useRef<Answered | null>(null)
  answered.current ??= { confirmed: new Set(start.stored === null ? [] : confirmedIn(start.stored, ownWords)), reasons: [] }

  const { organisationId, day, kinds, storedRoster, marks, guestIds } = form
  const context = useMemo(() => contextOf({ organisationId, day, kinds }, directory, former.lastRecorder, today), [organisationId, day, kinds, directory, former, today])
  const attendees = useMemo(() => attendeesOf({ storedRoster, marks, guestIds, organisationId, day, kinds }, context), [storedRoster, marks, guestIds, organisationId, day, kinds, context])
  const filled = filledForm(form, context, attendees)

  const latest = useRef(form)
  latest.current = form
  const isUnderWay = useRef(false)
  const save: MeetingEditor['save'] = async over => {
    if (isUnderWay.current) return false
    isUnderWay.current = true
    setSaving(true)
    setOutcome(null)
    const saving = over?.rev === undefined ? latest.current : { ...latest.current, rev: over.rev }
    const before = over?.stored === undefined ? stored : over.stored
    try {
      const result = await saveMeeting(saving, { context, stored: before, today, ownWords, ...answeredBy(answered.current) })
      setOutcome(result)
      if (result.kind !== 'saved') return false
      dispatch({ kind: 'set', patch: { rev: result.rev } })
      setStored(result.stored)
      if (answered.current !== null) answered.current.reasons = []
      await draft.settle(saving)
      return true
    } finally {
      isUnderWay.current = false
      setSaving(false)
    }
  }
  return {
    form, filled, context, dispatch, draft, isSaving, outcome, save, stored,
    takeTheirs: theirs => {
      setOutcome(null)
      setStored(theirs)
      dispatch({ kind: 'replaceForm', form: formOfMeeting(theirs) })
    },
    confirm: (found, meeting, reason) => {
      answered.current?.reasons.push(reason)
      for (const mark of found) answered.current?.confirmed.add(markKey(meeting, mark))
      return save()
    },
    confirmAttachment: (attachment, reason) => {
      answered.current?.reasons.push(`附件，${reason}`)
      answered.current?.confirmed.add(attachmentKey(attachment.id))
    },
    forgetOutcome: () => setOutcome(null),
  }
}

interface Answered { readonly confirmed: Set<string>; reasons: string[] }

function answeredBy(answered: Answered | null): { readonly confirmed: ReadonlySet<string>; readonly reasons: readonly string[] } {
  return answered ?? { confirmed: new Set(), reasons: [] }
}
