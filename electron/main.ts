import { join } from 'node:path'
import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session, shell } from 'electron'
import { openSession } from './contract/session.ts'
import { configFolder } from './files/settings-file.ts'
import { readSite } from './files/site.ts'
import { appScheme, pageUrl, pagesHandler, schemePrivileges } from './shell/app-protocol.ts'
import { answerWindows } from './shell/desktop-calls.ts'
import { hardenContents, hardenSession, setSwitches, webPreferences } from './shell/desktop-hardening.ts'
import { logCrashes } from './shell/log-crashes.ts'
import { refusedSwitch } from './shell/refused-switches.ts'

/** Two crashes of the page within this time: loading it again won't help. */
const crashLoopMs = 10_000

const programFolder = join(import.meta.dirname, '..')

if (refusedSwitch(app.commandLine) !== null) app.exit(1)
else if (app.requestSingleInstanceLock()) await start()
else app.quit()

async function start(): Promise<void> {
  app.setPath('userData', join(configFolder(), 'electron')) // the engine's files lie apart from ours
  app.enableSandbox()
  setSwitches(app)
  protocol.registerSchemesAsPrivileged([schemePrivileges])
  app.on('web-contents-created', (_event, contents) => { hardenContents(contents) })
  Menu.setApplicationMenu(null)
  await app.whenReady()
  await hardenSession(session.defaultSession, app.isPackaged)
  protocol.handle(appScheme, pagesHandler(readSite(join(programFolder, 'renderer'))))
  await openWindow()
}

async function openWindow(): Promise<void> {
  let window: BrowserWindow | null = null
  const bringUp = () => {
    if (window === null || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const opened = await openSession({
    configFolder: configFolder(),
    bundledFonts: join(programFolder, 'fonts'),
    checkProgram: join(import.meta.dirname, 'journal-check.mjs'),
    rescueProgram: join(import.meta.dirname, 'rescue.mjs'),
    shell: {
      program: '窗口程序',
      chooseFolder: title => askForFolder(window, title),
      showInFolder: path => { shell.showItemInFolder(path) },
      clearWindowStorage: () => session.defaultSession.clearStorageData({ storages: ['indexdb'] }),
      bringUp,
    },
  })
  logCrashes(opened.log, sentence => { dialog.showErrorBox('党务台账', sentence) })
  if (await opened.isOpenElsewhere()) return app.quit()
  endWith(opened.close)
  answerWindows(ipcMain, opened)
  app.on('second-instance', bringUp)
  window = new BrowserWindow({
    title: '党务台账', width: 1280, height: 800, minWidth: 900, minHeight: 560, show: false, backgroundColor: '#ffffff',
    webPreferences: webPreferences(join(import.meta.dirname, 'preload.cjs'), app.isPackaged),
  })
  window.once('ready-to-show', bringUp)
  loadAgainAfterCrash(window, opened.log.note)
  await window.loadURL(pageUrl)
}

async function askForFolder(window: BrowserWindow | null, title: string): Promise<string | null> {
  const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
  const { filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
  return filePaths[0] ?? null
}

/** The snapshot at the end is made before the program quits. */
function endWith(close: () => Promise<void>): void {
  let closed = false
  app.on('window-all-closed', () => { app.quit() })
  app.on('before-quit', event => {
    if (closed) return
    event.preventDefault()
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

/** What was typed is in its draft, what was saved in the journal: the page may begin anew. */
function loadAgainAfterCrash(window: BrowserWindow, note: (what: string) => void): void {
  let last = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    note(`window gone: ${reason}`)
    if (reason === 'clean-exit') return
    if (Date.now() - last < crashLoopMs) {
      dialog.showErrorBox('党务台账', '窗口反复出错，已经停止。已保存的内容不受影响，未保存的内容在草稿里。请重新启动程序；若仍然如此，请联系维护人员。')
      app.quit()
      return
    }
    last = Date.now()
    window.webContents.reload()
  })
}
