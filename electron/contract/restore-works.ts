import { randomUUID } from 'node:crypto'
import type { OrderOf } from '#shared/contract/work.ts'
import { exists } from '../files/durable-file.ts'
import { examineRestore } from '../archive/restore/examine-restore.ts'
import { restoreNew } from '../archive/restore/restore-new.ts'
import type { RestoreWish } from '../archive/restore/restore-plan.ts'
import { restore } from '../archive/restore/restore.ts'
import { startIn } from '../archive/start/start-folder.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

type Parts = Omit<SessionParts, 'works'>

/** Taking a backup back: into the open archive, or as an archive of its own. */
export function restoreWorks(parts: Parts): Pick<WorkRunners, 'examineRestore' | 'restore' | 'restoreNew'> {
  const { state } = parts
  return {
    examineRestore: async (order, context) => {
      const { report, missingFiles } = await examineRestore(state.open(), wishOf(order, parts), context)
      return { kind: 'examineRestore', report, missingFiles: [...missingFiles] }
    },
    restore: async (order, context) => {
      const { seq, total } = await restore(state.open(), wishOf(order, parts), context)
      return { kind: 'restore', seq, total } // what lacks its file was told by examineRestore
    },
    restoreNew: async ({ set, secret, backupId, folder, actor }, context) => {
      const { places, tools } = parts
      const ways = { secret }
      const wished = folder === null ? await freeFolder(tools.suggestedFolder) : places.pathOf(folder)
      const device = randomUUID()
      const made = await restoreNew({ place: places.pathOf(set), backupId, ways, folder: wished, actor, device, program: tools.program, now: tools.now(), newId: tools.newId }, context)
      const { start } = await state.goOn(async current => {
        await tools.settings.change({ dataFolder: made.folder, actor, device, sampleOpen: false })
        await current.open?.close()
        return startIn(made.folder, tools, { ways })
      })
      return { kind: 'restoreNew', start, missingFiles: [...made.missingFiles] }
    },
  }
}

function wishOf({ set, secret, backupId, part, deleteNewer }: Omit<OrderOf<'restore'>, 'kind'>, { places, tools }: Parts): RestoreWish {
  return { place: places.pathOf(set), ways: { secret }, backupId, part, deleteNewer, now: tools.now(), newId: tools.newId }
}

/** An archive that can't be opened may lie in the usual place: it stays there. */
async function freeFolder(suggested: string): Promise<string> {
  for (let n = 0; ; n++) {
    const folder = n === 0 ? suggested : `${suggested}-恢复${n}`
    if (!(await exists(folder))) return folder
  }
}
