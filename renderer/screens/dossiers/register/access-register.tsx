import { Button } from 'antd'
import { accessAction, readFilesWords } from '#shared/model/dossier/dossier-access.ts'
import { chineseMoment } from '#shared/time/instant.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { AccessLine } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'

/** 调阅登记 over all files, the latest first. */
export function AccessRegister() {
  const asked = useSection<'accesses'>({ kind: 'accesses', dossierId: null })
  const leave = () => navigate('dossiers')
  useShortcut('Escape', leave)
  const lines = asked.kind === 'answered' ? asked.answer : undefined
  return (
    <Page title="调阅登记" count={lines === undefined ? undefined : `共 ${lines.length} 次`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading />}
      {lines !== undefined && (
        <ListTable
          name="dossier-accesses" label="调阅登记" rows={lines} rowId={({ access }) => access.id} columns={columns}
          onOpen={({ access: { dossierIds: [only, ...others] } }) => { if (only !== undefined && others.length === 0) navigate('dossiers', [only]) }}
          empty={<EmptyState text="每次查看、打印、导出都登记在这里：谁、什么时候、什么事由、谁批准。" />}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<AccessLine>[] = [
  { key: 'at', title: '时间', width: 190, cell: ({ access }) => chineseMoment(access.at) },
  { key: 'reader', title: '调阅人', width: 90, cell: ({ access }) => access.reader },
  { key: 'action', title: '方式', width: 90, cell: ({ access }) => accessAction.labels[access.action] },
  { key: 'names', title: '档案', width: 220, cell: ({ names }) => readFilesWords(names) },
  { key: 'what', title: '内容', width: 180, cell: ({ access }) => access.what },
  { key: 'purpose', title: '事由', width: 180, grow: true, cell: ({ access }) => access.purpose },
  { key: 'approver', title: '批准人', width: 140, cell: ({ access }) => access.approver },
  { key: 'operator', title: '操作人', width: 90, cell: ({ access }) => access.operator, hiddenAtFirst: true },
]
