import '../no-code-from-text.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import type { DocumentTask, FromDocumentWorker, Rendered, ToDocumentWorker } from './document-protocol.ts'
import { fontAsker } from './font-asker.ts'

const fonts = fontAsker(faceId => post({ kind: 'wantFont', faceId }))

addEventListener('message', (event: MessageEvent<ToDocumentWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'font': return fonts.hear(message.faceId, message.bytes)
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
      return post({ kind: 'uncovered', id, characters: uncoveredCharacters(task.document, await openFonts(task.document, task.fonts.map(fonts.sourceOf))) })
    }
  }
}

async function render(id: number, { document, format, fonts: known, archival = false }: Extract<DocumentTask, { kind: 'render' }>): Promise<Rendered> {
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
      const opened = await openFonts(document, known.map(fonts.sourceOf))
      post({ kind: 'step', id, step: 'layout' })
      return toPdf(document, opened, { archival })
    }
  }
}

function post(message: FromDocumentWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}
