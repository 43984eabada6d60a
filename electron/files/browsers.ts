import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What of the PC decides which browser is found: given, so that each system can be tested on any. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly exists: (path: string) => boolean
  /** The default value of a registry key, or null. */
  readonly registry: (key: string) => string | null
}

/** Commands by which Chromium-family browsers go on Linux: Debian's, Google's, Microsoft's, then those of 统信 and 麒麟 (UOS, 奇安信, 360, 红莲花). */
const linuxCommands = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable',
  'uos-browser', 'uos-browser-stable', 'deepin-browser', 'org.deepin.browser', 'qaxbrowser-safe', 'qaxbrowser-safe-stable', 'qaxbrowser',
  'browser360-cn', 'browser360-cn-stable', 'browser360', 'lotus-browser',
]
const linuxFiles = [
  '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/opt/qaxbrowser/qaxbrowser-safe', '/opt/apps/com.qianxin.browser-stable/files/qaxbrowser-safe-stable',
  '/opt/browser360/browser360', '/opt/apps/com.360.browser-stable/files/browser360-cn-stable', '/opt/apps/org.deepin.browser/files/org.deepin.browser', '/opt/apps/com.uniontech.browser/files/browser',
]

/** Programs that Windows knows by name (App Paths), and where they lie when it doesn't. */
const windowsPrograms = ['chrome.exe', 'msedge.exe', 'chromium.exe', 'qaxbrowser.exe', '360ChromeX.exe', '360chrome.exe']
const windowsFiles = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe'], ['Chromium', 'Application', 'chrome.exe'],
  ['Qianxin', 'Qaxbrowser', 'qaxbrowser.exe'], ['360ChromeX', 'Chrome', 'Application', '360ChromeX.exe'], ['360Chrome', 'Chrome', 'Application', '360chrome.exe'],
]

/** The PC's browser of the Chromium family, or null. DANGWU_BROWSER names one that is not found by itself. */
export function findBrowser(pc: Surroundings = thisPc): string | null {
  const named = pc.env['DANGWU_BROWSER'] ?? ''
  const candidates = [...(named === '' ? [] : [named]), ...(pc.platform === 'win32' ? windowsCandidates(pc) : linuxCandidates(pc))]
  return candidates.find(path => pc.exists(path)) ?? null
}

/** False where there is a desktop session, or a system that always has one. */
export function lacksDisplay({ platform, env }: Pick<Surroundings, 'platform' | 'env'> = thisPc): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']
}

function linuxCandidates({ env }: Surroundings): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return [...linuxCommands.flatMap(command => folders.map(folder => join(folder, command))), ...linuxFiles]
}

function windowsCandidates({ env, registry }: Surroundings): readonly string[] {
  const appPaths = windowsPrograms.flatMap(program =>
    ['HKCU', 'HKLM'].map(hive => registry(`${hive}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\${program}`)))
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
  const usual = windowsFiles.flatMap(parts => folders.map(folder => (folder === undefined ? null : [folder, ...parts].join('\\'))))
  return [...appPaths, ...usual].filter(path => path !== null)
}

const thisPc: Surroundings = { platform: process.platform, env: process.env, exists: existsSync, registry: readRegistry }

function readRegistry(key: string): string | null {
  try {
    const answer = execFileSync('reg', ['query', key, '/ve'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return /REG_SZ\s+"?([^"\r\n]+?)"?\s*$/m.exec(answer)?.[1] ?? null
  } catch {
    return null // reg ends with 1 when there is no such key
  }
}
