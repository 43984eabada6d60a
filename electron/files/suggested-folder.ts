import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

const folderName = '党务台账数据'
const longestLookMs = 10_000

/** Where a first archive goes unless another place is chosen: a second fixed drive outlives a new Windows on the first (formats.md §9). */
export async function suggestedFolder(platform: NodeJS.Platform = process.platform, isFixedDrive = asksWindows): Promise<string> {
  if (platform === 'win32' && await isFixedDrive('D:')) return `D:\\${folderName}`
  return path.join(homedir(), folderName)
}

/** A stick or a disc may be D: too. */
function asksWindows(drive: string): Promise<boolean> {
  if (!existsSync(`${drive}\\`)) return Promise.resolve(false)
  const question = `(New-Object System.IO.DriveInfo('${drive}')).DriveType`
  return new Promise(resolve => {
    execFile('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', question], { timeout: longestLookMs, windowsHide: true }, (error, answer) => {
      resolve(error === null && answer.trim() === 'Fixed')
    })
  })
}
