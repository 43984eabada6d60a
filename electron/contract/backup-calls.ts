import type { Handlers } from '#shared/contract/contract.ts'
import { driveCalls } from './drive-calls.ts'
import type { SessionParts } from './session.ts'
import { setCalls } from './set-calls.ts'

type Calls = Pick<Handlers, 'drives' | 'findSets' | 'backupRecords' | 'pruneSet' | 'setMirror'>

export function backupCalls(parts: SessionParts): Calls {
  return { ...driveCalls(parts), ...setCalls(parts) }
}
