import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundledFontFolders } from './font-folders.mjs'
import { median, table } from './table.mjs'

/** 300 political-quality files: every whole file as PDF in one run, and their matrix over ten years. */
export async function bench({ root, folder, bundle, once }) {
  const file = await bundle('test/bench/dossiers-once.ts', folder)
  const place = mkdtempSync(join(folder, 'dossiers-'))
  once(file, ['make', place, 300])
  const whole = once(file, ['print', place, bundledFontFolders(root)])
  rmSync(place, { recursive: true, force: true })
  const matrix = once(file, ['matrix', 300])
  return table('Political-quality files', ['what', 'figure', 'aim'], [
    [`${whole.files} whole files to PDF, ${whole.pages} pages`, `${whole.seconds.toFixed(1)} s`, '≤ 600 s'],
    ['peak memory of that run', `${whole.peakMegabytes.toFixed(0)} MB`, '≤ 600 MB'],
    [`matrix of ${matrix.files} files over ten years, reckoned (without unlocking and drawing)`, `${median(matrix.rounds).toFixed(0)} ms`, '≤ 200 ms'],
  ])
}
