import type { Log } from '../files/log-file.ts'

/** A fault of the program itself ends it, in the log for whoever maintains it and in one sentence for the clerk. */
export function logCrashes(log: Log, say: (sentence: string) => void): void {
  process.once('uncaughtException', error => {
    log.error('crash', error)
    say('程序意外停止，已保存的内容不受影响，未保存的内容在草稿里。请重新启动程序；若反复出现，请联系维护人员。')
    process.exit(1)
  })
}
