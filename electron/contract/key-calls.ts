import type { Handlers } from '#shared/contract/contract.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'keyStatus' | 'beginPassword' | 'confirmPassword' | 'saveUnits'>

export function keyCalls(_parts: SessionParts): Calls {
  const notYet = () => Promise.reject(new Error('not yet'))
  return { keyStatus: notYet, beginPassword: notYet, confirmPassword: notYet, saveUnits: notYet }
}
