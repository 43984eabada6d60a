import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { toHash } from '../ui/route.ts'
import { backupStanding, type BackedUp } from './backup-standing.ts'

/** 「! 待办　备份 9 天前」, leading to the data page; nothing for the sample archive. */
export function BackupWords({ status }: { readonly status: BackedUp }) {
  const standing = backupStanding(status, new Date())
  if (standing === null) return null
  const { level, short, sentence } = standing
  return <a className={level === 'green' ? 'muted' : `level ${level}`} href={toHash('data')} title={sentence}>{levelSigns[level]} {level === 'green' ? '' : `${warnLevel.labels[level]}　`}{short}</a>
}
