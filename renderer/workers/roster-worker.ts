import '../no-code-from-text.ts'
import { rosterKnown, type RosterKnown } from '#shared/imports/roster/roster-known.ts'
import { database } from '../storage/database.ts'
import { newId } from '../storage/new-id.ts'
import { viewReader } from '../storage/view-reader.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { rosterDesk } from './roster-desk.ts'
import type { FromRosterWorker, ToRosterWorker } from './roster-protocol.ts'
import { openSpreadsheet } from './spreadsheet-client.ts'

let lastKnown: { readonly seq: number; readonly known: RosterKnown } | null = null

/** Read once as long as nothing is written; closed afterwards, so that the view can be thrown away at any time. */
async function known(today: LocalDate): Promise<RosterKnown> {
  try {
    const seq = (await database.meta.get('view'))?.appliedSeq ?? 0
    if (lastKnown?.seq !== seq || lastKnown.known.today !== today) lastKnown = { seq, known: await rosterKnown(viewReader, today) }
    return lastKnown.known
  } finally {
    database.close({ disableAutoOpen: false })
  }
}

const desk = rosterDesk({
  known, newId,
  read: (bytes, fileName, onProgress) => openSpreadsheet(bytes, fileName, { onProgress }), // in a worker of its own below this one: a file never meets the archive
})

let last: Promise<void> = Promise.resolve()

addEventListener('message', (event: MessageEvent<ToRosterWorker>) => { last = last.then(() => answer(event.data)) })

async function answer({ id, task }: ToRosterWorker): Promise<void> {
  try {
    const found = await desk(task, progress => post({ kind: 'progress', id, progress }))
    post({ kind: 'answer', id, answer: found }, 'pieces' in found ? found.pieces.map(({ buffer }) => buffer) : [])
  } catch (error) {
    const told = error instanceof Error && error.name === 'ExpectedFailure'
    post({ kind: 'failed', id, message: told ? error.message : null, detail: told ? '' : error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function post(message: FromRosterWorker, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer })
}
