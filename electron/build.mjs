// npm run build: the window, the machine side and the fonts, into dist/.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { root, sourcesHash, stampFile } from './sources.mjs'

/** The bundled fonts (SIL Open Font License) that stand in where the PC has none. */
const fonts = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
]

process.env.NODE_ENV = 'production' // whoever starts the build, a test runner too: React's development version is slow

const dist = join(root, 'dist')
const workshop = join(root, 'node_modules', '.cache', 'dangwu-ledger', `build-${process.pid}`)

const hash = sourcesHash() // before the build: a file that changes meanwhile makes the next start build again
try {
  await buildInto('vite.config.ts', 'renderer')
  await buildInto('electron/vite.config.ts', 'electron')
  await buildInto('electron/preload.vite.config.ts', 'electron')
  await buildInto('electron/rescue.vite.config.ts', 'electron')
  mkdirSync(dist, { recursive: true })
  rmSync(stampFile, { force: true })
  for (const part of ['renderer', 'electron']) putInPlace(part)
  copyFonts()
  writeFileSync(stampFile, JSON.stringify({ sources: hash }))
} finally {
  rmSync(workshop, { recursive: true, force: true })
}

/** @param {string} config @param {string} part */
async function buildInto(config, part) {
  await build({ configFile: join(root, config), logLevel: 'warn', build: { outDir: join(workshop, part) } })
}

/** A build that fails leaves the one before as it was. @param {string} part */
function putInPlace(part) {
  if (existsSync(join(dist, part))) renameSync(join(dist, part), join(workshop, `${part}-before`))
  renameSync(join(workshop, part), join(dist, part))
}

function copyFonts() {
  const target = join(dist, 'fonts')
  mkdirSync(target, { recursive: true })
  const from = join(root, 'node_modules', '@expo-google-fonts')
  for (const font of fonts) copyIfNew(join(from, font), join(target, basename(font)))
  for (const family of ['noto-serif-sc', 'noto-sans-sc']) copyIfNew(join(from, family, 'LICENSE_FONT'), join(target, `LICENSE-${family}.txt`))
}

/** @param {string} from @param {string} to */
function copyIfNew(from, to) {
  if (existsSync(to) && statSync(to).size === statSync(from).size) return
  copyFileSync(from, to)
}
