import { developmentStepCode } from '#shared/model/development-case.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { BeginPage } from './begin-page.tsx'
import { CaseRecord } from './case-record.tsx'
import { DevelopmentList } from './development-list.tsx'
import { StepFormPage } from './step-form-page.tsx'

/** 发展党员: the list, one person's way with its 25 steps, one step, a new case. A finding leads to its step. */
export function DevelopmentScreen({ rest: [id, page], query }: ScreenProps) {
  if (id === undefined) return <DevelopmentList query={query} />
  if (id === 'new') return <BeginPage key={page ?? 'new'} draftId={page ?? null} />
  const code = developmentStepCode.keys.find(one => one === (page ?? query['field']))
  return code === undefined ? <CaseRecord key={id} id={id} field={query['field'] ?? null} /> : <StepFormPage key={`${id} ${code}`} id={id} code={code} />
}
