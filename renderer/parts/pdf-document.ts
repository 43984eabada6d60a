import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

let worker: Worker | null = null

/** Opens a PDF for showing; its parser runs in a worker; it never fetches anything. */
export function openPdf(bytes: Uint8Array): { readonly opened: Promise<PDFDocumentProxy>; readonly close: () => void } {
  worker ??= new Worker(new URL('../workers/pdf-worker.ts', import.meta.url), { type: 'module' })
  GlobalWorkerOptions.workerPort = worker
  const task = getDocument({ data: bytes.slice(), useWasm: false, enableXfa: false, stopAtErrors: false })
  return { opened: task.promise, close: () => void task.destroy() }
}
