// npm run build: the window, the machine side and the fonts, into dist/.
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

const hash = sourcesHash() // before the build: a file that changes meanwhile makes the next start build again
rmSync(stampFile, { force: true })
for (const configFile of ['vite.config.ts', 'electron/vite.config.ts', 'electron/preload.vite.config.ts']) {
  await build({ configFile: join(root, configFile), logLevel: 'warn' })
}
copyFonts()
writeFileSync(stampFile, JSON.stringify({ sources: hash }))

function copyFonts() {
  const target = join(root, 'dist', 'fonts')
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
