import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { sectionDoor, useSectionDoor } from '../../../storage/section/section-door.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { BeginSection } from './begin-section.tsx'
import { UnlockSection } from './unlock-section.tsx'

/** What lies behind the section's own password; nothing of it is drawn while it is locked. */
export function SectionGate({ children }: { readonly children: ReactNode }) {
  const door = useSectionDoor()
  const [looking, look] = useDoing(sectionDoor.look)
  useEffect(() => { void look() }, [look])
  if (looking.kind === 'failed') return <Page title="政治素质档案"><FailureNotice message={looking.message} detail={looking.detail} actions={<Button size="small" onClick={() => void look()}>重试</Button>} /></Page>
  switch (door.kind) {
    case 'unknown': return <Page title="政治素质档案"><Loading /></Page>
    case 'none': return <BeginSection />
    case 'locked': return <UnlockSection why={door.why} samplePassword={door.samplePassword} />
    case 'open': return (
      <>
        {door.unreadable > 0 && <div className="banner" role="status">有 {door.unreadable} 条封存的记录打不开（已损坏，或属于以前的口令），其余不受影响。请从备份恢复。</div>}
        {children}
      </>
    )
  }
}
