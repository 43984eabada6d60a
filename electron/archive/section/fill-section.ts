import { randomBytes, randomUUID } from 'node:crypto'
import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { SectionContent } from '#shared/model/dossier/section-tables.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import { beginSection } from './section-keys.ts'
import { unlockedSection } from './unlocked-section.ts'

/** A section of its own for a new archive, filled in one commit; answers with its recovery key. Throws weak-password. */
export async function fillSection({ folder, keys, archive }: Pick<OpenFolder, 'folder' | 'keys' | 'archive'>, { password, rows, at, newId }: { readonly password: string; readonly rows: readonly SectionContent[]; readonly at: string; readonly newId: () => string }): Promise<string> {
  const fault = passwordFault(password)
  if (fault !== null) throw new ExpectedFailure('weak-password', { message: fault })
  const recoveryKey = recoveryKeyOf(randomBytes(20))
  const section = unlockedSection(archive, await beginSection(folder, keys, { section: randomUUID(), password, recoveryKey, at, former: null }))
  await section.commit({ id: newId(), ops: rows.map(({ table, id, value }) => ({ table, id, ifRev: null, value })) })
  return recoveryKey
}
