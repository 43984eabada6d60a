import { randomBytes } from 'node:crypto'
import { openCopy } from '../support/archive-copies.ts'

/** The process that is killed: adds to an archive and backs it up, and says each backup only when it was called finished. */
const [data = '', stick = '', identities = ''] = process.argv.slice(2)
const it = await openCopy(data, identities.split(','))
process.stdout.write('open\n')
for (;;) {
  await it.addPeople('张喆', '李堃')
  await it.attach(randomBytes(50_000 + Math.floor(Math.random() * 400_000)))
  const { backupId } = await it.backUp(stick)
  process.stdout.write(`done ${backupId}\n`)
}
