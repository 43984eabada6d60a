import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Finding } from '#shared/rules/finding.ts'
import { type YearSealing, yearSealing } from '#shared/rules/year-seal.ts'
import { chineseDate, type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { FindingButton, worstFirst } from '../../../parts/finding-column.tsx'
import { openFinding } from '../../../parts/open-finding.ts'
import { LongTextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { yearSealRepository } from '../../../storage/year-seal-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useArchive } from '../../../workers/use-archive.ts'

type Open = { readonly kind: 'seal' | 'reopen'; readonly year: number } | null

/** 封账: the years with their state, and what of each is still open. */
export function YearSealPage() {
  const today = useToday()
  const seals = useLiveQuery(yearSealRepository.all, [])
  const counted = useLiveQuery(yearSealRepository.yearsWithMeetings, [])
  const asked = useArchive({ kind: 'standing', organisationIds: null, today, matters: ['organisationalLife', 'records'] })
  const [open, setOpen] = useState<Open>(null)
  useShortcut('Escape', () => navigate('data'))
  const findings = asked.kind === 'answered' ? asked.answer.findings : []
  const ofYear = (year: number) => findings.filter(finding => finding.period.startsWith(String(year)))
  return (
    <Page title="封账" actions={<Button onClick={() => navigate('data')} title="Esc">返回</Button>}>
      <p className="muted">每年的会议记录到次年 3 月 31 日前可以补，4 月 1 日起可以封账。封账以后，那一年的会议不能再新增、修改、删除；确需更正的，写明原因重新开账，操作记录里都留有痕迹。</p>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {(seals === undefined || counted === undefined) && <Loading />}
      {counted?.length === 0 && <EmptyState text="还没有会议记录。有了记录，这里按年列出，到期可以封账。" />}
      {seals !== undefined && counted?.map(({ year, meetings }) => (
        <Year key={year} year={year} meetings={meetings} sealing={yearSealing(year, seals, today)} findings={asked.kind === 'answered' && year >= yearOf(today) - 1 ? ofYear(year) : null} onOpen={setOpen} />
      ))}
      {open?.kind === 'seal' && <SealDialog year={open.year} open={ofYear(open.year).length} today={today} onClose={() => setOpen(null)} />}
      {open?.kind === 'reopen' && <ReopenDialog year={open.year} today={today} onClose={() => setOpen(null)} />}
    </Page>
  )
}

interface YearProps {
  readonly year: number
  readonly meetings: number
  readonly sealing: YearSealing
  /** null = not known (yet, or of a year that is no longer looked at). */
  readonly findings: readonly Finding[] | null
  readonly onOpen: (open: Open) => void
}

const findingsShown = 6

function Year({ year, meetings, sealing, findings, onOpen }: YearProps) {
  const [isAll, setAll] = useState(false)
  const canSeal = sealing.kind === 'sealable' || sealing.kind === 'reopened'
  return (
    <section className="data-task" aria-label={`${year}年度`}>
      <div className="data-task-head">
        <div><h2>{year}年度　<span className={sealing.kind === 'sealed' ? 'level green' : 'muted'}>{stateWords(sealing)}</span></h2><p className="muted">{meetings} 次会议{findings !== null && sealing.kind !== 'sealed' && (findings.length === 0 ? '，没有缺项' : `，还有 ${findings.length} 项没有补齐`)}{sealing.kind === 'reopened' && `。重新开账原因：${sealing.reason}`}</p></div>
        {canSeal && <Button onClick={() => onOpen({ kind: 'seal', year })}>{sealing.kind === 'reopened' ? '再次封账' : '封账'}</Button>}
        {sealing.kind === 'sealed' && <Button onClick={() => onOpen({ kind: 'reopen', year })}>重新开账</Button>}
      </div>
      {findings !== null && canSeal && findings.length > 0 && (
        <div className="findings">
          {worstFirst(findings).slice(0, isAll ? undefined : findingsShown).map((finding, index) => (
            <div key={index}><div className="muted">{finding.subject.name}</div><FindingButton finding={finding} onOpen={openFinding} /></div>
          ))}
          {!isAll && findings.length > findingsShown && <Button type="link" size="small" onClick={() => setAll(true)}>显示其余 {findings.length - findingsShown} 项</Button>}
        </div>
      )}
    </section>
  )
}

function stateWords(sealing: YearSealing): string {
  switch (sealing.kind) {
    case 'open': return `${chineseDate(sealing.from)}起可以封账`
    case 'sealable': return '可以封账'
    case 'sealed': return `✓ 已于${chineseDate(sealing.on)}封账`
    case 'reopened': return `${chineseDate(sealing.on)}重新开账`
  }
}

interface DialogProps { readonly year: number; readonly today: LocalDate; readonly onClose: () => void }

function SealDialog({ year, open, today, onClose }: DialogProps & { readonly open: number }) {
  return (
    <ActDialog title={`${year}年度封账`} verb="封账" check={() => true} act={() => yearSealRepository.sealYear(year, today)} onClose={onClose}>
      <p>封账以后，{year}年度的会议只能查看和打印，不能新增、修改、删除。{open > 0 && `还有 ${open} 项没有补齐，封账后要补就得重新开账。`}</p>
      <p className="muted">确需更正时可以重新开账，要写明原因。</p>
    </ActDialog>
  )
}

function ReopenDialog({ year, today, onClose }: DialogProps) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const check = () => {
    setTried(true)
    return reason.trim() !== ''
  }
  return (
    <ActDialog title={`${year}年度重新开账`} verb="重新开账" check={check} act={() => yearSealRepository.reopenYear(year, reason.trim(), today)} onClose={onClose}>
      <p>重新开账以后，{year}年度的会议可以更正。原因记入操作记录，更正完请再次封账。</p>
      <FormRow label="原因" required problem={isTried && reason.trim() === '' ? '请写明为什么要重新开账' : null}><LongTextField label="重新开账原因" value={reason} onChange={setReason} placeholder="如：上级要求补正第三季度党课记录" /></FormRow>
    </ActDialog>
  )
}
