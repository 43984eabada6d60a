import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The path of a Chromium-family browser on this machine, or null. DANGWU_BROWSER names one outright. */
export function findBrowser() {
  const named = process.env.DANGWU_BROWSER
  if (named !== undefined && existsSync(named)) return named
  for (const name of names) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return null
}
