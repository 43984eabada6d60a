import { Button } from 'antd'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { ItemPage } from '../items/item-page.tsx'
import { itemKindOf } from '../items/item-kinds.ts'
import { PrintFilePage } from '../paper/print-file-page.tsx'
import { AccessGate } from './access-gate.tsx'
import { CoverPage } from './cover-page.tsx'
import { DossierMatrixPage } from './dossier-matrix-page.tsx'
import { DossierSheet } from './dossier-sheet.tsx'
import { EvidencePage } from './evidence-page.tsx'
import { ScansPage } from './scans-page.tsx'
import { ScreenMark } from './screen-mark.tsx'

interface Props {
  readonly id: string
  readonly rest: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

/** One file: its sheet, or one thing in it. */
export function DossierFile({ id, rest: [part, itemId], query }: Props) {
  const asked = useSection<'dossier'>({ kind: 'dossier', id })
  if (asked.kind === 'failed') return <Page title="政治素质档案"><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking') return <Page title="政治素质档案"><Loading /></Page>
  const opened = asked.answer
  if (opened === null) return <Page title="政治素质档案"><EmptyState text="没有这册档案，可能已经删除。"><Button onClick={() => navigate('dossiers')}>返回</Button></EmptyState></Page>
  const kind = part === undefined ? null : itemKindOf(part)
  return (
    <AccessGate sight={{ key: id, title: `调阅：${opened.name}`, action: 'view', dossierIds: [id], names: [opened.name], what: '' }}>
      <ScreenMark>
        {part === 'evidence' ? <EvidencePage opened={opened} />
          : part === 'scans' ? <ScansPage opened={opened} />
          : part === 'cover' ? <CoverPage opened={opened} />
          : part === 'print' ? <PrintFilePage opened={opened} />
          : part === 'matrix' ? <DossierMatrixPage opened={opened} />
            : kind === null || itemId === undefined ? <DossierSheet opened={opened} />
              : <ItemPage key={itemId} opened={opened} id={itemId} kind={kind} query={query} />}
      </ScreenMark>
    </AccessGate>
  )
}
