import { expect, onTestFinished, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { aPerson } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { hand } from '../../support/merge-tools.ts'
import { testSession } from '../../support/session.ts'

const newFolder = temporaryFolders()

async function aUnit(unitName: string) {
  let chosen = ''
  const session = await testSession(newFolder(), { chooseFolder: async () => chosen })
  onTestFinished(() => session.close())
  await session.get('createArchive', { folder: null, unitName, actor: '林小满' })
  return {
    session,
    tokenOf: async (place: string) => {
      chosen = place
      const answer = await session.get('chooseFolder', { title: '' })
      return answer.kind === 'chosen' && answer.folder !== null ? answer.folder.token : ''
    },
  }
}

test('a lower unit reports, the upper unit looks, merges and takes it back', async () => {
  const [lower, upper] = [await aUnit('水务局'), await aUnit('机关工委')]
  await lower.session.get('commit', { id: hand.newId(), act: 'recordPerson', summary: '登记人员', ops: [put('people', aPerson({ id: hand.newId(), name: '张喆' }))] })
  const { recipient } = await upper.session.get('keyStatus', {})
  const stick = newFolder()
  const order = { kind: 'submit' as const, folder: await lower.tokenOf(stick), receiver: '机关工委', recipient, organisationId: null, from: null, to: null }
  const sent = await lower.session.work(order)
  if (sent.kind !== 'done' || sent.result.kind !== 'submit') throw new Error(JSON.stringify(sent))
  expect(sent.result).toMatchObject({ records: 1, files: 0, file: { label: expect.stringMatching(/^上报_水务局_\d{8}\.zip$/) as string } })

  const { sets } = await upper.session.get('findSets', { in: { folder: await upper.tokenOf(stick) } })
  expect(sets).toMatchObject([{ kind: 'submission', unit: '水务局', isThisArchive: false }])
  const wish = { sets: [{ set: sets[0]!.set, secret: null, backupId: null }] }
  const looked = await upper.session.work({ kind: 'examineMerge', ...wish })
  if (looked.kind !== 'done' || looked.result.kind !== 'examineMerge') throw new Error(JSON.stringify(looked))
  expect(looked.result.report).toMatchObject({ changes: { total: { added: 1 } }, conflicts: [] })
  const merged = await upper.session.work({ kind: 'merge', ...wish, decisions: [], stamp: looked.result.report.stamp })
  expect(merged).toMatchObject({ kind: 'done', result: { seq: 2, total: { added: 1 }, flags: [] } })
  expect(await upper.session.work({ kind: 'merge', ...wish, decisions: [], stamp: looked.result.report.stamp })).toMatchObject({ kind: 'failed', failure: { code: 'merge-stale' } })
  expect((await upper.session.get('undoableActs', {})).acts).toMatchObject([{ act: 'merge', seq: 2 }])
  expect(await upper.session.get('undoCommit', { seq: 2 })).toMatchObject({ seq: 3, kept: [] })
  expect(await lower.session.work({ ...order, recipient: 'age1' })).toMatchObject({ kind: 'failed', failure: { code: 'no-recipient' } })
  expect(await upper.session.work({ kind: 'examineMerge', sets: [{ set: 'nowhere', secret: null, backupId: null }] })).toMatchObject({ kind: 'failed', failure: { code: 'unknown-token' } })
})
