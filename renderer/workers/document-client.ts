import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import type { Document } from '#shared/documents/document.ts'
import { machineSide } from '../storage/connection.ts'
import { wantsArchivalCopies } from './archival-copies.ts'
import type { DocumentFormat, DocumentTask, FromDocumentWorker, Rendered, RenderStep, ToDocumentWorker, UncoveredCharacter } from './document-protocol.ts'
import { type KnownFont, knownFonts } from '#shared/documents/known-fonts.ts'

export interface RenderOptions {
  readonly onStep?: (step: RenderStep) => void
  /** Ends the worker at once; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal
}

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface DocumentPort {
  readonly post: (message: ToDocumentWorker) => void
  readonly onMessage: (hear: (message: FromDocumentWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

/** Lays a document out as Word, PDF or a spreadsheet, in a worker. One after the other; throws ExpectedFailure with a sentence when it can't be done. */
export async function renderDocument(document: Document, format: DocumentFormat, options: RenderOptions = {}): Promise<Rendered> {
  const answer = await inTurn(options.signal, async () => ask({ kind: 'render', document, format, fonts: format === 'pdf' ? await fontsOfThisPc() : [], archival: format === 'pdf' && wantsArchivalCopies() }, options))
  if (answer.kind !== 'rendered') throw new Error(`${answer.kind} is no rendered document`)
  return answer.rendered
}

/** Every character of the document that no font of this PC has; to be shown before printing. */
export async function findUncovered(document: Document, options: RenderOptions = {}): Promise<readonly UncoveredCharacter[]> {
  const answer = await inTurn(options.signal, async () => ask({ kind: 'uncovered', document, fonts: await fontsOfThisPc() }, options))
  if (answer.kind !== 'uncovered') throw new Error(`${answer.kind} is no list of characters`)
  return answer.characters
}

/** For tests: documents are made through ports from here on. */
export function connectDocuments(makePort: () => DocumentPort): void {
  newPort = makePort
  endWorker()
}

type Answer = Extract<FromDocumentWorker, { readonly kind: 'rendered' | 'uncovered' }>

let newPort: () => DocumentPort = workerPort
let port: DocumentPort | null = null
let hears: (message: FromDocumentWorker) => void = () => {}
let breaks: (detail: string) => void = () => {}
let lastId = 0
let last: Promise<unknown> = Promise.resolve()
let fonts: Promise<readonly KnownFont[]> | null = null

/** Who gives up while others are served is told at once. */
function inTurn<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(aborted())
    signal?.addEventListener('abort', giveUp, { once: true })
    turn.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp))
  })
}

function ask(task: DocumentTask, { onStep, signal }: RenderOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(aborted())
    lastId += 1
    const id = lastId
    const settle = (act: () => void) => {
      signal?.removeEventListener('abort', cancel)
      act()
    }
    const fail = (detail: string) => settle(() => reject(new ExpectedFailure('unexpected', { message: '文档没有生成，档案没有受影响。请重试；若反复出现，请重新启动程序。', detail })))
    const cancel = () => settle(() => {
      endWorker()
      reject(aborted())
    })
    signal?.addEventListener('abort', cancel)
    breaks = detail => {
      endWorker()
      fail(detail)
    }
    hears = message => {
      if (message.kind === 'wantFont') return void handFont(message.faceId)
      if (message.id !== id) return
      if (message.kind === 'step') onStep?.(message.step)
      else if (message.kind === 'failed') fail(message.detail)
      else settle(() => resolve(message))
    }
    openPort().post({ kind: 'task', id, task })
  })
}

function openPort(): DocumentPort {
  if (port !== null) return port
  const opened = newPort()
  opened.onMessage(message => { if (port === opened) hears(message) }, detail => { if (port === opened) breaks(detail) })
  port = opened
  return opened
}

function endWorker(): void {
  port?.close()
  port = null
}

/** A font that can't be read is passed over: another has the characters. */
async function handFont(faceId: string): Promise<void> {
  const asking = port
  const outcome = await machineSide().fontFile({ id: faceId })
  asking?.post({ kind: 'font', faceId, bytes: outcome.ok ? outcome.value.bytes : null })
}

/** What can print here; asked of the machine once. */
export function fontsOfThisPc(): Promise<readonly KnownFont[]> {
  fonts ??= readFonts().catch((error: unknown) => {
    fonts = null
    throw error
  })
  return fonts
}

async function readFonts(): Promise<readonly KnownFont[]> {
  const known = knownFonts(orThrow(await machineSide().fontFaces({})))
  if (known.length === 0) throw new ExpectedFailure('unexpected', { message: '没有找到可用的字体，不能生成 PDF。档案没有受影响，可以先导出 Word；请重新安装程序后再试。' })
  return known
}

function aborted(): DOMException {
  return new DOMException('given up', 'AbortError')
}

function workerPort(): DocumentPort {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: message => worker.postMessage(message),
    onMessage: (hear, broken) => {
      worker.onmessage = (event: MessageEvent<FromDocumentWorker>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
