import { Button, Modal } from 'antd'
import type { ActFilter } from '#shared/archive/act.ts'
import { actName } from '#shared/archive/act-words.ts'
import { headCode } from '#shared/archive/head-code.ts'
import { documentStem } from '#shared/documents/file-name.ts'
import { actListDocument } from '#shared/ledgers/act-list.ts'
import { chinesePeriod, Period } from '#shared/time/period.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { PaperOut } from '../../../parts/paper-out.tsx'
import { unitRepository } from '../../../storage/unit-repository.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useAsked } from '../use-asked.ts'
import { allActs } from './use-acts.ts'

interface Props {
  readonly filter: ActFilter
  readonly query: Readonly<Record<string, string>>
  readonly onClose: () => void
}

/** What the list shows, on paper. */
export function ActListDialog({ filter, query, onClose }: Props) {
  const scope = scopeWords(filter, query)
  const asked = useAsked(() => listOf(filter, scope))
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  return (
    <Modal open scrollLock={false} title="打印或导出操作记录" width={620} onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>}>
      <p>范围：{scope}。页脚印有校验码，以后可以核对档案有没有被改写。</p>
      {asked.kind === 'asking' && <Loading rows={2} />}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'answered' && <PaperOut document={asked.answer} fileName={documentStem(`操作记录_${scope}`)} print={{ isPrimary: true }} />}
    </Modal>
  )
}

async function listOf(filter: ActFilter, scope: string) {
  const [acts, unit] = await Promise.all([allActs(filter), unitRepository.current()])
  const newest = acts[0]
  const note = newest === undefined ? {} : { note: `第 ${newest.seq} 次保存　校验码 ${headCode(newest.head)}` }
  return actListDocument({ unit: unit?.name ?? '', scope, acts, clock: instantText, ...note })
}

function scopeWords({ actor, act, text }: ActFilter, query: Readonly<Record<string, string>>): string {
  const period = Period.safeParse(query['period'])
  const parts = [period.success ? chinesePeriod(period.data) : '', actor === null ? '' : `操作人${actor}`, act === null ? '' : actName(act), text === '' ? '' : `含“${text}”`]
  return parts.filter(part => part !== '').join('，') || '全部'
}
