// npm test: sets everything up, then types, lint, layers, unit, integration, browser stories, fault tests.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, requireNode } from '../electron/prepare.mjs'
import { installDebianPackages } from './debian-packages.mjs'
import { findBrowser } from './support/find-browser.mjs'

const root = join(import.meta.dirname, '..')
const total = { passed: 0, failed: 0, skipped: 0 }

requireNode()
ensureInstalled()
installDebianPackages()
if (findBrowser() === null) {
  console.error('没有找到 Chromium 类浏览器，浏览器测试不能进行。请安装 chromium（Debian、统信、麒麟：apt-get install chromium），或用环境变量 DANGWU_BROWSER 指明浏览器程序的位置。')
  process.exit(1)
}

for (const project of ['shared', 'shared/writers', 'shared/readers', 'electron', 'renderer', 'test']) check(`类型 ${project}`, 'node_modules/typescript/bin/tsc', ['-p', project])
check('代码规范与分层', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.'])
check('构建', 'electron/build.mjs', [])
tests(process.argv.slice(2))

console.log('')
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed === 0 ? 0 : 1)

function check(name, script, args) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  total[status === 0 ? 'passed' : 'failed'] += 1
  console.log(`${status === 0 ? '✓' : '✕'} ${name}`)
}

function tests(filters) {
  const folder = join(root, 'test-output')
  const report = join(folder, 'vitest.json')
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...filters], { cwd: root, stdio: 'inherit' })
  const result = JSON.parse(readFileSync(report, 'utf8'))
  total.passed += result.numPassedTests
  total.failed += result.numFailedTests
  total.skipped += result.numPendingTests + result.numTodoTests
  const cases = result.testResults.flatMap(file => file.assertionResults)
  for (const skipped of cases.filter(c => c.status === 'pending' || c.status === 'skipped')) console.log(`跳过：${skipped.fullName}`)
  const broken = result.testResults.filter(file => file.status === 'failed' && file.assertionResults.every(c => c.status !== 'failed'))
  total.failed += broken.length
  for (const file of broken) console.log(`✕ ${file.name}：${file.message}`)
  if (status !== 0 && total.failed === 0) total.failed += 1
}
