import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { findKeys } from '../../../../electron/archive/keys/find-keys.ts'
import { refreshKeyCopies } from '../../../../electron/archive/keys/key-copies.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'
import { setPassword, somePassword } from '../../../support/passwords.ts'

const newFolder = temporaryFolders()
const byPassword = (password = somePassword) => ({ secret: { kind: 'password' as const, password } })

/** A password was set, and the program died before the copies followed: the old one still lies open there. */
async function halfRenewed() {
  const folder = newFolder()
  const live = new LiveKeys(await createKeys(folder, anId()))
  await refreshKeyCopies(folder, {})
  await fs.cp(path.join(folder, 'keys-copy'), path.join(folder, 'as-it-was'), { recursive: true })
  await setPassword({ folder, keys: live })
  await fs.rm(path.join(folder, 'keys-copy'), { recursive: true })
  await fs.rename(path.join(folder, 'as-it-was'), path.join(folder, 'keys-copy'))
  return { folder, live }
}

test('an older copy that lies open is no way around the password', async () => {
  const { folder, live } = await halfRenewed()
  expect(await findKeys(folder)).toEqual({ kind: 'sealed' })
  await expect(findKeys(folder, byPassword('别的口令一二三'))).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
  expect(await findKeys(folder, byPassword())).toMatchObject({ kind: 'opened', keys: { identity: 2 } })
  expect(await findKeys(folder, { known: live })).toMatchObject({ kind: 'opened', keys: { identity: 2, openedWith: 'password' } })
})

test('keys of another archive are of no effect', async () => {
  const { folder } = await halfRenewed()
  const other = await halfRenewed()
  expect(await findKeys(folder, { known: other.live })).toEqual({ kind: 'sealed' })
})
