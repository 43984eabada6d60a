import type { App, Session, WebContents, WebPreferences } from 'electron'
import { pageUrl } from './app-protocol.ts'

/** What a window may do: show our pages. Each line stands for a point of Electron's own security list. */
export function webPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  }
}

/** Before the engine starts: its own words are Chinese, no name resolves, nothing is fetched by itself. */
export function setSwitches(app: Pick<App, 'commandLine'>): void {
  app.commandLine.appendSwitch('lang', 'zh-CN')
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-sync', 'no-pings']) app.commandLine.appendSwitch(name)
}

/** Permissions, requests and downloads: all refused but our own pages. */
export async function hardenSession(session: Session, isPackaged: boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false) })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  const allowed = ['app:', 'blob:', 'data:', ...(isPackaged ? [] : ['devtools:'])]
  session.webRequest.onBeforeRequest((details, answer) => { answer({ cancel: !allowed.includes(protocolOf(details.url)) }) })
  session.on('will-download', event => { event.preventDefault() })
  await session.setProxy({ mode: 'direct' })
}

/** No page but ours, no second window, no embedded one. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => { event.preventDefault() })
  contents.on('will-navigate', event => { keepOnPage(event) })
  contents.on('will-redirect', event => { keepOnPage(event) })
  contents.on('will-frame-navigate', event => { keepOnPage(event) })
}

/** Loading the page anew is all that a window may do by itself. */
function keepOnPage(event: { readonly url: string; preventDefault(): void }): void {
  if (event.url.split('#', 1)[0] !== pageUrl) event.preventDefault()
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
