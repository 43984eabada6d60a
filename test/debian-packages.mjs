import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the tests use beside Node: a browser, readers and a checker of PDF, readers of Word and spreadsheets, the age program, Chinese fonts for the screen, file systems of sticks. */
const packages = ['chromium', 'poppler-utils', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'age', 'fonts-noto-cjk', 'dosfstools', 'qpdf', 'exfat-fuse', 'exfatprogs']

/** Installs what is missing where that is possible: on Debian, as root. Elsewhere nothing is done. */
export function installDebianPackages() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  const missing = packages.filter(name => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0)
  if (missing.length === 0) return
  console.log(`安装测试所需的软件包：${missing.join('、')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env })
  const { status } = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { stdio: 'inherit', env })
  if (status !== 0) console.error('软件包没有装全；缺少的工具对应的测试会按名称列为跳过，缺少浏览器则测试不能进行。')
}

if (process.argv[1] === import.meta.filename) installDebianPackages()
