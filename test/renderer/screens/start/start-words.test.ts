import { expect, test } from 'vitest'
import { startOptions } from '../../../../renderer/screens/start/start-choices.ts'
import { rebuildSentence, startWords, type Stopped } from '../../../../renderer/screens/start/start-words.ts'
import type { ArchiveHead, SnapshotInfo } from '#shared/archive/start-state.ts'
import type { HeldRows } from '#shared/archive/start-decision.ts'
import { anId } from '../../../support/builders.ts'

const folder = 'D:\\党务台账数据'
const archive: ArchiveHead = { archiveId: anId(), schema: 1, seq: 40, head: 'aa', counts: {}, viewHash: '', unitName: '云岭市档案服务中心', actor: '林小满', isSample: false, readOnly: false }
const snapshot: SnapshotInfo = { id: 's1', at: '2026-11-20T09:30:00.000Z', seq: 44, counts: { people: 128, meetings: 340 } }
const viewRows: HeldRows = { kind: 'holds', archiveId: archive.archiveId, schema: 1, appliedSeq: 46, viewHash: '', counts: { people: 130 } }

const rows: readonly (readonly [string, Stopped, string, string])[] = [
  ['没有档案，只有显示用的记录', { kind: 'offerViewRows', viewRows, archive: null }, '人员 130', '选择档案所在的文件夹'],
  ['打开的是别的档案', { kind: 'offerViewRows', viewRows, archive }, '云岭市档案服务中心', '选择这些记录原来的文件夹'],
  ['什么都读不出来', { kind: 'viewUnreadable', suggestedFolder: folder }, '没有新建或改动', '选择档案所在的文件夹'],
  ['显示的比档案新', { kind: 'viewAhead', archive, viewRows }, '第 46 次', '取回多出来的内容'],
  ['快照比档案新', { kind: 'journalBehind', archive, snapshot, extra: [], extraTotal: 3, viewRows: null }, '多出 3 条', '从快照取回多出来的内容'],
  ['显示的比快照还新', { kind: 'journalBehind', archive, snapshot, extra: [], extraTotal: 3, viewRows }, '多出 3 条', '取回多出来的内容'],
  ['档案损坏', { kind: 'damaged', folder, file: '000001-1.j1', frame: 7, lastGoodSeq: 6, lastGoodAt: '2026-11-20T09:30:00.000Z', goodAfter: 33, snapshot, archiveId: archive.archiveId, viewRows: null }, '第 7 处', '用完好的部分继续'],
  ['主文件不见了', { kind: 'journalMissing', folder, archiveId: archive.archiveId, snapshots: [snapshot], viewRows: null }, folder, '恢复到'],
  ['主文件不见了，显示的更新', { kind: 'journalMissing', folder, archiveId: archive.archiveId, snapshots: [snapshot], viewRows }, folder, '用上次显示的记录恢复'],
  ['密钥缺失，有副本', { kind: 'keysMissing', folder, copies: ['keys-copy'], viewRows: null }, 'keys-copy', '取用找到的密钥'],
  ['密钥缺失，没有副本', { kind: 'keysMissing', folder, copies: [], viewRows: null }, '没有找到密钥的副本', '重试'],
  ['文件夹不见了', { kind: 'folderMissing', folder, viewRows: null }, '没有新建任何档案', '重试'],
  ['文件夹打不开', { kind: 'folderUnreadable', folder, reason: '没有权限', viewRows: null }, '没有权限', '重试'],
  ['不是我们的', { kind: 'notOurs', folder, viewRows: null }, '没有改动', '选择数据文件夹'],
  ['正被使用', { kind: 'locked', folder, holder: '林小满的电脑' }, '林小满的电脑', '重试'],
  ['版本更新', { kind: 'newerFormat', folder, found: 3, known: 1 }, '第 3 版', '重试'],
]

test.each(rows)('%s：说清发生了什么，先给最稳妥的做法', (_, stopped, said, first) => {
  const { title, sentences } = startWords(stopped)
  expect(title).not.toBe('')
  expect(sentences.join('')).toContain(said)
  expect(startOptions(stopped)[0]!.label).toContain(first)
})

test.each(rows.filter(([, stopped]) => 'viewRows' in stopped && stopped.viewRows !== null))('%s：还有记录，就不提新建', (_, stopped) => {
  expect(startOptions(stopped).filter(option => option.act.kind === 'newArchive')).toEqual([])
})

test('words of no start speak in codes', () => {
  for (const [, stopped] of rows) expect(startWords(stopped).sentences.join('')).not.toMatch(/seq|undefined|null|NaN|[a-z]+[A-Z]/)
})

test('each reason to rebuild has its sentence', () => {
  for (const reason of ['missing', 'behind', 'damaged', 'otherArchive'] as const) expect(rebuildSentence({ kind: 'rebuildView', reason, archive, tornTailCut: false })).toMatch(/档案/)
})
