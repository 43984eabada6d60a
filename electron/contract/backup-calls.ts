import type { Handlers } from '#shared/contract/contract.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'drives' | 'findSets' | 'backupRecords' | 'pruneSet' | 'setMirror'>

export function backupCalls(_parts: SessionParts): Calls {
  const notYet = () => Promise.reject(new Error('not yet'))
  return { drives: notYet, findSets: notYet, backupRecords: notYet, pruneSet: notYet, setMirror: notYet }
}
