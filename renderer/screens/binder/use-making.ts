import { useCallback, useEffect, useRef, useState } from 'react'
import type { BinderOrder } from '#shared/binder/binder-order.ts'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { BinderFormat } from '#shared/model/binder.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { binderRepository } from '../../storage/binder-repository.ts'
import { machineSide } from '../../storage/connection.ts'
import { historyRepository } from '../../storage/history-repository.ts'
import { told } from '../../ui/doing.ts'
import { makeBinder } from '../../workers/binder-client.ts'
import type { BinderProgress, MadeBinder } from '../../workers/binder-protocol.ts'
import { type FolderTaker, takeFolder } from './folder-taker.ts'

export interface SavedBook {
  readonly format: BinderFormat
  readonly file: Place
}

export type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: BinderProgress | null }
  | { readonly kind: 'done'; readonly made: MadeBinder; readonly files: readonly SavedBook[]; readonly folder: Place }
  | { readonly kind: 'cancelled' }
  /** `files` were saved whole before it failed. */
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string; readonly files: readonly SavedBook[] }

export interface BinderMaking {
  readonly state: Making
  readonly start: (order: BinderOrder, formats: readonly BinderFormat[], folder: Place) => Promise<void>
  readonly cancel: () => void
  readonly reset: () => void
}

/** One binder at a time: laid out in a worker, saved whole, kept in the archive. Leaving the page gives it up. */
export function useMaking(today: LocalDate): BinderMaking {
  const [state, setState] = useState<Making>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback<BinderMaking['start']>(async (order, formats, folder) => {
    if (running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const files: SavedBook[] = []
    setState({ kind: 'running', progress: null })
    let taker: FolderTaker | null = null
    try {
      const [archive, footerNote] = await Promise.all([binderRepository.archiveHead(), historyRepository.footerNote()])
      taker = formats.includes('folder') ? await takeFolder(folder) : null
      const made = await makeBinder({ order, today, footerNote, formats }, { signal, onProgress: progress => setState({ kind: 'running', progress }), ...(taker === null ? {} : { save: taker.save }) })
      for (const { format, bytes } of made.books.filter(book => formats.includes(book.format))) {
        signal.throwIfAborted()
        const { file } = orThrow(await machineSide().saveDocument({ folder: folder.token, name: `${made.stem}.${format}`, bytes }))
        files.push({ format, file })
      }
      if (taker !== null) files.push({ format: 'folder', file: await taker.finish(made.stem) })
      taker = null
      await binderRepository.recordBinder({ order, units: made.unitIds.map(id => ({ id })), madeOn: today, archive: archive ?? { seq: 0, head: '' }, formats, parts: made.parts, places: made.places }, made.root)
      setState({ kind: 'done', made: { ...made, books: made.books.filter(({ format }) => format === 'pdf') }, files, folder })
    } catch (error) {
      await taker?.drop()
      setState(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', ...told(error), files })
    } finally {
      running.current = null
    }
  }, [today])
  return { state, start, cancel: () => running.current?.abort(), reset: () => setState({ kind: 'idle' }) }
}
