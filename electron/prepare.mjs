// Sets up what npm start, npm test and npm run cli need: the right Node, the dependencies, the built files. Plain Node, nothing installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, sourcesHash, stampFile } from './sources.mjs'

const oldestNode = [20, 19]

/** Ends the program in one sentence when this Node is too old. */
export function requireNode(version = process.versions.node) {
  if (isNewEnough(version)) return
  console.error(`需要 Node.js ${oldestNode.join('.')} 或更新的版本，当前是 ${version}。请到本单位软件源安装新版 Node.js 后重试，没有改动任何文件。`)
  process.exit(1)
}

export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

/** Installs the dependencies when they are missing or not those of package-lock.json. */
export function ensureInstalled() {
  const state = installedState()
  if (state === 'current') return
  console.error(state === 'missing' ? '首次运行：正在安装依赖，约需一两分钟……' : '依赖有更新：正在安装……')
  const { status } = runNpm([state === 'missing' ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status === 0 && installedState() === 'current') return
  console.error('依赖没有装好。请检查这台电脑能否访问 npm 软件源（npm config get registry），然后重试；已有的档案不受影响。')
  process.exit(1)
}

/** What lies in node_modules, compared with what package-lock.json asks for. */
function installedState() {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return 'missing'
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const installed = readJson(installedFile).packages
  const outOfStep = Object.keys(wanted).some(path => path !== '' && !wanted[path].optional && (installed[path] === undefined || installed[path].version !== wanted[path].version))
  return outOfStep ? 'outOfStep' : 'current'
}

/** Builds when there is no build of the present sources. */
export function ensureBuilt() {
  if (builtOf() === sourcesHash()) return
  console.error('正在生成程序文件，约需半分钟……')
  const { status } = spawnSync(process.execPath, [join(root, 'electron', 'build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  console.error('程序文件没有生成成功，原因见上面的输出；已有的档案不受影响。')
  process.exit(1)
}

function builtOf() {
  return existsSync(stampFile) ? readJson(stampFile).sources : null
}

const electronFolder = join(root, 'node_modules', 'electron')
const attemptFile = join(root, 'node_modules', '.cache', 'dangwu-ledger', 'electron-attempt.json')
const longestDownloadMs = 60_000

/** The Electron runtime's program, fetched once if it is missing; null when it can't be had. */
export function electronProgram() {
  const { version } = readJson(join(electronFolder, 'package.json'))
  if (installedElectron() === null && !wasTried(version)) fetchElectron(version)
  return installedElectron()
}

function installedElectron() {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : null
}

function wasTried(version) {
  return existsSync(attemptFile) && readJson(attemptFile).version === version
}

function fetchElectron(version) {
  console.error('正在尝试下载 Electron 运行环境（只试一次，最多一分钟）……')
  mkdirSync(join(attemptFile, '..'), { recursive: true })
  writeFileSync(attemptFile, JSON.stringify({ version }))
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: longestDownloadMs, killSignal: 'SIGKILL' })
}

function runNpm(args) {
  const npmCli = process.env.npm_execpath // npm start and npm test say where npm itself lies
  const [program, first] = npmCli && npmCli.endsWith('.js') ? [process.execPath, [npmCli]] : ['npm', []]
  return spawnSync(program, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2], shell: program === 'npm' && process.platform === 'win32' })
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
