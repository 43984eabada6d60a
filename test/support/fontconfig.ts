import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundledFontFiles, officialFonts } from '#shared/documents/fonts.ts'
import { bundledFontPath } from './bundled-fonts.ts'

/** What stands in for the official fonts when LibreOffice draws a Word file on a machine that hasn't got them. */
const standIns: Readonly<Record<keyof typeof officialFonts, { family: string; weight?: string }>> = {
  title: { family: 'Noto Serif SC', weight: 'bold' }, hei: { family: 'Noto Sans SC' },
  kai: { family: 'Noto Serif SC' }, fang: { family: 'Noto Serif SC' }, song: { family: 'Noto Serif SC' },
}

/** Writes a fonts.conf into the folder and gives the environment that makes programs use it. */
export async function fontEnvironment(folder: string): Promise<NodeJS.ProcessEnv> {
  const path = join(folder, 'fonts.conf')
  await writeFile(path, fontsConf(folder))
  return { ...process.env, FONTCONFIG_FILE: path, HOME: folder }
}

function fontsConf(folder: string): string {
  const folders = new Set(bundledFontFiles.map(font => dirname(bundledFontPath(font.file))))
  const matches = Object.entries(officialFonts).flatMap(([role, { name, alternatives }]) => {
    const standIn = standIns[role as keyof typeof officialFonts] // Object.entries forgets the keys' type
    const weight = standIn.weight === undefined ? '' : `<edit name="weight" mode="assign" binding="strong"><const>${standIn.weight}</const></edit>`
    return [name, ...(role === 'title' ? [] : alternatives)].map(font =>
      `<match target="pattern"><test name="family"><string>${font}</string></test><edit name="family" mode="assign" binding="strong"><string>${standIn.family}</string></edit>${weight}</match>`)
  })
  matches.push('<match target="pattern"><test name="family"><string>Times New Roman</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Serif SC</string></edit></match>')
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${[...folders].map(dir => `<dir>${dir}</dir>`).join('\n')}
<dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir>
${matches.join('\n')}
</fontconfig>`
}
