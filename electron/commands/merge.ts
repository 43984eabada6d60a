import path from 'node:path'
import type { MergeConflict, MergeDecision, MergeReport } from '#shared/archive/merge-report.ts'
import { dayInChina } from '#shared/time/instant.ts'
import { examineMerge, mergeArchives } from '../archive/merge/merge-archives.ts'
import { withOthers } from '../archive/merge/open-others.ts'
import type { WorkContext } from '../archive/store/work-context.ts'
import { archiveOptions, toRead, toWrite } from './archive-folder.ts'
import { type Command, type Given, type Io, Refusal, UsageError } from './command.ts'
import { newId } from './new-id.ts'
import { secretOf } from './secret-file.ts'

/** Merges archives of other units: their backups, or what they report. The password opens the archive, and those sets that its own keys don't open. */
export const merge: Command = {
  usage: '--from 备份或上报文件… --data 文件夹 [--password-file 口令文件] [--take mine|theirs] [--dry-run]',
  options: { from: 'texts', ...archiveOptions, take: 'optionalText', 'dry-run': 'flag' },
  async run(given, io) {
    const take = sideOf(given)
    const secret = await secretOf(given)
    const sets = given.all('from').map(place => ({ place, secret, backupId: null }))
    const hand = { newId, today: dayInChina(new Date().toISOString()) }
    const context = toldTo(io)
    if (given.flag('dry-run')) {
      const folder = path.resolve(given.text('data'))
      return printReport(await toRead(given, (archive, keys) => withOthers(sets, keys, context, others => examineMerge({ folder, keys, archive }, others, hand, context))), io)
    }
    await toWrite(given, (_, open) => withOthers(sets, open.keys, context, async others => {
      const report = await examineMerge(open, others, hand, context)
      if (take === null) refuseUndecided(report, io)
      const { seq, total, flags } = await mergeArchives(open, others, { decisions: decisionsFor(report, take), stamp: report.stamp }, hand, context)
      for (const flag of flags) io.say(flag)
      io.print({ ...total, conflicts: report.conflicts.length, seq })
    }))
  },
}

type Side = MergeDecision['take']

function sideOf(given: Given): Side | null {
  const take = given.optional('take') ?? null
  if (take === null || take === 'mine' || take === 'theirs') return take
  throw new UsageError(`--take 应为 mine 或 theirs，不能是“${take}”`)
}

function printReport({ sources, changes, conflicts, doubles, flags }: MergeReport, io: Io): void {
  for (const { unit, rows, baseSeq, isKnown } of sources) io.print({ unit, rows, baseSeq, isKnown })
  for (const conflict of conflicts) io.print({ conflict: lineOf(conflict) })
  for (const double of doubles) io.print({ double })
  for (const flag of flags) io.say(flag)
  io.print({ ...changes.total, conflicts: conflicts.length, seq: null })
}

function lineOf({ source, table, id, path, kind, title, field, mine, theirs, proposed, reason }: MergeConflict): Readonly<Record<string, unknown>> {
  return { source, table, id, path, kind, title, field, mine: mine.text, theirs: theirs.text, proposed, reason }
}

function refuseUndecided({ conflicts }: MergeReport, io: Io): void {
  const open = conflicts.filter(({ proposed }) => proposed === null)
  if (open.length === 0) return
  for (const conflict of open) io.print({ conflict: lineOf(conflict) })
  throw new Refusal(`有 ${open.length} 处两边不一致的内容没有决定，没有合并，档案没有被改动。请在程序里逐条选择，或用 --take mine 或 --take theirs 全部取一边。`)
}

/** What the archive's rules refuse can't be taken. */
function decisionsFor({ conflicts }: MergeReport, take: Side | null): MergeDecision[] {
  if (take === null) return []
  return conflicts.filter(({ kind }) => kind !== 'refused').map(({ source, table, id, path }) => ({ source, table, id, path, take }))
}

/** One line for each thing that is begun. */
function toldTo(io: Io): WorkContext {
  let last = ''
  return {
    signal: new AbortController().signal,
    report: ({ doing }) => {
      if (doing !== last) io.say(`${doing}…`)
      last = doing
    },
  }
}
