import type { ReactNode } from 'react'
import { useToday } from '../../../parts/today.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { useSection } from '../../../workers/section/use-section.ts'
import { AccessGate } from '../file/access-gate.tsx'
import { ScreenMark } from '../file/screen-mark.tsx'

interface Props {
  readonly title: string
  readonly action: 'view' | 'import'
  readonly what: string
  readonly children: ReactNode
}

/** Pages over all files that say what stands in them: registered and marked as a file itself is. The register of files says no more than that they exist. */
export function OverAllGate({ title, action, what, children }: Props) {
  const today = useToday()
  const asked = useSection<'dossiers'>({ kind: 'dossiers', today })
  if (asked.kind === 'failed') return <Page title={title}><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking') return <Page title={title}><Loading /></Page>
  const lines = asked.answer
  return <AccessGate sight={{ key: what, title: `${action === 'import' ? '读入' : '调阅'}：${what}`, action, dossierIds: lines.map(({ id }) => id), names: lines.map(({ name }) => name), what }}><ScreenMark>{children}</ScreenMark></AccessGate>
}
