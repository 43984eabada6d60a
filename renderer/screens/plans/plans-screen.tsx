import { useState } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { newId } from '../../storage/new-id.ts'
import { PlanFormPage } from './plan-form-page.tsx'
import { PlanList } from './plan-list.tsx'

/** 会议计划: the list, or one plan. A new plan keeps its id in the address, so that its draft is found again. */
export function PlansScreen({ rest: [first, second], query }: ScreenProps) {
  const [fresh] = useState(newId)
  if (first === undefined) return <PlanList query={query} />
  const id = first === 'new' ? (second ?? fresh) : first
  return <PlanFormPage key={id} id={id} query={query} />
}
