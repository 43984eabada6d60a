import type { Handlers } from '#shared/contract/contract.ts'
import type { SessionParts } from './session.ts'

export function workCalls({ works }: SessionParts): Pick<Handlers, 'beginWork' | 'workState' | 'cancelWork'> {
  return {
    beginWork: async ({ order }) => ({ work: works.begin(order) }),
    workState: async ({ work }) => works.state(work),
    cancelWork: async ({ work }) => {
      works.cancel(work)
      return {}
    },
  }
}
