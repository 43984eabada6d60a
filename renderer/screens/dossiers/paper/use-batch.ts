import { useEffect, useRef, useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { machineSide } from '../../../storage/connection.ts'
import { newId } from '../../../storage/new-id.ts'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { renderDocument } from '../../../workers/document-client.ts'
import { askSection } from '../../../workers/section/section-client.ts'

export type BatchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly folder: Place; readonly files: number }
  | { readonly kind: 'cancelled' }

interface BatchWish {
  readonly ids: readonly string[]
  readonly folder: Place
  readonly format: 'pdf' | 'docx'
  readonly today: LocalDate
  readonly mark: string
}

/** Every file as a document of its own, one after the other; the folder is there whole or not at all. */
export function useBatch(): { readonly state: BatchState; readonly run: (wish: BatchWish) => Promise<void>; readonly cancel: () => void } {
  const [state, setState] = useState<BatchState>({ kind: 'idle' })
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), []) // whoever leaves the page no longer sees how far it is
  const run = async ({ ids, folder, format, today, mark }: BatchWish) => {
    const abort = new AbortController()
    ending.current = abort
    const begun = orThrow(await machineSide().beginFolder({ parent: folder.token }))
    setState({ kind: 'running', done: 0 })
    try {
      const batch = newId()
      for (const [index, dossierId] of ids.entries()) {
        abort.signal.throwIfAborted()
        sectionDoor.stay()
        const { document, fileName } = await askSection({ kind: 'compose', ledgerId: 'dossier', scope: { kind: 'dossier', dossierId }, today, options: { mark }, run: batch })
        const { bytes } = await renderDocument(document, format, { signal: abort.signal })
        orThrow(await machineSide().saveDocument({ folder: begun.token, name: `${fileName}.${format}`, bytes }))
        setState({ kind: 'running', done: index + 1 })
      }
      const finished = orThrow(await machineSide().finishFolder({ begun: begun.token, name: `政治素质档案_${today}` }))
      setState({ kind: 'done', folder: finished.folder, files: ids.length })
    } catch (error) {
      await machineSide().dropFolder({ begun: begun.token })
      if (!abort.signal.aborted) {
        setState({ kind: 'idle' })
        throw error
      }
      setState({ kind: 'cancelled' })
    }
  }
  return { state, run, cancel: () => ending.current?.abort() }
}
