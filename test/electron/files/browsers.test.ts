import { describe, expect, test } from 'vitest'
import { type Surroundings, findBrowser, lacksDisplay } from '../../../electron/files/browsers.ts'

function linux(...there: string[]): Surroundings {
  return { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' }, exists: path => there.includes(path), registry: () => null }
}

function windows(there: string[], registry: Record<string, string> = {}): Surroundings {
  const env = { 'ProgramFiles': 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', 'LOCALAPPDATA': 'C:\\Users\\clerk\\AppData\\Local' }
  return { platform: 'win32', env, exists: path => there.includes(path), registry: key => registry[key] ?? null }
}

describe('the browser of this PC', () => {
  test.each([
    ['chromium of Debian', '/usr/bin/chromium'], ['Chrome', '/usr/bin/google-chrome'], ['Edge', '/usr/bin/microsoft-edge'], ['UOS', '/usr/bin/uos-browser'],
    ['奇安信', '/usr/bin/qaxbrowser-safe-stable'], ['360', '/usr/bin/browser360-cn'], ['Chrome beside PATH', '/opt/google/chrome/chrome'],
  ])('on Linux: %s', (_, path) => {
    expect(findBrowser(linux(path))).toBe(path)
  })

  test('chromium comes before the others, whatever the order of PATH', () => {
    expect(findBrowser(linux('/usr/local/bin/microsoft-edge', '/usr/bin/chromium'))).toBe('/usr/bin/chromium')
  })

  test('on Windows: as the registry knows it, else in the usual folders', () => {
    const chrome = 'E:\\Chrome\\chrome.exe'
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe'
    expect(findBrowser(windows([chrome, edge], { [key]: chrome }))).toBe(chrome)
    expect(findBrowser(windows([edge], { [key]: chrome }))).toBe(edge)
  })

  test('one that DANGWU_BROWSER names comes first, if it is there', () => {
    const pc = linux('/usr/bin/chromium', '/srv/own-browser')
    expect(findBrowser({ ...pc, env: { ...pc.env, DANGWU_BROWSER: '/srv/own-browser' } })).toBe('/srv/own-browser')
    expect(findBrowser({ ...pc, env: { ...pc.env, DANGWU_BROWSER: '/srv/gone' } })).toBe('/usr/bin/chromium')
  })

  test('none is null', () => {
    expect(findBrowser(linux('/usr/bin/firefox'))).toBeNull()
    expect(findBrowser(windows([]))).toBeNull()
  })
})

test.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, boolean]>([
  ['Linux without a desktop', 'linux', {}, true],
  ['X11', 'linux', { DISPLAY: ':0' }, false],
  ['Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
  ['Windows', 'win32', {}, false],
])('%s', (_, platform, env, lacking) => {
  expect(lacksDisplay({ platform, env })).toBe(lacking)
})
