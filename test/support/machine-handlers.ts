import { type Call, type Handlers, type Machine, callNames } from '#shared/contract/contract.ts'
import { type Outcome, orThrow } from '#shared/contract/outcome.ts'

/** A machine side, as the handlers that a shell would serve. */
export function machineHandlers(machine: Machine, heard: (call: Call) => void = () => {}): Handlers {
  return Object.fromEntries(callNames.map(call => [call, async (input: unknown) => {
    heard(call)
    return orThrow(await (machine[call] as (input: unknown) => Promise<Outcome<unknown>>)(input)) // the served call has parsed it
  }])) as unknown as Handlers // one for each call
}
