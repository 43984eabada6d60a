import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { restoreNew } from '../../electron/archive/restore/restore-new.ts'
import { restore } from '../../electron/archive/restore/restore.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { backupNow, withPassword } from '../support/backups.ts'
import { aWish, openedTarget } from '../support/restores.ts'

/** The process that is killed: takes two backups back in turns, or builds archives from a set, and says what was done only when it was. */
const [mode, folder = '', set = '', ...backupIds] = process.argv.slice(2)
const say = (text: string) => process.stdout.write(`${text}\n`)

if (mode === 'living') {
  const start = backupNow.getTime() + Math.floor(Math.random() * 1e10) // a snapshot is named by its second, and none is overwritten
  const began = Date.now()
  const target = await openedTarget(folder, () => new Date(start + Date.now() - began))
  say('open')
  for (let i = 0; ; i++) {
    const backupId = backupIds[i % backupIds.length] ?? ''
    say(`begins ${backupId}`)
    const { seq } = await restore(target, aWish(set, { backupId }), unwatched)
    say(`restored ${backupId} ${seq}`)
  }
} else {
  say('open')
  for (let i = 0; ; i++) {
    const place = path.join(folder, String(i))
    say(`begins ${place}`)
    await restoreNew({ place: set, backupId: backupIds[0] ?? null, ways: withPassword, folder: place, actor: '林小满', device: randomUUID(), program: '测试', now: backupNow, newId: randomUUID }, unwatched)
    say(`built ${place}`)
  }
}
