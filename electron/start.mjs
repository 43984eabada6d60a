// npm start: sets everything up, then opens the program in Electron, or else in this PC's browser. Plain Node, nothing installed.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronProgram, ensureBuilt, ensureInstalled, requireNode } from './prepare.mjs'
import { root } from './sources.mjs'

requireNode()
ensureInstalled()
ensureBuilt()

/** An engine that can't start here (an old system library, a missing one) ends within this time. */
const refusalMs = 10_000

const given = process.argv.slice(2)
run(chosenShell())

function run({ program, args, why, instead }) {
  console.log(why)
  const begun = Date.now()
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      told = true
      if (process.platform !== 'win32') child.kill(signal) // it makes its snapshot and ends; Windows tells it by itself, where kill would cut it off
    })
  }
  const ended = code => {
    if (instead !== undefined && !told && code !== 0 && Date.now() - begun < refusalMs) run(instead)
    else process.exit(code === null ? 1 : code)
  }
  child.once('error', error => {
    console.error(`没有启动成功：${error.message}`)
    child.removeAllListeners('exit')
    ended(1)
  })
  child.once('exit', ended)
}

function chosenShell() {
  const inBrowser = { program: process.execPath, args: [join(root, 'dist', 'electron', 'browser-shell.mjs'), ...given] }
  if (given.includes('--no-browser') || given.includes('--port')) return { ...inBrowser, why: '按参数要求以浏览器方式运行。' }
  if (process.platform === 'linux' && process.getuid() === 0) return { ...inBrowser, why: '以浏览器方式运行：当前是管理员（root）用户，Electron 的安全沙箱不能在 root 下使用。' }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { ...inBrowser, why: '以浏览器方式运行：没有图形桌面，Electron 窗口无法显示。' }
  const electron = electronProgram()
  if (electron === null) return { ...inBrowser, why: '以浏览器方式运行：没有 Electron 运行环境（未能下载）。功能相同，数据同样只在本机。' }
  return { program: electron, args: [root], why: '以 Electron 窗口运行。', instead: { ...inBrowser, why: 'Electron 在这台电脑上不能启动，改为以浏览器方式运行。' } }
}
