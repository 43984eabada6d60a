import type { WorkKind } from '#shared/contract/work.ts'
import { useObservable } from '../storage/observable.ts'
import { toHash, useRoute } from '../ui/route.ts'
import { works } from './work-keeper.ts'

/** What a work is called in the top bar, and the page that shows it. */
const pages: Readonly<Record<WorkKind, { readonly name: string; readonly path: readonly [string, ...string[]] }>> = {
  backup: { name: '备份', path: ['data', 'backup'] },
  verifySet: { name: '复验备份', path: ['data', 'backup'] },
  examineRestore: { name: '核对备份', path: ['data', 'restore'] },
  restore: { name: '恢复', path: ['data', 'restore'] },
  restoreNew: { name: '恢复', path: ['data', 'restore'] },
  importRoster: { name: '导入名册', path: ['import'] },
  submit: { name: '生成上报文件', path: ['data', 'submit'] },
  examineMerge: { name: '核对下级档案', path: ['data', 'merge'] },
  merge: { name: '汇总下级档案', path: ['data', 'merge'] },
  purge: { name: '清除', path: ['data', 'purge'] },
  finishPurge: { name: '清除', path: ['data', 'purge'] },
}

/** Long work that goes on, or has ended unread, while another page is shown: one line that leads back to it. */
export function WorkLine() {
  const known = useObservable(works)
  const { screen, rest } = useRoute()
  const here = [screen, ...rest].join('/')
  const elsewhere = (Object.keys(pages) as WorkKind[]).filter(kind => !here.startsWith(pages[kind].path.join('/'))) // the table's own keys
  const kind = elsewhere.find(one => known[one]?.kind === 'running') ?? elsewhere.find(one => known[one] !== undefined && known[one].kind !== 'idle')
  const state = kind === undefined ? undefined : known[kind]
  if (kind === undefined || state === undefined || state.kind === 'idle') return null
  const { name, path: [first, ...others] } = pages[kind]
  return <a className={state.kind === 'failed' ? 'work-line failed' : 'work-line'} role="status" href={toHash(first, others)}>{wordsOf(name, state)}</a>
}

function wordsOf(name: string, state: Exclude<NonNullable<ReturnType<typeof works.get>[WorkKind]>, { kind: 'idle' }>): string {
  switch (state.kind) {
    case 'running': {
      const { done, total } = state.progress ?? { done: 0, total: null }
      return total === null || total === 0 ? `正在${name}…` : `正在${name} ${Math.min(100, Math.floor((done / total) * 100))}%`
    }
    case 'done': return `✓ ${name}已完成`
    case 'cancelled': return `${name}已取消`
    case 'failed': return `✕ ${name}没有完成`
  }
}
