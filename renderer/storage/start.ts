import type { StoredRow } from '#shared/archive/commit.ts'
import { startDecision, type HeldRows, type StartDecision } from '#shared/archive/start-decision.ts'
import type { MachineStart, StartChoice } from '#shared/archive/start-state.ts'
import type { Input } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from './connection.ts'
import { view } from './view.ts'
import { rebuildView } from './view-keeper.ts'
import type { RebuildOptions } from './rebuild.ts'

/** How this window opens an archive; each answers with what comes next (formats.md §8). */
export const start = { look, choose, createArchive, openSample, leaveSample, takeBackRows, rowsToShow, makeReady, decide }

async function look(): Promise<StartDecision> {
  return decide(orThrow(await machineSide().start({})))
}

async function choose(choice: StartChoice): Promise<StartDecision> {
  return decide(orThrow(await machineSide().chooseStart(await withViewRows(choice))))
}

async function createArchive(input: Input<'createArchive'>): Promise<StartDecision> {
  return decide(orThrow(await machineSide().createArchive(input)))
}

async function openSample(): Promise<StartDecision> {
  return decide(orThrow(await machineSide().openSample({})))
}

/** The sample's rows leave the view with it, so that the next start doesn't take them for a lost archive. */
async function leaveSample(): Promise<StartDecision> {
  const next = orThrow(await machineSide().leaveSample({}))
  await view.drop()
  return decide(next)
}

/** The view's rows enter an archive again, as one commit. */
async function takeBackRows({ archiveId, appliedSeq }: HeldRows): Promise<StartDecision> {
  const rows = [...await view.allRows()]
  return decide(orThrow(await machineSide().adoptRows({ archiveId, viewSeq: appliedSeq, rows })))
}

/** Going on without the view's extra rows hands them over first: the rebuild that follows would drop the only copy. */
async function withViewRows(choice: StartChoice): Promise<StartChoice> {
  return choice.kind === 'continueWithoutExtra' && choice.viewSeq !== null ? { ...choice, viewRows: [...await view.allRows()] } : choice
}

/** The view's rows, to be shown before anything is done with them. */
function rowsToShow(): Promise<readonly StoredRow[]> {
  return view.allRows()
}

/** Brings the view to the journal's head where the decision asks for it. Ready afterwards. */
async function makeReady(decision: Extract<StartDecision, { kind: 'ready' | 'rebuildView' }>, options: RebuildOptions = {}): Promise<void> {
  if (decision.kind === 'rebuildView') await rebuildView(options)
}

/** What an answer of the machine side comes to, the view taken together. */
async function decide(machine: MachineStart): Promise<StartDecision> {
  return startDecision(machine, await view.state())
}
