import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../../storage/connection.ts'
import type { FolderFile } from '../../workers/binder-protocol.ts'

/** A folder that is filled file by file, and is there under its name only when it is whole. */
export interface FolderTaker {
  readonly save: (file: FolderFile) => Promise<void>
  readonly finish: (name: string) => Promise<Place>
  /** Takes back what was begun. */
  readonly drop: () => Promise<void>
}

export async function takeFolder(parent: Place): Promise<FolderTaker> {
  const begun = orThrow(await machineSide().beginFolder({ parent: parent.token }))
  const inside = new Map<string, string>()
  const tokenOf = async (folder: string): Promise<string> => {
    const token = inside.get(folder) ?? orThrow(await machineSide().makeFolder({ parent: begun.token, name: folder })).token
    inside.set(folder, token)
    return token
  }
  return {
    save: async ({ folder, name, bytes }) => { orThrow(await machineSide().saveDocument({ folder: folder === null ? begun.token : await tokenOf(folder), name, bytes })) },
    finish: async name => orThrow(await machineSide().finishFolder({ begun: begun.token, name })).folder,
    drop: async () => { await machineSide().dropFolder({ begun: begun.token }) },
  }
}
