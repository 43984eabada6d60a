import { Button, Select } from 'antd'
import { useMemo } from 'react'
import type { CadreListRow } from '#shared/ledgers/cadre-list.ts'
import { staffingText } from '#shared/rules/cadre-staffing.ts'
import { postKind } from '#shared/model/post.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useArchive } from '../../workers/use-archive.ts'
import { cadreColumns } from './cadre-columns.tsx'
import './cadres.css'

type Query = Readonly<Record<string, string>>

/** 党务干部: who does party work, for how long, and whether there are enough of them. */
export function CadresScreen({ query }: ScreenProps) {
  const today = useToday()
  const { id } = useOrganisationInView()
  const asked = useArchive({ kind: 'cadres', organisationId: id, today })
  const all = asked.kind === 'answered' ? asked.answer.rows : undefined
  const rows = useMemo(() => all?.filter(row => passes(row, query)), [all, query])
  const filter = (change: Query) => replaceRoute('cadres', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const exporting = useListExport('cadre-roster')
  const print = () => navigate('ledgers', [], { ledger: 'cadre-roster' })
  return (
    <Page
      title="党务干部" count={all === undefined || rows === undefined ? undefined : countText(all, rows)}
      actions={<>{exporting.button}<Button onClick={print} title="党务干部名册">打印名册</Button></>}
      filters={(
        <>
          <Select aria-label="专职兼职" className="filter" value={query['kind'] ?? ''} options={kindOptions} onChange={kind => filter({ kind })} popupMatchSelectWidth={false} />
          <Select aria-label="交流" className="filter" value={query['exchange'] ?? ''} options={exchangeOptions} onChange={exchange => filter({ exchange })} popupMatchSelectWidth={false} />
          <Select aria-label="后备" className="filter" value={query['reserve'] ?? ''} options={reserveOptions} onChange={reserve => filter({ reserve })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、拼音首字母、任意栏目" value={query['text'] ?? ''} onChange={text => filter({ text })} />
          {Object.keys(query).length > 0 && <Button type="link" onClick={() => replaceRoute('cadres')}>清除筛选</Button>}
        </>
      )}
    >
      {exporting.notice}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'answered' && <StaffingLine staffing={asked.answer.staffing} />}
      {rows === undefined || all === undefined ? (asked.kind === 'asking' && <Loading />) : (
        <ListTable
          name="cadres" label="党务干部" rows={rows} rowId={row => row.id} columns={cadreColumns} onOpen={row => navigate('people', [row.id])}
          empty={all.length === 0
            ? <EmptyState text="这里放专职、兼职做党务工作的人。打开一个人的“编辑”，勾选“是党务干部”，就列到这里。"><Button onClick={() => navigate('people')}>打开花名册</Button></EmptyState>
            : <EmptyState text="没有符合条件的党务干部。"><Button onClick={() => replaceRoute('cadres')}>清除筛选</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const kindOptions = [{ value: '', label: '专职和兼职' }, ...postKind.keys.map(value => ({ value, label: postKind.labels[value] }))]
const exchangeOptions = [{ value: '', label: '不限年限' }, { value: 'orange', label: '建议交流' }, { value: 'yellow', label: '将满年限' }]
const reserveOptions = [{ value: '', label: '是否后备不限' }, { value: 'yes', label: '后备人选' }]

function passes(row: CadreListRow, { kind, exchange, reserve, text }: Query): boolean {
  if (kind !== undefined && row.kind !== kind) return false
  if (exchange !== undefined && row.exchange !== exchange) return false
  if (reserve === 'yes' && row.reserve === '') return false
  const words = (text ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(word => word !== '')
  return words.every(word => row.pinyinInitials.startsWith(word) || Object.values(row.cells).some(cell => cell.toLowerCase().includes(word)))
}

/** 共 12 人（专职 2、兼职 10），筛出 3 人. */
function countText(all: readonly CadreListRow[], rows: readonly CadreListRow[]): string {
  const fullTime = all.filter(({ kind }) => kind === 'fullTime').length
  return `共 ${all.length} 人（专职 ${fullTime}、兼职 ${all.length - fullTime}）${rows.length === all.length ? '' : `，筛出 ${rows.length} 人`}`
}

interface StaffingProps { readonly staffing: Parameters<typeof staffingText>[0] }

/** 应配、实配、超缺 of the unit (机关条例 30 条). */
function StaffingLine({ staffing }: StaffingProps) {
  const level = staffing.kind === 'unknown' ? 'yellow' : staffing.lacks > 0 ? 'orange' : staffing.kind === 'range' && staffing.exceeds > 0 ? 'yellow' : 'green'
  return (
    <p className="staffing-line" role="status">
      <span className={`level ${level}`}>{levelSigns[level]}</span> 全单位：{staffingText(staffing)}。
      {staffing.kind === 'unknown' && <Button type="link" size="small" onClick={() => navigate('settings')}>到设置里填写</Button>}
    </p>
  )
}
