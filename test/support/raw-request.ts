import { type IncomingHttpHeaders, request } from 'node:http'
import { loopback } from '#shared/contract/loopback.ts'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A request whose path and headers go over the line exactly as given, as no browser would send them. */
export function rawRequest(port: number, path: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { Host: `127.0.0.1:${port}`, ...headers }, setHost: false, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }) })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What our own page would send with each call. */
export function ownHeaders(port: number, token: string, windowId = 'window-1'): Record<string, string> {
  return { Origin: `http://127.0.0.1:${port}`, [loopback.tokenHeader]: token, [loopback.windowHeader]: windowId }
}

/** The presence line's news, as they come. */
export interface OpenLine {
  readonly news: string[]
  readonly status: Promise<number>
  readonly ended: Promise<void>
  next(count: number): Promise<void>
  close(): void
}

export function openLine(port: number, token: string, windowId: string): OpenLine {
  const news: string[] = []
  let changed = () => {}
  let end = () => {}
  let answered: (status: number) => void = () => {}
  const ended = new Promise<void>(resolve => { end = resolve })
  const status = new Promise<number>(resolve => { answered = resolve })
  const sent = request({ host: '127.0.0.1', port, method: 'POST', path: loopback.presencePath, headers: ownHeaders(port, token, windowId), agent: false }, response => {
    answered(response.statusCode ?? 0)
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      for (const line of text.split('\n').filter(l => l !== '')) news.push((JSON.parse(line) as { kind: string }).kind)
      changed()
    })
    response.on('close', end)
  })
  sent.on('error', end)
  sent.end()
  return {
    news, status, ended,
    next: async count => {
      while (news.length < count) await new Promise<void>(resolve => { changed = resolve })
    },
    close: () => { sent.destroy() },
  }
}
