import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { loopback } from '#shared/contract/loopback.ts'

export interface Guard {
  readonly token: string
  /** Pages hold no data: the right Host is enough (against a foreign name that resolves to this PC). */
  mayRead(request: IncomingMessage): boolean
  /** Calls need the token, and our own page as their origin. */
  mayCall(request: IncomingMessage): boolean
}

/** 256 bits, new at each start. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function guardOf(port: number, token: string): Guard {
  const host = `127.0.0.1:${port}`
  const expected = digest(token)
  const mayRead = (request: IncomingMessage) => request.headers.host === host
  return {
    token,
    mayRead,
    mayCall: request => {
      const given = request.headers[loopback.tokenHeader]
      return mayRead(request)
        && request.headers.origin === `http://${host}`
        && typeof given === 'string'
        && timingSafeEqual(digest(given), expected)
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
