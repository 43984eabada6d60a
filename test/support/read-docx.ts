import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { fontEnvironment } from './fontconfig.ts'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { run } from './tools.ts'

/** What a test asks of a .docx. Lengths in millimetres. */
export interface DocxFacts {
  readonly parts: Readonly<Record<string, string>>
  readonly xml: string
  /** Of the main part, in reading order: a line for each paragraph. */
  readonly text: string
  readonly pages: readonly { readonly width: number; readonly height: number; readonly orientation: string; readonly top: number; readonly right: number; readonly bottom: number; readonly left: number; readonly footer: number }[]
}

export function readDocx(bytes: Uint8Array): DocxFacts {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
  const xml = parts['word/document.xml'] ?? ''
  return { parts, xml, text: textOf(xml), pages: [...xml.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/gs)].map(([section]) => pageOf(section)) }
}

/** The words of a part, a line for each paragraph. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)].map(match => unescaped(match[1] ?? ' ')).join('')).join('\n')
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}

function pageOf(section: string): DocxFacts['pages'][number] {
  const mm = (tag: string, attribute: string): number => Math.round((Number(new RegExp(`<w:${tag}[^>]*w:${attribute}="(\\d+)"`).exec(section)?.[1]) * 25.4) / 1440)
  return {
    width: mm('pgSz', 'w'), height: mm('pgSz', 'h'), orientation: /w:orient="(\w+)"/.exec(section)?.[1] ?? 'portrait',
    top: mm('pgMar', 'top'), right: mm('pgMar', 'right'), bottom: mm('pgMar', 'bottom'), left: mm('pgMar', 'left'), footer: mm('pgMar', 'footer'),
  }
}

/** Has LibreOffice open a .docx and print it. */
export function docxToPdf(bytes: Uint8Array): Promise<Uint8Array> {
  return inTemporaryFolder(async folder => {
    await writeFile(join(folder, 'document.docx'), bytes)
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx')], { env: await fontEnvironment(folder), timeout: 180_000 })
    return new Uint8Array(await readFile(join(folder, 'document.pdf')))
  })
}
