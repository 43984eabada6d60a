type Listener = (event: Record<string, unknown>, details?: unknown) => void

/** Collects listeners and says whether one of them prevented the event. */
function emitter() {
  const listeners: { readonly name: string; readonly listener: Listener }[] = []
  const on = (name: string, listener: Listener) => { listeners.push({ name, listener }) }
  return {
    on, once: on,
    emit: (name: string, event: Record<string, unknown>, details: unknown = event) => {
      let prevented = false
      const heard = listeners.filter(l => l.name === name)
      if (heard.length === 0) throw new Error(`nobody listens to ${name}`)
      for (const { listener } of heard) listener({ ...event, preventDefault: () => { prevented = true } }, details)
      return { prevented }
    },
  }
}

interface StandInWindow {
  readonly options: { readonly webPreferences: Record<string, unknown> }
  readonly loaded: string[]
  shown: number
}

/** What Electron would do, written down: each setting that main.ts makes can be asked for. */
export function electronStandIn() {
  const order: string[] = []
  const switches: Record<string, string> = {}
  const given = new Set<string>()
  const windows: StandInWindow[] = []
  const menus: unknown[] = []
  const paths: Record<string, string> = {}
  const schemes: unknown[] = []
  const channels = new Map<string, (event: unknown, input: unknown) => Promise<unknown>>()
  const errorBoxes: string[] = []
  const dialogAnswers: string[][] = []
  const contents = {
    ...emitter(),
    reloads: 0,
    windowOpenHandler: null as ((details: { url: string }) => unknown) | null,
    setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => { contents.windowOpenHandler = handler },
    reload: () => { contents.reloads += 1 },
  }
  const session = {
    ...emitter(),
    permissionRequest: null as ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null,
    permissionCheck: null as ((contents: unknown, permission: string) => boolean) | null,
    devicePermission: null as ((details: unknown) => boolean) | null,
    beforeRequest: null as ((details: { url: string }, answer: (given: { cancel?: boolean }) => void) => void) | null,
    spellChecker: true,
    proxy: null as unknown,
    cleared: [] as unknown[],
    setPermissionRequestHandler: (handler: never) => { session.permissionRequest = handler },
    setPermissionCheckHandler: (handler: never) => { session.permissionCheck = handler },
    setDevicePermissionHandler: (handler: never) => { session.devicePermission = handler },
    setSpellCheckerEnabled: (on: boolean) => { session.spellChecker = on },
    clearStorageData: async (what: unknown) => { session.cleared.push(what) },
    setProxy: async (proxy: unknown) => { session.proxy = proxy },
    webRequest: { onBeforeRequest: (handler: never) => { session.beforeRequest = handler } },
  }
  const app = {
    ...emitter(),
    isPackaged: true,
    commandLine: { hasSwitch: (name: string) => given.has(name), appendSwitch: (name: string, value = '') => { switches[name] = value } },
    requestSingleInstanceLock: () => !standIn.isSecond,
    exit: (code: number) => { standIn.exitCode = code },
    quit: () => { standIn.quits += 1 },
    setPath: (name: string, path: string) => { paths[name] = path },
    enableSandbox: () => { order.push('enableSandbox') },
    whenReady: async () => { order.push('whenReady') },
  }
  class BrowserWindow {
    readonly webContents = contents
    readonly options
    readonly loaded: string[] = []
    shown = 0
    constructor(options: { webPreferences: Record<string, unknown> }) {
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, contents)
    }
    once(_name: string, listener: () => void) { listener() }
    isDestroyed() { return false }
    isMinimized() { return false }
    show() { this.shown += 1 }
    focus() { order.push('focus') }
    async loadURL(url: string) { this.loaded.push(url) }
  }
  const standIn = {
    order, switches, given, windows, menus, paths, schemes, channels, errorBoxes, dialogAnswers, contents, session, app,
    isSecond: false,
    exitCode: null as number | null,
    quits: 0,
    protocolHandler: null as ((request: Request) => Promise<Response>) | null,
    module: {
      app, BrowserWindow,
      Menu: { setApplicationMenu: (menu: unknown) => menus.push(menu) },
      dialog: {
        showOpenDialog: async () => ({ filePaths: dialogAnswers.shift() ?? [] }),
        showErrorBox: (_title: string, text: string) => errorBoxes.push(text),
      },
      ipcMain: { handle: (channel: string, handler: (event: unknown, input: unknown) => Promise<unknown>) => channels.set(channel, handler) },
      protocol: {
        registerSchemesAsPrivileged: (given: unknown[]) => { order.push('registerSchemesAsPrivileged'); schemes.push(...given) },
        handle: (_scheme: string, handler: (request: Request) => Promise<Response>) => { standIn.protocolHandler = handler },
      },
      session: { defaultSession: session },
      shell: { showItemInFolder: () => undefined },
    } as Record<string, unknown>,
  }
  return standIn
}

export type StandIn = ReturnType<typeof electronStandIn>
