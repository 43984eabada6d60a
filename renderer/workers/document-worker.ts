import '../no-code-from-text.ts'
import { type FontSource, openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import type { DocumentTask, FromDocumentWorker, Rendered, ToDocumentWorker } from './document-protocol.ts'
import type { KnownFont } from '#shared/documents/known-fonts.ts'

const awaited = new Map<string, (bytes: Uint8Array | null) => void>()
/** The same source for the same face, so that a font is fetched and opened once for as long as this worker lives. */
const sources = new Map<string, FontSource>()

addEventListener('message', (event: MessageEvent<ToDocumentWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'font':
      awaited.get(message.faceId)?.(message.bytes)
      awaited.delete(message.faceId)
      return
    case 'task':
      run(message.id, message.task).catch((error: unknown) => post({ kind: 'failed', id: message.id, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
  }
})

async function run(id: number, task: DocumentTask): Promise<void> {
  switch (task.kind) {
    case 'render': {
      const rendered = await render(id, task)
      return post({ kind: 'rendered', id, rendered }, [rendered.bytes.buffer])
    }
    case 'uncovered': {
      post({ kind: 'step', id, step: 'fonts' })
      return post({ kind: 'uncovered', id, characters: uncoveredCharacters(task.document, await openFonts(task.document, task.fonts.map(sourceOf))) })
    }
  }
}

async function render(id: number, { document, format, fonts }: Extract<DocumentTask, { kind: 'render' }>): Promise<Rendered> {
  switch (format) {
    case 'docx':
      post({ kind: 'step', id, step: 'layout' })
      return { bytes: await toDocx(document), pages: null }
    case 'xlsx': {
      post({ kind: 'step', id, step: 'layout' })
      const { toXlsx } = await import('#shared/writers/to-xlsx.ts')
      return { bytes: await toXlsx(document), pages: null }
    }
    case 'pdf': {
      post({ kind: 'step', id, step: 'fonts' })
      const opened = await openFonts(document, fonts.map(sourceOf))
      post({ kind: 'step', id, step: 'layout' })
      return toPdf(document, opened)
    }
  }
}

function sourceOf({ font, faceId }: KnownFont): FontSource {
  const key = `${faceId} ${font.file}`
  const known = sources.get(key) ?? { ...font, load: () => fetchFont(faceId) }
  sources.set(key, known)
  return known
}

function fetchFont(faceId: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    awaited.set(faceId, bytes => (bytes === null ? reject(new Error(`font ${faceId} could not be read`)) : resolve(bytes)))
    post({ kind: 'wantFont', faceId })
  })
}

function post(message: FromDocumentWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}
