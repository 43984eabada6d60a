import type { Handlers } from '#shared/contract/contract.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'recordHistory' | 'acts' | 'actRows' | 'deletedRecords' | 'restoreDeleted' | 'undoCommit' | 'undoableActs' | 'checkHead'>

export function historyCalls(_parts: SessionParts): Calls {
  const notYet = () => Promise.reject(new Error('not yet'))
  return { recordHistory: notYet, acts: notYet, actRows: notYet, deletedRecords: notYet, restoreDeleted: notYet, undoCommit: notYet, undoableActs: notYet, checkHead: notYet }
}
