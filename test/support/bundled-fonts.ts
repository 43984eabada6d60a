import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import type { FontSource } from '#shared/writers/fonts.ts'

const packages = { NotoSerifSC: 'noto-serif-sc', NotoSansSC: 'noto-sans-sc' } as const

/** Where a bundled font lies before it is packed with the program. */
export function bundledFontPath(file: string): string {
  const [family = '', weight = ''] = file.replace('.ttf', '').split('_')
  const folder = family === 'NotoSerifSC' || family === 'NotoSansSC' ? packages[family] : family
  return fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/${folder}/${weight}/${file}`, import.meta.url))
}

/** The fonts that travel with the program, and nothing of this machine: pages come out the same everywhere. */
export const bundledFonts: readonly FontSource[] = bundledFontFiles.map(font => ({
  ...font,
  load: async () => new Uint8Array(await readFile(bundledFontPath(font.file))),
}))
