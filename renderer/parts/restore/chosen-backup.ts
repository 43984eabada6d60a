import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Secret } from '#shared/archive/secret.ts'

/** Where backups are looked for: a folder of any drive, or beside the archive itself. */
export type BackupPlace = { readonly folder: string; readonly label: string } | { readonly own: 'snapshots' | 'mirror' }

/** One backup of one set, and what opens it. */
export interface ChosenBackup {
  readonly set: SetLook
  readonly backup: BackupInfo
  readonly secret: Secret | null
}

/** Whether the clerk must say what opens it. */
export function asksForSecret({ opensWith }: SetLook): boolean {
  return !opensWith.some(way => way === 'own' || way === 'open')
}

/** As a long work is ordered. */
export function orderOf({ set, backup, secret }: ChosenBackup): { readonly set: string; readonly secret: Secret | null; readonly backupId: string } {
  return { set: set.set, secret: asksForSecret(set) ? secret : null, backupId: backup.id }
}

/** Records come back, but these attachments are in neither place. */
export function missingWords(files: readonly string[]): string {
  return `记录都能恢复，但有 ${files.length} 个附件的文件在备份里和这台电脑上都找不到：${files.slice(0, 3).join('、')}${files.length > 3 ? ' 等' : ''}。`
}
