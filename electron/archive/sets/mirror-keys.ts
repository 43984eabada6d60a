import path from 'node:path'
import { mirrorKeyFolders } from '../keys/key-folders.ts'
import { inKeyTurns } from '../keys/key-turns.ts'

/** On a disk of this PC the keys may lie as they do beside the archive, open ones too; what is taken from the archive's keys is taken there as well. */
export function mirrorKeys(dataFolder: string, set: string): Promise<void> {
  return inKeyTurns(() => mirrorKeyFolders(path.join(dataFolder, 'keys'), path.join(set, 'keys')))
}
