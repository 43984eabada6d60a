import { join } from 'node:path'
import { binderOrder } from '#shared/binder/binder-order.ts'
import { planBinder } from '#shared/binder/binder-plan.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import { startingChecklists } from '#shared/binder/checklists.ts'
import { composeBinder } from '#shared/binder/compose-binder.ts'
import { period } from '#shared/time/period.ts'
import { openKeys } from '../../electron/archive/keys/keys.ts'
import { openArchive } from '../../electron/archive/state/archive.ts'
import { runCommandLine } from '../../electron/commands/run-command-line.ts'
import { subtreeNamed } from '../../electron/commands/named-organisation.ts'
import { today } from '../support/builders.ts'

/** `make FOLDER BRANCHES` makes an archive of a year; `compose FOLDER ORGANISATION` composes every part and prints how long that took, `bind FOLDER ORGANISATION FORMAT FONTS` writes the binder. */
const [what, folder = '', organisation = '', format = '', fonts = ''] = process.argv.slice(2)
const data = join(folder, 'archive')
const lines: Readonly<Record<string, unknown>>[] = []
const commandLine = (...words: readonly string[]) => runCommandLine(words, { print: line => lines.push(line), say: () => undefined, bundledFonts: fonts.split(',') })
const began = performance.now()
if (what === 'make') await commandLine('sample', '--data', data, '--seed', '7', '--today', today, '--years', '1', '--branches', organisation, '--people', String(Number(organisation) * 14))
if (what === 'compose') await compose()
if (what === 'bind') await commandLine('binder', '--data', data, '--out', join(folder, `out-${process.pid}`), '--organisation', organisation, '--period', '2026', '--today', today, '--format', format)
const seconds = (performance.now() - began) / 1000
const parts = lines.filter(line => 'ledger' in line).length
process.stdout.write(`${JSON.stringify({ seconds, parts, pages: lines.find(line => line['format'] === 'pdf')?.['pages'] ?? null, peakMegabytes: process.resourceUsage().maxRSS / 1024 })}\n`)

async function compose(): Promise<void> {
  const archive = await openArchive(data, await openKeys(data), { actor: 'bench', device: 'pc-1', now: () => new Date(), readOnly: true })
  const reader = cachedReader(await archive.reader())
  const { id } = await subtreeNamed(reader, organisation, today)
  const order = binderOrder({ organisations: { kind: 'tree', id, on: today }, period: period('2026'), checklist: startingChecklists[0] ?? { name: '', ledgers: [] } })
  for await (const part of composeBinder(await planBinder(reader, order, today), order, { reader, today, footerNote: null })) lines.push({ ledger: part.ledger })
  await archive.close()
}
