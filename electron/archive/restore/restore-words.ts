import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'

/** Failures of writing speak of records that were not saved: here nothing stood on the screen. */
export async function inRestoreWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const { code, detail, message } = error.failure
    const words = writing[code]
    throw words === undefined || !message.includes(onScreen) ? error : new ExpectedFailure(code, { message: words, ...(detail === undefined ? {} : { detail }) })
  }
}

/** How the usual sentences go; one that was made for restoring says something else. */
const onScreen = '屏幕上'

const writing: Readonly<Partial<Record<FailureCode, string>>> = {
  'disk-full': '磁盘空间不足，没有恢复，档案没有被改动。请清理磁盘后再恢复。',
  'read-only': '数据文件夹只能读、不能写，没有恢复，档案没有被改动。请检查文件夹权限或磁盘写保护后再恢复。',
  'file-too-large': '这个磁盘存不下这么大的一个文件，没有恢复，档案没有被改动。请换一个磁盘。',
  'write-failed': '读写磁盘出错，没有恢复，档案没有被改动。请检查磁盘后再恢复。',
}
