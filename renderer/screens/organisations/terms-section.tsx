import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import type { Organisation } from '#shared/model/organisation.ts'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { dueOn, termDue, termOn, usualYears } from '#shared/rules/term-due.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { navigate, toHash } from '../../ui/route.ts'

/** The organisation's terms, the newest first; each leads to its election. */
export function TermsSection({ organisation, isLiving }: { readonly organisation: Organisation; readonly isLiving: boolean }) {
  const today = useToday()
  const terms = useLiveQuery(() => termRepository.ofOrganisation(organisation.id), [organisation.id])
  if (terms === undefined || (usualYears[organisation.type] === null && terms.length === 0)) return null
  const present = termOn(terms, organisation.id, today)
  return (
    <>
      <h3 className="section-head">任期{isLiving && <Button size="small" onClick={() => navigate('terms', ['new'], { organisation: organisation.id })}>登记任期</Button>}</h3>
      {terms.length === 0 ? <p className="muted">还没有登记任期，不能提醒换届。</p> : (
        <table>
          <thead><tr><th scope="col">{labels.ordinal}</th><th scope="col">{labels.electedOn}</th><th scope="col">{labels.years}</th><th scope="col">届满日期</th><th scope="col">情况</th></tr></thead>
          <tbody>
            {terms.toReversed().map(term => (
              <tr key={term.id}>
                <td>{term.ordinal === '' ? '—' : term.ordinal}</td>
                <td><a href={toHash('terms', [term.id])}>{dottedDate(term.electedOn)}</a></td>
                <td>{term.years}</td>
                <td>{dottedDate(dueOn(term))}{term.extendedTo !== null && '（延期）'}</td>
                <td>{term === present ? standingText(termDue(term, today)) : term.electedOn > today ? '还没有开始' : '已换届'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function standingText(due: ReturnType<typeof termDue>): string {
  return due.kind === 'overdue' ? `✕ 逾期 ${due.daysLate} 天` : `本届，还有 ${due.daysLeft} 天`
}
