import { Button, Select } from 'antd'
import { useState } from 'react'
import { collectionRate } from '#shared/rules/dues/dues-totals.ts'
import { yuanText } from '#shared/rules/dues/money.ts'
import { monthOf, yearOf } from '#shared/time/local-date.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useToday } from '../../parts/today.ts'
import { useCellDraft } from '../../parts/use-cell-draft.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import type { DuesBook } from '../../workers/dues-book.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { BranchChoice } from './branch-choice.tsx'
import { CollectionGrid } from './collection-grid.tsx'
import { CollectionSettings, useCollectionSettings } from './collection-settings.tsx'
import { hasStanding, isNamed, type Standing, standings, totalsOf } from './collection-rows.ts'
import { DuesPages } from './dues-pages.tsx'
import { useCollection } from './use-collection.ts'
import { yearOptions } from './year-options.ts'

type Query = Readonly<Record<string, string>>

/** 党费收缴: a year of the branches in view, filled in from the keyboard. */
export function CollectionPage({ query }: { readonly query: Query }) {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const year = Number(query['year'] ?? yearOf(today))
  const asked = useArchive<'dues'>({ kind: 'dues', standards: false, organisationIds: ids === null ? null : [...ids], branchId: query['branch'] ?? null, personId: query['person'] ?? null, year, today })
  const draft = useCellDraft('dues-payment', String(year))
  const filter = (change: Query) => replaceRoute('dues', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  if (asked.kind === 'failed') return <Page title="党费收缴"><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking' || draft === undefined || asked.answer.year !== year) {
    return <Page title="党费收缴" filters={<YearSelect year={year} onChange={next => filter({ year: String(next) })} />}><Loading /></Page>
  }
  return <Collection key={`${year} ${asked.answer.branchId ?? ''}`} book={asked.answer} draft={draft} query={query} filter={filter} />
}

interface Props {
  readonly book: DuesBook
  readonly draft: NonNullable<ReturnType<typeof useCellDraft>>
  readonly query: Query
  readonly filter: (change: Query) => void
}

function Collection({ book, draft, query, filter }: Props) {
  const today = useToday()
  const { rows, record, failed } = useCollection(book, today)
  const [settings, changeSettings] = useCollectionSettings()
  const [isOverall, setOverall] = useState(true)
  const standing: Standing = query['standing'] !== undefined && query['standing'] in standings ? query['standing'] as Standing : 'all' // a key of standings, just checked
  const text = query['text'] ?? ''
  const shown = rows.filter(row => isNamed(row, text) && hasStanding(row, standing))
  const month = book.year === yearOf(today) ? monthOf(today) : 12
  const totals = totalsOf(shown, isOverall ? null : month)
  const rate = collectionRate(totals)
  const exporting = useListExport('dues-collection', { period: yearPeriod(book.year) })
  return (
    <Page
      title="党费收缴" count={shown.length === rows.length ? `共 ${rows.length} 人` : `共 ${rows.length} 人，筛出 ${shown.length} 人`}
      actions={<><DuesPages current="collection" year={book.year} branchId={book.branchId} />{exporting.button}<Button onClick={() => navigate('ledgers', [], { ledger: 'dues-collection' })}>打印台账</Button></>}
      filters={(
        <>
          <YearSelect year={book.year} onChange={year => filter({ year: String(year) })} />
          <Select aria-label="状态" className="filter" value={standing} options={Object.entries(standings).map(([value, label]) => ({ value, label }))} onChange={next => filter({ standing: next === 'all' ? '' : next })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、拼音首字母" value={text} onChange={next => filter({ text: next })} />
          <CollectionSettings {...settings} onChange={changeSettings} />
        </>
      )}
    >
      {exporting.notice}
      <BranchChoice book={book} onChoose={branch => filter({ branch, person: '' })} />
      <div className="dues-totals" role="status" aria-label="合计">
        <Select aria-label="合计的期间" size="small" value={isOverall ? 'year' : 'month'} options={[{ value: 'year', label: `${book.year}年` }, { value: 'month', label: `${month}月` }]} onChange={value => setOverall(value === 'year')} popupMatchSelectWidth={false} />
        <span>应交 {yuanText(totals.dueCents)}</span><span>实交 {yuanText(totals.paidCents)}</span><span>其中补交 {yuanText(totals.lateCents)}</span><span>欠交 {yuanText(totals.owedCents)}</span>
        {rate !== '' && <span>收缴率 {rate}</span>}
        {totals.notSet > 0 && <span className="dues-warning">! 未核定 {totals.notSet} 人月</span>}
      </div>
      {failed !== null && <FailureNotice message={failed.message} detail={failed.detail} />}
      <CollectionGrid book={book} rows={shown} isFiltered={shown.length !== rows.length} settings={settings} record={record} draft={draft} personId={query['person'] ?? null} />
    </Page>
  )
}

function YearSelect({ year, onChange }: { readonly year: number; readonly onChange: (year: number) => void }) {
  const today = useToday()
  return <Select aria-label="年度" className="filter" value={year} options={[...yearOptions(today, year)]} onChange={onChange} popupMatchSelectWidth={false} />
}
