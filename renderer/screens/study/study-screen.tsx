import type { ScreenProps } from '../../parts/screen.ts'
import './study.css'
import { StudyList } from './study-list.tsx'
import { TrainingFormPage } from './training-form-page.tsx'
import { TrainingList } from './training-list.tsx'

/** 学时: hours of the members in a year, and the trainings that feed them. */
export function StudyScreen({ rest: [page, id, fresh], query }: ScreenProps) {
  if (page !== 'trainings') return <StudyList query={query} />
  if (id === undefined) return <TrainingList query={query} />
  return <TrainingFormPage key={fresh ?? id} id={id === 'new' ? (fresh ?? null) : id} isNew={id === 'new'} />
}
