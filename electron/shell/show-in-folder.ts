import { spawn } from 'node:child_process'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'

/** Opens the PC's file manager at a document. */
export function showInFolder(file: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const [program, argument] = platform === 'win32' ? ['explorer.exe', `/select,${file}`] as const : ['xdg-open', path.dirname(file)] as const
  return new Promise((resolve, reject) => {
    const child = spawn(program, [argument], { detached: true, stdio: 'ignore' })
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
    child.once('error', error => {
      reject(new ExpectedFailure('folder-missing', { message: `这台电脑上没有能打开的文件管理器，文件已经保存好。请自行打开文件夹：${path.dirname(file)}`, detail: String(error) }))
    })
  })
}
