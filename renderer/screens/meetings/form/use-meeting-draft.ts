import { useEffect, useRef } from 'react'
import { type DraftState, flushOnLeaving } from '../../../storage/draft-keeper.ts'
import { draftRepository } from '../../../storage/draft-repository.ts'
import { useObservable } from '../../../storage/observable.ts'
import { meetingFormName, toDraft } from './draft-content.ts'
import type { MeetingForm } from './meeting-form.ts'

export interface MeetingDraft {
  readonly state: DraftState
  /** Writes now what isn't written yet. */
  readonly flush: () => Promise<void>
  /** `form` is what the archive holds now; nothing is kept until it changes again. */
  readonly settle: (form: MeetingForm) => Promise<void>
}

/** Keeps the form's draft from its first change on; `clean` is the form of which there is nothing to keep. */
export function useMeetingDraft(form: MeetingForm, clean: MeetingForm, ownWords: readonly string[]): MeetingDraft {
  const held = useRef<{ readonly keeper: ReturnType<typeof draftRepository.keep> } | null>(null)
  held.current ??= { keeper: draftRepository.keep(meetingFormName, form.id) }
  const { keeper } = held.current
  const settled = useRef(clean)
  const latest = useRef(form)
  latest.current = form
  const state = useObservable(keeper.state)
  useEffect(() => {
    if (!isSameContent(form, settled.current)) keeper.change(toDraft(form, ownWords))
  }, [form, ownWords, keeper])
  useEffect(() => {
    const stop = flushOnLeaving(keeper)
    return () => {
      stop()
      void keeper.flush()
    }
  }, [keeper])
  return {
    state,
    flush: keeper.flush,
    settle: async saved => {
      settled.current = saved
      try {
        await keeper.discard()
      } catch (error) {
        console.warn('a draft was left behind', error) // it will be offered again; the record itself is saved
      }
      if (!isSameContent(latest.current, saved)) keeper.change(toDraft(latest.current, ownWords))
    },
  }
}

/** The revision is not content: saving changes it, and nothing that the clerk typed. */
export function isSameContent(a: MeetingForm, b: MeetingForm): boolean {
  return (Object.keys(a) as (keyof MeetingForm)[]).every(key => key === 'rev' || key === 'storedRoster' || a[key] === b[key]) // a form has no other keys
}
