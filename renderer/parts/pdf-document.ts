import type { PDFDocumentProxy } from 'pdfjs-dist'

export type { PDFDocumentProxy } from 'pdfjs-dist'

let library: Promise<typeof import('pdfjs-dist')> | null = null

/** Opens a PDF for showing. The library comes with the first one that is looked at; its parser runs in a worker and never fetches anything. */
export function openPdf(bytes: Uint8Array): { readonly opened: Promise<PDFDocumentProxy>; readonly close: () => void } {
  library ??= load()
  const task = library.then(({ getDocument }) => getDocument({ data: bytes.slice(), useWasm: false, enableXfa: false, stopAtErrors: false }))
  return { opened: task.then(loading => loading.promise), close: () => void task.then(loading => loading.destroy()).catch((error: unknown) => console.warn('pdf', error)) } // `opened` has told of it
}

/** The build for older engines: some PCs bring a browser of their own. */
async function load(): Promise<typeof import('pdfjs-dist')> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdfjs.GlobalWorkerOptions.workerPort = new Worker(new URL('../workers/pdf-worker.ts', import.meta.url), { type: 'module' })
  return pdfjs
}
