import type { WorkContext } from '../archive/store/work-context.ts'
import type { Io } from './command.ts'

const betweenMs = 2000

/** Long work says on stderr how far it is: at each new step, then every other second. */
export function progressOn(io: Pick<Io, 'say'>): WorkContext {
  let doing = ''
  let saidAt = 0
  return {
    signal: new AbortController().signal,
    report: progress => {
      const now = Date.now()
      if (progress.doing === doing && now - saidAt < betweenMs) return
      doing = progress.doing
      saidAt = now
      io.say(progress.total === null || progress.total === 0 ? doing : `${doing}：${Math.min(100, Math.floor((progress.done / progress.total) * 100))}%`)
    },
  }
}
