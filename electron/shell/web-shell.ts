import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { loopback } from '#shared/contract/loopback.ts'
import type { Served } from '../contract/serve.ts'
import { type Site, type SiteFile, readSiteFile } from '../files/site.ts'
import { newNonce, noncePlaceholder, securityHeaders } from './content-security-policy.ts'
import { type Guard, guardOf, newToken } from './guard.ts'
import { type Presence, openPresence } from './presence.ts'
import { answerCall } from './web-calls.ts'

/** The same port at each start: the window's database belongs to it. */
export const usualPort = 47613

const heartbeatMs = 20_000

/** Longer than a browser keeps an idle line (5 minutes): a line that we close first would break a call that is just being sent on it. */
const idleLineMs = 600_000

export interface WebShell {
  /** The page's address with its token: whoever has it, reads the archive. */
  readonly address: string
  readonly presence: Presence
  end(): Promise<void>
}

export interface WebShellOptions {
  readonly served: Served
  readonly site: Site
  readonly port?: number
  readonly lingerMs?: number
  readonly onDeserted: () => void
}

/** Serves the pages and the contract to a browser on this PC, and to nobody else (formats.md §9). */
export async function openWebShell(options: WebShellOptions): Promise<WebShell> {
  const presence = openPresence(options.lingerMs ?? 60_000, options.onDeserted)
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: idleLineMs })
  const port = await listen(server, options.port ?? usualPort)
  const guard = guardOf(port, newToken())
  server.on('request', (request, response) => {
    route({ ...options, guard, presence }, request, response).catch((error: unknown) => {
      options.served.log.error('request failed', error)
      refuse(response, 500)
    })
  })
  return {
    address: `http://127.0.0.1:${port}/#token=${guard.token}`,
    presence,
    end: () => {
      presence.end()
      return new Promise(resolve => {
        server.close(() => { resolve() })
        server.closeIdleConnections()
        setTimeout(() => { server.closeAllConnections() }, 1_000).unref()
      })
    },
  }
}

/** The wished port, or the next free one; 0 = any. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      const next = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      if (next && port > 0 && port < 65_535) listen(server, port + 1).then(resolve, reject)
      else reject(error)
    }
    server.once('error', refused)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}

interface Routed {
  readonly served: Served
  readonly site: Site
  readonly guard: Guard
  readonly presence: Presence
}

async function route({ served, site, guard, presence }: Routed, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const nonce = newNonce()
  for (const [name, value] of Object.entries(securityHeaders(nonce))) response.setHeader(name, value)
  const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? ''
  if (!guard.mayRead(request)) return refuse(response, 403)
  if (request.method === 'GET' || request.method === 'HEAD') {
    const file = site.get(path)
    return file === undefined ? refuse(response, isCall(path) ? 403 : 404) : sendFile(file, nonce, request, response)
  }
  if (!guard.mayCall(request)) return refuse(response, 403)
  if (path === loopback.presencePath && request.method === 'POST') return holdLine(presence, request, response)
  if (!await answerCall(served, path, request, response)) refuse(response, 404)
}

function isCall(path: string): boolean {
  return path.startsWith(loopback.callPath) || path.startsWith(loopback.filePath) || path.startsWith(loopback.presencePath)
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { Connection: 'close' })
  response.end()
}

async function sendFile(file: SiteFile, nonce: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const content = await readSiteFile(file)
  const body = file.contentType.startsWith('text/html') ? Buffer.from(content.toString('utf8').replaceAll(noncePlaceholder, nonce)) : content
  if (file.immutable) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
  response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The line stays open for as long as the window does; a blank line now and then finds out a dead one. */
function holdLine(presence: Presence, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
  const heartbeat = setInterval(() => { response.write('\n') }, heartbeatMs)
  const leave = presence.enter({
    windowId: String(request.headers[loopback.windowHeader] ?? ''),
    tell: news => { response.write(`${JSON.stringify(news)}\n`) },
    end: () => { response.end() },
  })
  response.on('close', () => {
    clearInterval(heartbeat)
    leave()
  })
}
