import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Session, openSession } from './contract/session.ts'
import { configFolder } from './files/settings-file.ts'
import { readSite } from './files/site.ts'
import { logCrashes } from './shell/log-crashes.ts'
import { type BrowserStart, openBrowser } from './shell/open-browser.ts'
import { showInFolder } from './shell/show-in-folder.ts'
import { type WebShell, openWebShell } from './shell/web-shell.ts'

const programFolder = join(import.meta.dirname, '..')

interface Wishes {
  /** Undefined = the usual one. */
  readonly port: number | undefined
  readonly withBrowser: boolean
  readonly lingerMs: number | undefined
}

await begin().catch((error: unknown) => {
  console.error(`党务台账没有启动成功，档案没有受影响：${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})

async function begin(): Promise<void> {
  await run(wishes())
}

/** Serves the archive to this PC's browser until its window has left, or until it is told to end. */
async function run({ port, withBrowser, lingerMs }: Wishes): Promise<void> {
  let shell: WebShell | null = null
  const session = await openSession({
    configFolder: configFolder(),
    bundledFonts: join(programFolder, 'fonts'),
    checkProgram: join(import.meta.dirname, 'journal-check.mjs'),
    rescueProgram: join(import.meta.dirname, 'rescue.mjs'),
    shell: { program: '浏览器窗口', chooseFolder: null, showInFolder, clearWindowStorage: () => Promise.resolve(), bringUp: () => { if (shell !== null) void bringUp(shell, withBrowser) } },
  })
  logCrashes(session.log, sentence => { console.error(sentence) })
  if (await session.isOpenElsewhere()) {
    console.log('党务台账已经在运行，窗口已请求显示到前面。')
    process.exit(0)
  }
  const end = onlyOnce(() => endAll(session, shell))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  shell = await openWebShell({
    served: session, site: readSite(join(programFolder, 'renderer')), onDeserted: end,
    ...(port === undefined ? {} : { port }), ...(lingerMs === undefined ? {} : { lingerMs }),
  })
  console.log(`党务台账的网址（仅限本机，请勿转给他人）：\n${shell.address}`)
  if (withBrowser) console.log(said(await openBrowser(shell.address, configFolder())))
  console.log('关闭窗口一分钟后程序自动退出；也可以在这里按 Ctrl+C。')
}

function wishes(): Wishes {
  const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-browser': { type: 'boolean', default: false } } })
  return { port: whole(values.port), withBrowser: !values['no-browser'], lingerMs: whole(process.env['DANGWU_LINGER_MS']) }
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,8}$/.test(text) ? Number(text) : undefined
}

async function bringUp(shell: WebShell, withBrowser: boolean): Promise<void> {
  if (!shell.presence.show() && withBrowser) await openBrowser(shell.address, configFolder())
}

function said(start: BrowserStart): string {
  switch (start.kind) {
    case 'started': return `已在浏览器窗口中打开（${start.browser}）。`
    case 'noBrowser': return '没有找到 Chromium 类浏览器：请安装浏览器，或用其他浏览器打开上面的网址。程序会继续运行。'
    case 'noDisplay': return '没有图形桌面，不能打开窗口：请在本机浏览器中打开上面的网址。程序会继续运行。'
    case 'failed': return `浏览器没有启动成功（${start.browser}）：请自行打开上面的网址。程序会继续运行。`
  }
}

function onlyOnce(work: () => Promise<void>): () => void {
  let begun = false
  return () => {
    if (begun) return
    begun = true
    void work()
  }
}

async function endAll(session: Session, shell: WebShell | null): Promise<void> {
  await shell?.end()
  await session.close()
  process.exit(0)
}
