import { rosterKnown } from '#shared/imports/roster/roster-known.ts'
import { SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { newId } from '../../renderer/storage/new-id.ts'
import { viewReader } from '../../renderer/storage/view-reader.ts'
import type { RosterPort } from '../../renderer/workers/roster-client.ts'
import { rosterDesk } from '../../renderer/workers/roster-desk.ts'
import type { FromRosterWorker } from '../../renderer/workers/roster-protocol.ts'

/** The roster worker without a thread. */
export function rosterPort(): RosterPort {
  let hear: (message: FromRosterWorker) => void = () => {}
  let isClosed = false
  const post = (message: FromRosterWorker) => { if (!isClosed) hear(structuredClone(message)) }
  const desk = rosterDesk({ known: today => rosterKnown(viewReader, today), newId, read: (bytes, fileName, onProgress) => readSpreadsheet(bytes, fileName, { onProgress }) })
  let last: Promise<unknown> = Promise.resolve()
  return {
    post: ({ id, task }) => {
      const mine = structuredClone(task)
      last = last.then(() => desk(mine, progress => post({ kind: 'progress', id, progress }))).then(
        answer => post({ kind: 'answer', id, answer }),
        (error: unknown) => post({ kind: 'failed', id, message: error instanceof SpreadsheetRefused ? error.refusal.message : null, detail: String(error) }),
      )
    },
    onMessage: listener => { hear = listener },
    close: () => { isClosed = true },
  }
}
