import * as z from 'zod'
import { type Call, type Input, type Machine, callNames, contract } from '#shared/contract/contract.ts'
import { loopback, type PresenceNews, presenceKinds } from '#shared/contract/loopback.ts'
import { type FailureCode, type Outcome, failed, failures } from '#shared/contract/outcome.ts'

/** The machine side, whichever shell this window runs in. Never rejects: a lost line is a failure like others. */
export const machine: Machine = bridge() ?? overLoopback()

/** The nonce that this page's style elements need (antd's ConfigProvider csp). */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
}

/** Holds this window's place for as long as it lives; `gone` when the machine side can't be reached. Electron has one window anyway. */
export async function holdPlace(hear: (news: PresenceNews['kind'] | 'gone') => void): Promise<void> {
  if (bridge() !== null) {
    hear('held')
    return
  }
  try {
    const response = await fetch(loopback.presencePath, { method: 'POST', headers: identity() })
    if (response.ok && response.body !== null && await hearLines(response.body, hear)) return
  } catch (error) {
    console.warn('presence', error) // told below: whatever broke the line, the machine side can't be reached
  }
  hear('gone')
}

/** Reads to the line's end; true = the machine side itself said why it ends. */
async function hearLines(body: ReadableStream<Uint8Array>, hear: (news: PresenceNews['kind']) => void): Promise<boolean> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader() // DOM's typing asks for BufferSource
  let rest = ''
  let last: PresenceNews['kind'] | null = null
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return last === 'elsewhere' || last === 'ending'
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter(l => l !== '')) {
      last = PresenceLine.parse(JSON.parse(line)).kind
      hear(last)
    }
  }
}

const PresenceLine = z.object({ kind: z.enum(presenceKinds as [PresenceNews['kind'], ...PresenceNews['kind'][]]) }) // there is at least one kind

type Bridge = Readonly<Record<Call, (input: unknown) => Promise<unknown>>>

declare global {
  interface Window {
    /** Put there by Electron's preload script. */
    readonly ledger?: Bridge
  }
}

function bridge(): Machine | null {
  const ledger = window.ledger
  if (ledger === undefined) return null
  return eachCall(call => input => ledger[call](input).catch(() => lost('machine-gone')))
}

function overLoopback(): Machine {
  keepToken()
  return eachCall(call => input => (call === 'clearWindowStorage' ? keepingWords(() => asked(call, input)) : asked(call, input)))
}

/** The browser throws away all that it keeps for our page; the token and the look of lists are put back. */
async function keepingWords<T>(clear: () => Promise<T>): Promise<T> {
  const kept = [sessionStorage, localStorage].map(storage => ({ storage, words: Object.entries<string>(storage) }))
  const cleared = await clear()
  for (const { storage, words } of kept) for (const [name, value] of words) storage.setItem(name, value)
  return cleared
}

function eachCall(answer: (call: Call) => (input: unknown) => Promise<unknown>): Machine {
  return Object.freeze(Object.fromEntries(callNames.map(call => [call, answer(call)]))) as unknown as Machine // both sides of the bridge speak by the contract; the machine side's tests hold it to it
}

async function asked<C extends Call>(call: C, input: unknown): Promise<unknown> {
  if (isTooLarge(call, input)) return lost('blob-too-large')
  try {
    const response = await fetch(...requestOf(call, input as Input<C>)) // typed by the contract where it is called
    if (response.status === 403) return lost('wrong-address')
    if (response.headers.get('content-type')?.startsWith('application/json')) return await response.json()
    if (response.ok) return await bytesAnswer(response)
    return lost('unexpected')
  } catch (error) {
    console.warn(call, error)
    return lost('machine-gone')
  }
}

/** Not even sent: the browser might give way under it. */
function isTooLarge(call: Call, input: unknown): boolean {
  return bytesOf(call) === 'in' && (input as { readonly bytes: Uint8Array }).bytes.byteLength > loopback.maxFileBytes // the contract: calls that take bytes have this field
}

function requestOf<C extends Call>(call: C, input: Input<C>): [string, RequestInit] {
  const kind = bytesOf(call)
  if (kind !== 'in') {
    const path = (kind === null ? loopback.callPath : loopback.filePath) + call
    return [path, { method: 'POST', headers: { ...identity(), 'Content-Type': 'application/json' }, body: bodyOf(JSON.stringify(input)) }]
  }
  const { bytes, ...rest } = input as { readonly bytes: Uint8Array<ArrayBuffer> } // the contract: calls that take bytes have this field
  return [loopback.filePath + call, { method: 'PUT', headers: { ...identity(), [loopback.inputHeader]: encodeURIComponent(JSON.stringify(rest)) }, body: bodyOf(bytes) }]
}

const plainBodyBytes = 16 * 1024 * 1024

/** Chromium's page does not survive a body of some 200 MB, unless it is a blob. */
function bodyOf(content: string | Uint8Array<ArrayBuffer>): BodyInit {
  return content.length > plainBodyBytes ? new Blob([content]) : content
}

function bytesOf(call: Call): 'in' | 'out' | null {
  const shape = contract[call]
  return 'bytes' in shape ? shape.bytes : null
}

async function bytesAnswer(response: Response): Promise<Outcome<unknown>> {
  const rest: unknown = JSON.parse(decodeURIComponent(response.headers.get(loopback.outputHeader) ?? '%7B%7D'))
  return { ok: true, value: { ...(rest as object), bytes: new Uint8Array(await response.arrayBuffer()) } } // an object by loopback's rule
}

function lost(code: FailureCode): Outcome<never> {
  return failed({ code, message: failures[code] })
}

function identity(): Record<string, string> {
  return { [loopback.tokenHeader]: sessionStorage.getItem('ledger-token') ?? '', [loopback.windowHeader]: windowId() }
}

/** Kept for as long as the tab, so that a reload is the same window. */
function windowId(): string {
  const id = sessionStorage.getItem('ledger-window') ?? crypto.randomUUID()
  sessionStorage.setItem('ledger-window', id)
  return id
}

/** The token leaves the address bar as soon as it is read; a new one replaces that of a program that has ended. */
function keepToken(): void {
  const token = loopback.tokenFragment.exec(location.hash)?.[1]
  if (token === undefined) return
  sessionStorage.setItem('ledger-token', token)
  history.replaceState(null, '', location.pathname)
}
