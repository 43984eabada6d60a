import { Button } from 'antd'
import { levelSigns } from '#shared/rules/finding.ts'
import { type DossierFinding, dossierLevelWord } from '#shared/rules/dossier/dossier-findings.ts'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useSection } from '../../../workers/section/use-section.ts'

/** 待办与缺项 over all files. They are told here only: 今日 and the gap lists never name them. */
export function FindingsPage() {
  const today = useToday()
  const asked = useSection<'findings'>({ kind: 'findings', dossierId: null, today })
  const leave = () => navigate('dossiers')
  useShortcut('Escape', leave)
  const rows = asked.kind === 'answered' ? asked.answer : undefined
  return (
    <Page title="待办与缺项" count={rows === undefined ? undefined : `共 ${rows.length} 件`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {rows === undefined ? asked.kind === 'asking' && <Loading /> : <ListTable name="dossier-findings" label="待办与缺项" rows={rows.map((finding, index) => ({ ...finding, index }))} rowId={({ index }) => String(index)} columns={columns} onOpen={openDossierFinding} empty={<EmptyState text="没有待办和缺项。" />} />}
    </Page>
  )
}

const columns: readonly ListColumn<DossierFinding>[] = [
  { key: 'level', title: '', width: 90, cell: finding => <span className={`level ${finding.level}`}>{levelSigns[finding.level]} {dossierLevelWord(finding)}</span> },
  { key: 'name', title: '姓名', width: 100, cell: ({ name }) => name, compare: (a, b) => a.name.localeCompare(b.name, 'zh') },
  { key: 'message', title: '事项', width: 360, grow: true, cell: ({ message }) => message },
  { key: 'basis', title: '依据', width: 260, cell: ({ basis }) => basis },
]

/** To where it is mended. */
export function openDossierFinding({ dossierId, item }: DossierFinding): void {
  if (dossierId === null) navigate('dossiers', ['new', newId()])
  else navigate('dossiers', item === null ? [dossierId] : [dossierId, item.path, item.id])
}
