import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import type { Instant } from '#shared/time/instant.ts'
import { closeSectionDesk, openSectionDesk, whenDeskBreaks } from '../../workers/section/section-client.ts'
import { machineSide } from '../connection.ts'
import { observable, useObservable } from '../observable.ts'
import { lastUndoable } from '../undo.ts'
import { view } from '../view.ts'
import { watchForIdleness } from './idleness.ts'

/** How the sealed section stands to this window. */
export type SectionDoor =
  | { readonly kind: 'unknown' }
  /** No password was ever set for it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly since: Instant | null; readonly why: 'asked' | 'idle' | null; readonly samplePassword: string | null }
  /** `opened` grows each time its rows are read anew; `unreadable`: records that don't open. */
  | { readonly kind: 'open'; readonly opened: number; readonly unreadable: number; readonly lockAfterMs: number }

const door = observable<SectionDoor>({ kind: 'unknown' })

export const sectionDoor = { state: door, look, begin, confirm, unlock, lock,
  /** Long work that the clerk has begun goes on: it counts as somebody being there. */
  stay: () => stay(),
}

export function useSectionDoor(): SectionDoor {
  return useObservable(door)
}

let times = 0
let samplePassword: string | null = null
let leave: () => void = () => {}
let stay: () => void = () => {}

/** Asks the machine how it stands; a section that it still holds open is read again. */
async function look(): Promise<void> {
  const { state, since, lockAfterMs, samplePassword: told } = orThrow(await machineSide().sectionStatus({}))
  samplePassword = told
  switch (state) {
    case 'none': return door.set({ kind: 'none' })
    case 'locked': return shut(since, null)
    case 'unlocked': return door.get().kind === 'open' ? undefined : enter(lockAfterMs)
  }
}

/** Checks a new password and answers with the recovery key to be printed; nothing is in force yet. */
async function begin(current: Secret | null, password: string): Promise<string> {
  return orThrow(await machineSide().beginSection({ current, password })).recoveryKey
}

/** The printed key typed back: the section begins, or its new password is in force. */
async function confirm(recoveryKey: string): Promise<void> {
  orThrow(await machineSide().confirmSection({ recoveryKey }))
  await enterAsItIs()
}

/** Throws wrong-password, wrong-recovery-key, too-many-tries. */
async function unlock(secret: Secret): Promise<void> {
  orThrow(await machineSide().unlockSection({ secret }))
  await enterAsItIs()
}

/** Everything that was read of it leaves this window. */
async function lock(why: 'asked' | 'idle' = 'asked'): Promise<void> {
  shut(null, why)
  const { since } = orThrow(await machineSide().lockSection({}).then(() => machineSide().sectionStatus({})))
  if (door.get().kind === 'locked') door.set({ kind: 'locked', since, why, samplePassword })
}

/** Also where the machine side has shut it already. */
export function sectionFailed(error: unknown): void {
  if (error instanceof ExpectedFailure && error.failure.code === 'section-locked' && door.get().kind === 'open') shut(null, 'idle')
}

async function enterAsItIs(): Promise<void> {
  await enter(orThrow(await machineSide().sectionStatus({})).lockAfterMs)
}

async function enter(lockAfterMs: number): Promise<void> {
  leave()
  await read(lockAfterMs)
  const idleness = watchForIdleness(lockAfterMs, () => lock('idle'), async () => { if (!(await machineSide().touchSection({})).ok) shut(null, 'idle') })
  stay = idleness.note
  const ends = [
    idleness.end,
    view.follow(change => { if (change.kind === 'rebuilt' || change.rows.some(({ table, row }) => table === 'sealedRecords' && !own.has(revOf(row)))) void read(lockAfterMs).catch(sectionFailed) }),
  ]
  leave = () => { for (const end of ends) end() }
}

/** Seqs of commits whose rows the desk has been told of already. */
const own = new Set<number>()

export function noteOwnSeq(seq: number): void {
  own.add(seq)
}

function revOf(row: Readonly<Record<string, unknown>> | null): number {
  return Number(row?.['rev'] ?? -1)
}

async function read(lockAfterMs: number): Promise<void> {
  const { bytes, unreadable } = orThrow(await machineSide().sectionRows({}))
  openSectionDesk(new Uint8Array(bytes))
  times += 1
  door.set({ kind: 'open', opened: times, unreadable, lockAfterMs })
}

function shut(since: Instant | null, why: 'asked' | 'idle' | null): void {
  leave()
  leave = () => {}
  own.clear()
  if (door.get().kind === 'open') lastUndoable.set(null) // its words may name somebody
  closeSectionDesk()
  door.set({ kind: 'locked', since, why, samplePassword })
}

whenDeskBreaks(() => void lock('asked').catch(sectionFailed))
