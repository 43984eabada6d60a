import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { type Binder, binderFormat } from '#shared/model/binder.ts'
import { tables } from '#shared/model/tables.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { chinesePeriod } from '#shared/time/period.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { binderRepository } from '../../storage/binder-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'

const shownFirst = 10

/** Binders that were made, each with what changed in its records since. */
export function FormerBinders({ today }: { readonly today: LocalDate }) {
  const binders = useLiveQuery(binderRepository.all, [])
  const known = useOrganisations()
  const [isAll, setAll] = useState(false)
  const [openId, setOpen] = useState<string | null>(null)
  if (binders === undefined || known === undefined) return null
  if (binders.length === 0) return <section className="former-binders" aria-label="做过的册子"><h2>做过的册子</h2><p className="muted">还没有做过。成册以后记在这里，下次检查时能看到此后改了什么。</p></section>
  return (
    <section className="former-binders" aria-label="做过的册子">
      <h2>做过的册子</h2>
      <ul>
        {(isAll ? binders : binders.slice(0, shownFirst)).map(binder => (
          <li key={binder.id}>
            <div className="field-line">
              <strong>{chineseDate(binder.madeOn)}　{binder.checklist}</strong>
              <span>{binder.organisationIds[0] !== undefined && shortNameOn(known.facts, binder.organisationIds[0], binder.madeOn)}　{chinesePeriod(binder.period)}　{binder.entries.length} 个部分　{binder.formats.map(format => binderFormat.labels[format]).join('、')}</span>
              <Button size="small" onClick={() => setOpen(openId === binder.id ? null : binder.id)}>{openId === binder.id ? '收起' : '此后改了什么'}</Button>
            </div>
            {openId === binder.id && <Changes binder={binder} today={today} />}
          </li>
        ))}
      </ul>
      {!isAll && binders.length > shownFirst && <Button size="small" onClick={() => setAll(true)}>显示其余 {binders.length - shownFirst} 册</Button>}
    </section>
  )
}

const changeNames = { added: '新增', changed: '修改', deleted: '删除' } as const
const shownRows = 200

/** New, changed and deleted records of what the binder shows. */
function Changes({ binder, today }: { readonly binder: Binder; readonly today: LocalDate }) {
  const [told, tell] = useDoing(() => binderRepository.changesSince(binder, today))
  useEffect(() => { void tell() }, [tell])
  switch (told.kind) {
    case 'idle':
    case 'running': return <Loading rows={3} />
    case 'failed': return <FailureNotice message={told.message} detail={told.detail} />
    case 'done': {
      if (told.value.kind === 'historyGone') return <p className="muted">这册成册时的历史已不在档案里（清除过记录，或换过档案），说不出此后改了什么。</p>
      const { total, rows, rowsTotal } = told.value.report
      if (total.added + total.changed + total.deleted === 0) return <p className="muted" role="status">此后没有变化。</p>
      return (
        <>
          <p role="status">此后新增 {total.added} 条、修改 {total.changed} 条、删除 {total.deleted} 条。</p>
          <ul className="binder-changes">
            {rows.slice(0, shownRows).map(row => <li key={`${row.table} ${row.id}`}><span className="muted">{row.organisation ?? '—'}　{tables[row.table].name}　</span>{row.title}<span className="muted">　{changeNames[row.change]}</span></li>)}
          </ul>
          {rowsTotal > shownRows && <p className="muted">共 {rowsTotal} 条，这里列出前 {Math.min(shownRows, rows.length)} 条。</p>}
        </>
      )
    }
  }
}
