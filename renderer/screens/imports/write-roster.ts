import { orThrow } from '#shared/contract/outcome.ts'
import type { RosterMapping } from '#shared/imports/roster/roster-mapping.ts'
import type { Settings } from '#shared/model/settings.ts'
import { beginWork } from '../../parts/work-keeper.ts'
import { machineSide } from '../../storage/connection.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import type { PlannedRoster } from '../../workers/roster-protocol.ts'
import { type ImportState, rosterClient } from './import-desk.ts'

/** Hands the plan over piece by piece and orders its commit; answers when the work has ended, however it ended. Throws when it could not be handed over. */
export async function writeRoster({ inHand, planned, commit }: Extract<ImportState, { kind: 'rows' }>, signal: AbortSignal): Promise<void> {
  await rememberColumns(inHand.choices.mapping, inHand.roster.guess.sheets)
  const { pieces } = await rosterClient().ask({ kind: 'ops' })
  for (const bytes of pieces) {
    signal.throwIfAborted()
    orThrow(await machineSide().stageOps({ commit, bytes }))
  }
  signal.throwIfAborted()
  await beginWork({ kind: 'importRoster', commit, summary: summaryOf(planned, inHand.markReason) })
}

/** What the history says of it. */
export function summaryOf({ summary }: Pick<PlannedRoster, 'summary'>, markReason: string): string {
  return markReason === '' ? summary : `${summary}（文件名带密级字样，已核实不涉密：${markReason}）`
}

async function rememberColumns(mapping: RosterMapping, guesses: readonly RosterMapping[]): Promise<void> {
  const { importColumns } = await settingsRepository.current()
  const next = rememberedColumns(mapping, guesses.find(({ sheet }) => sheet === mapping.sheet), importColumns)
  if (next !== importColumns) await settingsRepository.changeSettings({ importColumns: [...next] })
}

/** What the clerk corrected, beside what was remembered before; the same list where there is nothing new. */
export function rememberedColumns(mapping: RosterMapping, guess: RosterMapping | undefined, before: Settings['importColumns']): Settings['importColumns'] {
  const corrected = mapping.columns.filter(({ index, title, field }) => title !== '' && guess?.columns.find(column => column.index === index)?.field !== field)
  if (corrected.length === 0) return before
  const titles = new Set(corrected.map(({ title }) => title))
  return [...before.filter(({ title }) => !titles.has(title)), ...corrected.map(({ title, field }) => ({ title, field: field ?? '' }))]
}
