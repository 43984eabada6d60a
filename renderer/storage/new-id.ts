import { uuidV7 } from '#shared/model/uuid-v7.ts'

export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
