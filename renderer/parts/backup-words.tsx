import type { BackupRecord } from '#shared/archive/backup-set.ts'
import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { toHash } from '../ui/route.ts'
import { backupStanding } from './backup-standing.ts'

/** 「! 待办　备份 9 天前」, leading to the data page. */
export function BackupWords({ last }: { readonly last: BackupRecord | null }) {
  const { level, short, sentence } = backupStanding(last, new Date())
  return <a className={level === 'green' ? 'muted' : `level ${level}`} href={toHash('data')} title={sentence}>{levelSigns[level]} {level === 'green' ? '' : `${warnLevel.labels[level]}　`}{short}</a>
}
