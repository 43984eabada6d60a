import type { DriveBackup } from './backup-to-drive.ts'

/** What a finished backup shows to be wrong with the archive: it is told, and the backup stands. */
export function backupWarnings({ contradicted, missingBlobs }: Pick<DriveBackup, 'contradicted' | 'missingBlobs'>): string[] {
  return [
    ...(missingBlobs.length === 0 ? [] : [missingAttachmentsWords(missingBlobs.length)]),
    ...(contradicted.length === 0 ? [] : [`上面的旧备份记着的第 ${Math.max(...contradicted)} 次保存与本机的不同。除非本机是用更早的备份恢复的，否则档案的历史可能被改写过，请核对。这次备份照常可用。`]),
  ]
}

export function missingAttachmentsWords(count: number): string {
  return `有 ${count} 个附件在档案里已经缺失或损坏，没有备份到；其他内容都已备份。`
}
