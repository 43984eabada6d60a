import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundledFontFolders } from './font-folders.mjs'
import { table } from './table.mjs'

/** The binder of the yearly inspection, of one branch and of a whole tree: composed alone, then written. */
export async function bench({ root, folder, bundle, once }) {
  const file = await bundle('test/bench/binder-once.ts', folder)
  const rows = []
  for (const [branches, organisation, name] of [[7, '办公室党支部', '1 branch-year'], [30, '机关党委', '30 branch-years']]) {
    const place = mkdtempSync(join(folder, 'binder-'))
    once(file, ['make', place, branches])
    const composed = once(file, ['compose', place, organisation])
    const pdf = once(file, ['bind', place, organisation, 'pdf', bundledFontFolders(root)])
    const both = once(file, ['bind', place, organisation, 'pdf,docx', bundledFontFolders(root)])
    const inFolder = once(file, ['bind', place, organisation, 'folder', bundledFontFolders(root)])
    rmSync(place, { recursive: true, force: true })
    rows.push([name, composed.parts, pdf.pages, composed.seconds.toFixed(1), pdf.seconds.toFixed(1), both.seconds.toFixed(1), inFolder.seconds.toFixed(1), pdf.peakMegabytes.toFixed(0), both.peakMegabytes.toFixed(0), inFolder.peakMegabytes.toFixed(0)])
  }
  return table('Inspection binders', ['binder', 'parts', 'pages', 'composed, s', 'PDF, s', 'PDF and Word, s', 'folder, s', 'peak MB: PDF', 'PDF and Word', 'folder'], rows)
}
