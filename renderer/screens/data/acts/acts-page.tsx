import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ActEntry, ActFilter } from '#shared/archive/act.ts'
import { actWords } from '#shared/archive/act-words.ts'
import { periodChoices, rangeOfText } from '../../../parts/period-choices.ts'
import type { ScreenProps } from '../../../parts/screen.ts'
import { useToday } from '../../../parts/today.ts'
import { historyRepository } from '../../../storage/history-repository.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate, replaceRoute } from '../../../ui/route.ts'
import { SearchBox } from '../../../ui/search-box.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useAsked } from '../use-asked.ts'
import { actColumns } from './act-columns.tsx'
import { ActDrawer } from './act-drawer.tsx'
import { ActListDialog } from './act-list-dialog.tsx'
import { CheckHeadDialog } from './check-head-dialog.tsx'
import { useActs } from './use-acts.ts'

/** 操作记录: every act since the archive was begun, who did it and what it changed. */
export function ActsPage({ query }: ScreenProps) {
  const today = useToday()
  const filter = useMemo(() => filterOf(query), [query])
  const { acts, isAll, failure, more } = useActs(filter)
  const undoable = useAsked(historyRepository.undoableActs)
  const [open, setOpen] = useState<ActEntry | null>(null)
  const [dialog, setDialog] = useState<'none' | 'print' | 'check'>('none')
  useShortcut('Ctrl+P', () => setDialog('print'))
  useShortcut('Escape', () => navigate('data'))
  const change = (some: Readonly<Record<string, string>>) => replaceRoute('data', ['acts'], Object.fromEntries(Object.entries({ ...query, ...some }).filter(([, value]) => value !== '')))
  const canUndo = (act: ActEntry) => undoable.kind === 'answered' && undoable.answer.some(one => one.seq === act.seq)
  return (
    <Page
      title="操作记录" count={acts === undefined ? undefined : isAll ? `共 ${acts.length} 次` : `已列出最近 ${acts.length} 次，往下滚动继续`}
      actions={<><Button onClick={() => navigate('data')} title="Esc">返回</Button><Button onClick={() => setDialog('check')}>核对校验码</Button><Button type="primary" onClick={() => setDialog('print')} title="Ctrl+P">打印或导出</Button></>}
      filters={(
        <>
          <Select aria-label="期间" className="filter" value={query['period'] ?? ''} options={[{ value: '', label: '全部时间' }, ...periodChoices(today).map(choice => ({ ...choice, options: [...choice.options] }))]} onChange={period => change({ period })} showSearch={{ optionFilterProp: 'label' }} />
          <Select aria-label="操作" className="filter" value={query['act'] ?? ''} options={actOptions} onChange={act => change({ act })} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} />
          <Input aria-label="操作人" className="short-field" placeholder="操作人（全名）" allowClear value={query['actor'] ?? ''} onChange={event => change({ actor: event.target.value })} />
          <SearchBox label="内容里的字" value={query['text'] ?? ''} onChange={text => change({ text })} />
          {Object.keys(query).length > 0 && <Button type="link" onClick={() => replaceRoute('data', ['acts'])}>清除筛选</Button>}
        </>
      )}
    >
      {failure !== null && <FailureNotice message={failure.message} detail={failure.detail} />}
      {acts === undefined && failure === null && <Loading />}
      {acts !== undefined && (
        <ListTable
          name="acts" label="操作记录" rows={acts} rowId={act => String(act.seq)} columns={actColumns} onOpen={setOpen} onNearEnd={more}
          empty={<EmptyState text="没有符合条件的操作。"><Button onClick={() => replaceRoute('data', ['acts'])}>清除筛选</Button></EmptyState>}
        />
      )}
      {open !== null && <ActDrawer key={open.seq} act={open} canUndo={canUndo(open)} onClose={() => setOpen(null)} />}
      {dialog === 'check' && <CheckHeadDialog onClose={() => setDialog('none')} />}
      {dialog === 'print' && <ActListDialog filter={filter} query={query} onClose={() => setDialog('none')} />}
    </Page>
  )
}

const actOptions = [{ value: '', label: '全部操作' }, ...Object.entries(actWords).map(([value, label]) => ({ value, label }))]

function filterOf(query: Readonly<Record<string, string>>): ActFilter {
  const range = rangeOfText(query['period'])
  return { from: range?.from ?? null, to: range?.to ?? null, actor: query['actor']?.trim() || null, act: query['act'] ?? null, text: query['text'] ?? '' }
}
