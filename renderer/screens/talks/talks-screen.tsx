import { useState } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { newId } from '../../storage/new-id.ts'
import { OwedTalks } from './owed-talks.tsx'
import { TalkFormPage } from './talk-form-page.tsx'
import { TalkList } from './talk-list.tsx'

/** 谈心谈话: the list, one talk, or who still owes one. A new talk keeps its id in the address, so that its draft is found again. */
export function TalksScreen({ rest: [first, second], query }: ScreenProps) {
  const [fresh] = useState(newId)
  if (first === undefined) return <TalkList query={query} />
  if (first === 'owed') return <OwedTalks query={query} />
  if (first === 'new') return <TalkFormPage key={second ?? fresh} id={second ?? fresh} query={query} />
  return <TalkFormPage key={first} id={first} query={query} />
}
