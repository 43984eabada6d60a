import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Call, callNames, contract } from '#shared/contract/contract.ts'
import { loopback } from '#shared/contract/loopback.ts'
import { type Outcome, failed } from '#shared/contract/outcome.ts'
import { type Served, answer, plain } from '../contract/serve.ts'

/** The rows of a whole view may come back in one call (adoptRows). */
const maxJsonBytes = 256 * 1024 * 1024

/** Answers `POST /call/<name>`, `PUT /file/<name>` (takes bytes), `POST /file/<name>` (gives bytes); false = no such call. */
export async function answerCall(served: Served, path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const call = callOf(path, request.method)
  if (call === null) return false
  const takesBytes = bytesOf(call) === 'in'
  const body = await readBody(request, takesBytes ? loopback.maxFileBytes : maxJsonBytes)
  if (body === null) {
    sendJson(response, 413, failed(plain(takesBytes ? 'blob-too-large' : 'bad-request')))
    return true
  }
  const input = takesBytes ? withBytes(request, body) : parsed(body.toString('utf8'))
  const outcome = input === unreadable ? badRequest : await answer(served, call, input)
  if (call === 'clearWindowStorage' && outcome.ok) response.setHeader('Clear-Site-Data', '"storage"') // the browser itself does it, before the page has the answer
  if (outcome.ok && bytesOf(call) === 'out') sendBytes(response, outcome.value)
  else sendJson(response, 200, outcome)
  return true
}

function bytesOf(call: Call): 'in' | 'out' | null {
  const shape = contract[call]
  return 'bytes' in shape ? shape.bytes : null
}

function callOf(path: string, method: string | undefined): Call | null {
  const call = callNames.find(name => path === loopback.callPath + name || path === loopback.filePath + name)
  if (call === undefined) return null
  const bytes = bytesOf(call)
  const expectedPath = bytes === null ? loopback.callPath : loopback.filePath
  const expectedMethod = bytes === 'in' ? 'PUT' : 'POST'
  return path === expectedPath + call && method === expectedMethod ? call : null
}

/** The whole body, counted while it comes; null = too large. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) { // without an encoding a request gives buffers
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0 // read to the end all the same, so that the window gets an answer and not a broken line
  }
  return size <= limit ? Buffer.concat(chunks) : null
}

const unreadable = Symbol('unreadable')

const badRequest: Outcome<never> = failed(plain('bad-request'))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable
    throw error
  }
}

function withBytes(request: IncomingMessage, bytes: Buffer): unknown {
  const input = parsed(decoded(request.headers[loopback.inputHeader]))
  return typeof input === 'object' && input !== null ? { ...input, bytes: new Uint8Array(bytes) } : unreadable
}

function decoded(header: string | readonly string[] | undefined): string {
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : ''
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}

function sendJson(response: ServerResponse, status: number, body: Outcome<unknown>): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

function sendBytes(response: ServerResponse, value: unknown): void {
  const { bytes, ...rest } = value as { readonly bytes: Uint8Array } // the contract: calls that give bytes have this field
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.byteLength, [loopback.outputHeader]: encodeURIComponent(JSON.stringify(rest)) })
  response.end(bytes)
}
