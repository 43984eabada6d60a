import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import { dossierMatrix } from '#shared/rules/dossier/matrix.ts'
import { sampleDossiers } from '#shared/sample/dossiers/sample-dossiers.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { runCommandLine } from '../../electron/commands/run-command-line.ts'
import { today } from '../support/builders.ts'

/** `make FOLDER COUNT` makes an archive with as many sealed files; `print FOLDER FONTS` writes each whole file as PDF; `matrix COUNT` reckons the matrix of as many files over ten years. */
const [what, place = '', more = ''] = process.argv.slice(2)
const people = 2_000
switch (what) {
  case 'make': print(await made(place, more)); break
  case 'print': print(await printed(place, more.split(','))); break
  case 'matrix': print(reckoned(Number(place))); break
}

async function made(folder: string, count: string): Promise<object> {
  writeFileSync(secretOf(folder), '测速用的分区口令\n')
  await runCommandLine(['sample', '--data', dataOf(folder), '--seed', '7', '--today', today, '--people', String(people), '--branches', '30', '--dossiers', count, '--section-password-file', secretOf(folder)], { print: () => undefined, say: () => undefined, bundledFonts: [] })
  return {}
}

async function printed(folder: string, bundledFonts: readonly string[]): Promise<object> {
  const lines: Readonly<Record<string, unknown>>[] = []
  const began = performance.now()
  await runCommandLine(['ledgers', '--data', dataOf(folder), '--out', join(folder, 'out'), '--ledger', 'dossier', '--format', 'pdf', '--today', today, '--section-password-file', secretOf(folder)], { print: line => lines.push(line), say: () => undefined, bundledFonts })
  const files = lines.filter(line => line['ledger'] === 'dossier')
  return { seconds: (performance.now() - began) / 1000, files: files.length, pages: files.reduce((sum, line) => sum + Number(line['pages']), 0), peakMegabytes: process.resourceUsage().maxRSS / 1024 }
}

function reckoned(count: number): object {
  const records = sampleArchive({ seed: 7, today, people, branches: 30 })
  const dossiers = sampleDossiers({ seed: 7, records, today, count }).flatMap(({ table, value }) => (table === 'dossiers' ? [value as unknown as Dossier] : [])) // made as Dossiers by the sample
  const years = Array.from({ length: 10 }, (_, i) => yearOf(today) - 9 + i)
  const rounds = Array.from({ length: 21 }, () => {
    const began = performance.now()
    for (const dossier of dossiers) dossierMatrix(dossier, startingTemplate.dimensions, years)
    return performance.now() - began
  })
  return { files: dossiers.length, rounds }
}

function dataOf(folder: string): string {
  return join(folder, 'archive')
}

function secretOf(folder: string): string {
  return join(folder, 'section.txt')
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
