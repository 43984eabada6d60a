import '../../support/quick-passwords.ts'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { anArchiveToBackUp, password, recoveryKey, unit } from '../../support/backups.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { testSession } from '../../support/session.ts'

const newFolder = temporaryFolders()

/** A new PC, and a stick with the backup of a lost one. */
async function aNewPc() {
  const lost = await anArchiveToBackUp(newFolder())
  await lost.addPeople('张喆', '李堃')
  await lost.attach(randomBytes(1000))
  const { set, backupId } = await lost.backUp(newFolder())
  let chosen = set
  const home = newFolder()
  const session = await testSession(home, { chooseFolder: async () => chosen })
  const tokenOf = async (place: string) => {
    chosen = place
    const answer = await session.get('chooseFolder', { title: '' })
    return answer.kind === 'chosen' && answer.folder !== null ? answer.folder.token : ''
  }
  return { lost, set, backupId, home, session, tokenOf, restoreNew: { kind: 'restoreNew' as const, set: await tokenOf(set), backupId, secret: { kind: 'recoveryKey' as const, recoveryKey }, folder: null, actor: '李堃' } }
}

test('on a new PC a backup becomes the archive, by recovery key, open at once and found again at the next start', async () => {
  const { lost, session, home, restoreNew } = await aNewPc()
  expect(await session.get('start', {})).toMatchObject({ kind: 'firstRun' })
  const device = JSON.parse(await fs.readFile(path.join(home, 'config', 'settings.json'), 'utf8')) as { device: string }
  expect(await session.work(restoreNew)).toMatchObject({ kind: 'done', result: { start: { kind: 'ready', archive: { unitName: unit, actor: '李堃', seq: lost.archive.head().seq } }, missingFiles: [] } })
  expect(await session.get('keyStatus', {})).toMatchObject({ protection: 'password', openedWith: 'recoveryKey' })
  const settings = JSON.parse(await fs.readFile(path.join(home, 'config', 'settings.json'), 'utf8')) as { device: string; dataFolder: string }
  expect(settings.device).not.toBe(device.device)
  expect(settings.dataFolder).toBe(path.join(home, '党务台账数据'))
  await session.close()
  const again = await testSession(home)
  expect(await again.get('start', {})).toMatchObject({ kind: 'sealed' })
  expect(await again.get('chooseStart', { kind: 'unlock', secret: { kind: 'password', password } })).toMatchObject({ kind: 'ready' })
  await again.close()
})

test('beside an archive that can’t be opened it goes to a place of its own', async () => {
  const { session, home, restoreNew } = await aNewPc()
  const usual = path.join(home, '党务台账数据')
  await fs.mkdir(path.join(usual, 'snapshots'), { recursive: true })
  await fs.writeFile(path.join(usual, 'archive.json'), 'damaged')
  expect(await session.work(restoreNew)).toMatchObject({ kind: 'done' })
  expect(await fs.readdir(usual)).toEqual(['archive.json', 'snapshots'])
  expect(await fs.readdir(`${usual}-恢复1`)).toContain('journal')
  await session.close()
})

test('into the open archive: looked at first, then taken back', async () => {
  const { session, lost, set, backupId, tokenOf, restoreNew } = await aNewPc()
  await session.work(restoreNew)
  const people = await lost.archive.allRows('people')
  const { rev, id } = people[0] as unknown as { rev: number; id: string }
  await session.get('commit', { id: crypto.randomUUID(), act: 'deletePerson', summary: '删除人员', ops: [{ table: 'people', id, ifRev: rev, value: null }] })
  const order = { set: await tokenOf(set), backupId, secret: null, part: null, deleteNewer: true }
  expect(await session.work({ kind: 'examineRestore', ...order })).toMatchObject({ kind: 'done', result: { report: { total: { added: 1, changed: 0, deleted: 0 }, problems: [] }, missingFiles: [] } })
  expect(await session.work({ kind: 'restore', ...order })).toMatchObject({ kind: 'done', result: { seq: lost.archive.head().seq + 2, total: { added: 1 } } })
  expect(await session.work({ kind: 'restore', ...order, set: 'unknown' })).toMatchObject({ kind: 'failed', failure: { code: 'unknown-token' } })
  await session.close()
})

test('an archive is not closed while long work goes on with it', async () => {
  const session = await testSession(newFolder())
  onTestFinished(() => session.close())
  await session.get('openSample', {})
  await session.get('snapshotNow', {})
  const { sets } = await session.get('findSets', { in: { own: 'snapshots' } })
  const { work } = await session.get('beginWork', { order: { kind: 'verifySet', set: sets[0]!.set, secret: null, backupId: null } })
  expect(await session.ask('leaveSample', {})).toMatchObject({ ok: false, failure: { code: 'work-busy' } })
  await expect.poll(() => session.get('workState', { work })).not.toMatchObject({ kind: 'running' })
  expect(await session.ask('leaveSample', {})).toMatchObject({ ok: true })
})
