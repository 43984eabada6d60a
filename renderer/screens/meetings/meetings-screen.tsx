import { useState } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { newId } from '../../storage/new-id.ts'
import { MeetingFormScreen } from './form/meeting-form-screen.tsx'
import { MeetingList } from './meeting-list.tsx'
import { MeetingRecord } from './meeting-record.tsx'
import './meetings.css'

/** 会议: the list, one record, or its form. A new meeting keeps its id in the address, so that its draft is found again after a crash. */
export function MeetingsScreen({ rest, query }: ScreenProps) {
  const [fresh] = useState(newId)
  const [first, second] = rest
  if (first === undefined) return <MeetingList query={query} />
  if (first === 'new') return <MeetingFormScreen key={second ?? fresh} id={second ?? fresh} query={query} />
  if (second === 'edit') return <MeetingFormScreen key={first} id={first} query={query} />
  return <MeetingRecord key={first} id={first} />
}
