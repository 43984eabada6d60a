import type { ReactNode } from 'react'
import type { ResultOf } from '#shared/contract/work.ts'

export interface Parties {
  readonly giver: string
  readonly receiver: string
  readonly witness: string
}

export const emptyParties: Parties = { giver: '', receiver: '', witness: '' }

export type HandOverBackup = ResultOf<'backup'>

export type Stage = 'people' | 'holdings' | 'backup' | 'password' | 'list'

/** Nothing leaves the PC without a password: where there is none yet, it comes before the backup. */
export function stagesOf(isUnprotected: boolean): readonly Stage[] {
  return isUnprotected ? ['people', 'holdings', 'password', 'backup', 'list'] : ['people', 'holdings', 'backup', 'password', 'list']
}

export const stageTitles: Readonly<Record<Stage, string>> = { people: '谁交给谁', holdings: '交接什么', backup: '备份到 U 盘', password: '接收人设口令', list: '清单' }

/** What every step is told. */
export interface Way {
  readonly steps: readonly Stage[]
  readonly current: number
  readonly cancel: ReactNode
  readonly back: ReactNode
  readonly onDone: () => void
}

export function titlesOf(steps: readonly Stage[]): readonly string[] {
  return steps.map(step => stageTitles[step])
}
