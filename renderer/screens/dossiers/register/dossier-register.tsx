import { LockOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { useMemo } from 'react'
import { overallGrade } from '#shared/model/dossier/dossier-evaluation.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { DraftsLeft } from '../../../parts/drafts-left.tsx'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { observable, useObservable } from '../../../storage/observable.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { SearchBox } from '../../../ui/search-box.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { DossierLine } from '../../../workers/section/dossier-line.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { sectionDraftAddress } from './section-drafts.ts'

const states = {
  stale: { word: '今年未更新', holds: (line: DossierLine) => !line.isUpdatedThisYear && !line.isClosed },
  due: { word: '有待办', holds: (line: DossierLine) => line.openFollowUps > 0 },
  closed: { word: '已停止建档', holds: (line: DossierLine) => line.isClosed },
} as const
const stateKeys = Object.keys(states) as readonly (keyof typeof states)[] // Object.keys forgets the key type

/** What it is narrowed to, for as long as the window stands: never in the address, which the browser keeps on the disk. */
const narrowed = observable<{ readonly text: string; readonly state: keyof typeof states | null }>({ text: '', state: null })

/** 档案登记册: every file, one line each. */
export function DossierRegister() {
  const today = useToday()
  const asked = useSection<'dossiers'>({ kind: 'dossiers', today })
  const lines = asked.kind === 'answered' ? asked.answer : undefined
  const { text: typed, state } = useObservable(narrowed)
  const text = typed.trim()
  const shown = useMemo(() => lines?.filter(line => (state === null || states[state].holds(line)) && (text === '' || `${line.name}\n${line.archiveNo}\n${line.position}`.includes(text))), [lines, state, text])
  const add = () => navigate('dossiers', ['new', newId()])
  const print = () => navigate('dossiers', ['print'])
  useShortcut('Ctrl+P', print)
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="政治素质档案" count={lines === undefined || shown === undefined ? undefined : shown.length === lines.length ? `共 ${lines.length} 册` : `共 ${lines.length} 册，筛出 ${shown.length} 册`}
      actions={(
        <>
          <Button icon={<PrinterOutlined />} onClick={print} title="Ctrl+P">打印、导出</Button>
          <Button icon={<LockOutlined />} onClick={() => void sectionDoor.lock()}>锁上</Button>
          <Dropdown trigger={['click']} menu={{ items: tasks.map(({ path, word }) => ({ key: path, label: word })), onClick: ({ key }) => navigate('dossiers', [key]) }}><Button>更多</Button></Dropdown>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">建档</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="状态" className="filter" value={state ?? 'all'} options={[{ value: 'all', label: '全部' }, ...stateKeys.map(value => ({ value, label: states[value].word }))]} onChange={next => narrowed.set({ text: typed, state: stateKeys.find(key => key === next) ?? null })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、编号、职务" value={typed} onChange={next => narrowed.set({ text: next, state })} />
        </>
      )}
    >
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading />}
      {lines !== undefined && <DraftsLeft place={sectionDraftRepository} addressOf={draft => sectionDraftAddress(draft, lines)} />}
      {shown !== undefined && (
        <ListTable
          name="dossiers" label="政治素质档案" rows={shown} rowId={line => line.id} columns={columns} onOpen={line => navigate('dossiers', [line.id])}
          empty={<EmptyState text={lines?.length === 0 ? '这里是领导干部的政治素质档案，一人一册。从人员里选一名领导干部，给他建档；已有登记册的，在“更多”里从表格读入。' : '没有符合条件的档案。'}><Button onClick={add}>建档</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const tasks = [{ path: 'findings', word: '待办与缺项' }, { path: 'matrix', word: '政治素质矩阵' }, { path: 'template', word: '目录与测评表' }, { path: 'accesses', word: '调阅登记' }, { path: 'import', word: '从表格读入登记册' }, { path: 'password', word: '更换口令' }] as const

const columns: readonly ListColumn<DossierLine>[] = [
  { key: 'archiveNo', title: '档案编号', width: 110, cell: line => line.archiveNo, compare: (a, b) => a.archiveNo.localeCompare(b.archiveNo, 'zh', { numeric: true }) },
  { key: 'name', title: '姓名', width: 100, cell: line => line.name, compare: (a, b) => a.name.localeCompare(b.name, 'zh') },
  { key: 'position', title: '单位及职务', width: 180, grow: true, cell: line => line.position },
  { key: 'openedOn', title: '建档日期', width: 110, cell: line => dottedDate(line.openedOn), compare: (a, b) => (a.openedOn < b.openedOn ? -1 : 1) },
  { key: 'entries', title: '材料（正向/反向）', width: 150, align: 'right', cell: line => `${line.entries}（${line.positive}/${line.negative}）`, compare: (a, b) => a.entries - b.entries },
  { key: 'updatedOn', title: '最近更新', width: 110, cell: line => dottedDate(line.updatedOn), compare: (a, b) => (a.updatedOn < b.updatedOn ? -1 : 1) },
  { key: 'state', title: '年度更新', width: 110, cell: standing },
  { key: 'grade', title: '最近鉴定', width: 110, cell: ({ lastGrade }) => (lastGrade === null ? '' : `${lastGrade.year} ${overallGrade.labels[lastGrade.grade]}`) },
  { key: 'followUps', title: '待办', width: 70, align: 'right', cell: line => (line.openFollowUps === 0 ? '' : String(line.openFollowUps)), compare: (a, b) => a.openFollowUps - b.openFollowUps },
]

function standing(line: DossierLine) {
  if (line.isClosed) return <span className="muted">已停止建档</span>
  return line.isUpdatedThisYear ? <span className="level green">✓ 已更新</span> : <span className="level yellow">! 今年未更新</span>
}
