import { useCallback, useRef, useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { told } from '../../ui/doing.ts'
import type { DocumentFormat } from '../../workers/document-protocol.ts'
import { exportFiles, type FileToMake, type MadeFile } from './export-files.ts'
import type { Progress } from './ledger-job.ts'

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly files: readonly MadeFile[]; readonly folder: Place }
  /** `files` were saved before it ended and stay where they are. */
  | { readonly kind: 'cancelled'; readonly files: readonly MadeFile[]; readonly folder: Place }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string; readonly files: readonly MadeFile[]; readonly folder: Place }

export interface LedgerExport {
  readonly state: ExportState
  readonly start: (files: readonly FileToMake[], formats: readonly DocumentFormat[], folder: Place) => Promise<void>
  readonly cancel: () => void
  readonly reset: () => void
}

/** One export at a time, with its progress, its cancel, and its result. */
export function useLedgerExport(): LedgerExport {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  const start = useCallback<LedgerExport['start']>(async (files, formats, folder) => {
    if (running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    const made: MadeFile[] = []
    try {
      await exportFiles(files, formats, folder, { progress: progress => setState({ kind: 'running', progress }), file: file => made.push(file) }, controller.signal)
      setState({ kind: 'done', files: made, folder })
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'cancelled', files: made, folder } : { kind: 'failed', ...told(error), files: made, folder })
    } finally {
      running.current = null
    }
  }, [])
  return { state, start, cancel: () => running.current?.abort(), reset: () => setState({ kind: 'idle' }) }
}
