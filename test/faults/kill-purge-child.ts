import { randomUUID } from 'node:crypto'
import { openKeys } from '../../electron/archive/keys/keys.ts'
import { purgeJournal } from '../../electron/archive/purge/purge-journal.ts'
import { removeObsolete } from '../../electron/archive/purge/remove-obsolete.ts'
import { takeSnapshot } from '../../electron/archive/sets/snapshots.ts'
import { opened } from '../support/archives.ts'

/** Purges a person and removes whatever is left of it; says when it begins and when it is done. */
const [folder = '', id = ''] = process.argv.slice(2)
const keys = await openKeys(folder)
process.stdout.write('begun\n')
await purgeJournal(folder, keys, { rows: [{ table: 'people', id }], reason: '误录', actor: '林小满', device: 'pc-1', now: new Date(), newId: randomUUID })
const archive = await opened(folder, {}, keys)
await takeSnapshot(folder, keys, archive, new Date())
await archive.close()
await removeObsolete(folder, keys)
process.stdout.write('done\n')
