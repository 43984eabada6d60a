import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import type { FoundDrive } from '../../files/drives.ts'
import { errorCode } from '../../files/durable-file.ts'
import { UnreadableSeal } from '../keys/age-file.ts'

/** What a backup met on its target. */
export type TargetFault = { readonly leftovers?: boolean } & (
  | { readonly kind: 'gone' | 'readOnly' | 'failed' | 'tooLarge' | 'held' | 'changed' }
  | { readonly kind: 'full'; readonly missingBytes: number | null }
  | { readonly kind: 'archiveDisk'; readonly isFull: boolean }
)

/** Null = not of the target: the clerk's cancelling, a fault of the program, or a failure that has its own sentence. */
export function targetFault(error: unknown, dataFolder: string): TargetFault | null {
  if (error instanceof UnreadableSeal) return { kind: 'changed' }
  const detail = error instanceof ExpectedFailure ? error.failure.detail ?? '' : String(error)
  const code = errorCode(error) || (/\bE[A-Z]{2,}\b/.exec(detail)?.[0] ?? '')
  if (!isOfTheSystem(error)) return null
  if (detail.includes(dataFolder)) return { kind: 'archiveDisk', isFull: code === 'ENOSPC' }
  if (code === '') return { kind: 'changed' } // written and read back, without a complaint, but not the same
  if (['EPERM', 'EACCES', 'EBUSY'].includes(code) && / rename /.test(`${detail} `.replace(',', ' '))) return { kind: 'held' }
  return faults[code] ?? { kind: 'failed' }
}

/** The failure, with the drive's name in its sentence; `error` goes to the log. */
export function targetFailure(drive: FoundDrive, fault: TargetFault, error?: unknown): ExpectedFailure {
  const { code, words } = sentence(drive, fault)
  const left = fault.kind === 'gone' || fault.leftovers === true ? '上面可能留有没写完的文件，下次备份时会自动清理。' : ''
  const detail = error instanceof ExpectedFailure ? error.failure.detail : error === undefined ? undefined : String(error)
  return new ExpectedFailure(code, { message: words + left, ...(detail === undefined ? {} : { detail }) })
}

const faults: Readonly<Record<string, TargetFault>> = {
  ENOSPC: { kind: 'full', missingBytes: null }, EDQUOT: { kind: 'full', missingBytes: null }, EFBIG: { kind: 'tooLarge' },
  EROFS: { kind: 'readOnly' }, EACCES: { kind: 'readOnly' }, EPERM: { kind: 'readOnly' },
  ENODEV: { kind: 'gone' }, ENXIO: { kind: 'gone' }, ENOTCONN: { kind: 'gone' }, ESTALE: { kind: 'gone' },
}

const writing: readonly FailureCode[] = ['disk-full', 'read-only', 'file-too-large', 'folder-missing', 'write-failed']

function isOfTheSystem(error: unknown): boolean {
  return error instanceof ExpectedFailure ? writing.includes(error.failure.code) : error instanceof Error && 'syscall' in error
}

const untouched = '备份没有完成。档案没有受影响，上面原有的备份也没有改动。'

function sentence(drive: FoundDrive, fault: TargetFault): { readonly code: FailureCode; readonly words: string } {
  const name = drive.kind === 'removable' ? `U 盘“${drive.label}”` : `“${drive.label}”`
  switch (fault.kind) {
    case 'gone': return { code: 'drive-gone', words: `${name}已断开或找不到了，${untouched}请重新插好，再备份一次。` }
    case 'full': return { code: 'drive-full', words: `${name}空间不足${missing(fault.missingBytes)}，${untouched}请换一个 U 盘，或删除上面的旧备份和别的文件后再备份。` }
    case 'readOnly': return { code: 'drive-read-only', words: `${name}有写保护，或当前用户没有写入权限，${untouched}请拨开 U 盘的写保护开关，或换一个 U 盘。` }
    case 'tooLarge': return { code: 'file-too-large', words: `${name}存不下这么大的一个文件（FAT32 格式单个文件不能超过 4 GB），${untouched}请改为备份成文件夹，或换一个 U 盘。` }
    case 'held': return { code: 'drive-failed', words: `${name}上的文件一直被别的程序占用（多半是杀毒软件正在检查），${untouched}请等几分钟再备份；若总是这样，请维护人员把这个 U 盘设为信任。` }
    case 'changed': return { code: 'drive-failed', words: `写到${name}上的内容读回来不一样，这个 U 盘已不可靠，${untouched}请换一个 U 盘再备份。` }
    case 'failed': return { code: 'drive-failed', words: `${name}读写出错，${untouched}请换一个 U 盘再备份。` }
    case 'archiveDisk': return fault.isFull
      ? { code: 'disk-full', words: `放档案的磁盘空间不足，做不成一个文件的备份，${untouched}请清理这台电脑的磁盘，或改为备份成文件夹。` }
      : { code: 'damaged', words: `档案所在的磁盘读写出错，${untouched}请尽快请维护人员检查这台电脑的磁盘，并保管好已有的备份。` }
  }
}

function missing(bytes: number | null): string {
  return bytes === null ? '' : `，还差约 ${Math.max(1, Math.ceil(bytes / 1024 / 1024))} MB`
}
