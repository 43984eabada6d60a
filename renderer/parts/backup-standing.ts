import type { DataStatus } from '#shared/contract/contract.ts'
import type { WarnLevel } from '#shared/rules/finding.ts'
import { daysAgo } from './instant-text.ts'

/** How old the last verified backup may be, in days, before it is 待办 and before it is 逾期. */
export const backupDueAfterDays = 7
export const backupOverdueAfterDays = 30

export type BackedUp = Pick<DataStatus, 'lastBackup' | 'isSample'>

export interface BackupStanding {
  readonly level: WarnLevel
  /** 今天备份过, 备份 9 天前, 备份在本机磁盘上, 还没有备份: short enough for the top bar. */
  readonly short: string
  /** What happened, and what to do. */
  readonly sentence: string
}

/** How safe the archive is against the loss of this PC, in words; null for the sample archive, which needs no backup. */
export function backupStanding({ lastBackup: last, isSample }: BackedUp, now: Date): BackupStanding | null {
  if (isSample) return null
  if (last === null) return { level: 'red', short: '还没有备份', sentence: '还没有备份到 U 盘。这台电脑丢失或损坏，档案就没有了：请今天就备份一次。' }
  const days = Math.max(0, daysAgo(new Date(last.at), now))
  const sentence = `上次备份在${days === 0 ? '今天' : ` ${days} 天前`}，写到“${last.label}”，已逐一读回核对。`
  const short = days === 0 ? '今天备份过' : `备份 ${days} 天前`
  if (days > backupOverdueAfterDays) return { level: 'red', short, sentence: `${sentence}已经超过 ${backupOverdueAfterDays} 天，请尽快再备份一次。` }
  if (last.onOwnDisk) return { level: 'yellow', short: '备份在本机磁盘上', sentence: `${sentence}备份在本机磁盘上，不能防丢：磁盘坏了，档案和备份一起没有。请再备份到 U 盘。` }
  if (days > backupDueAfterDays) return { level: 'yellow', short, sentence: `${sentence}已经超过 ${backupDueAfterDays} 天，该再备份一次了。` }
  return { level: 'green', short, sentence }
}
