import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { startDecision } from '#shared/archive/start-decision.ts'
import { put, type StoredRow } from '#shared/archive/commit.ts'
import type { Unit } from '#shared/model/unit.ts'
import type { ViewState } from '#shared/archive/start-state.ts'
import { open as openSealed } from '../../../../electron/archive/keys/age-file.ts'
import { createKeys, openKeys } from '../../../../electron/archive/keys/keys.ts'
import type { OpenFolder } from '../../../../electron/archive/start/open-folder.ts'
import { rowsOf } from '../../../../electron/archive/start/repair-folder.ts'
import { createInFolder, leaveSample, openSample } from '../../../../electron/archive/start/start-archive.ts'
import { adoptRows, chooseStart } from '../../../../electron/archive/start/start-choices.ts'
import { inspectStart } from '../../../../electron/archive/start/start-folder.ts'
import { snapshotIds } from '../../../../electron/archive/sets/snapshots.ts'
import { takeWriterLock } from '../../../../electron/archive/store/writer-lock.ts'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import { anId } from '../../../support/builders.ts'
import { isRoot, makeReadOnly, mountSmallDisk, temporaryFolders } from '../../../support/disks.ts'
import { type Desk, aDesk, addPeople, begin, namesOf, nothingOpen, opened, reopen } from '../../../support/start-tools.ts'

const newFolder = temporaryFolders()
const desk = () => aDesk(newFolder())
const minute = 60_000

/** What a window that had applied everything holds. */
async function viewOf({ archive }: OpenFolder): Promise<{ state: ViewState; seq: number; archiveId: string; rows: readonly StoredRow[] }> {
  const { archiveId, schema, seq, viewHash, counts } = archive.head()
  return { state: { kind: 'holds', archiveId, schema, appliedSeq: seq, viewHash, counts }, seq, archiveId, rows: await rowsOf(archive) }
}

/** Everything under a folder, for "nothing was touched". */
async function bytesUnder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async file => [path.relative(folder, file), (await fs.readFile(file)).toString('base64')] as const)))
}

/** Of the commits so far, the last few are lost: the journal is what it was some commits ago. */
async function withOlderJournal(it: Desk, before: () => Promise<void>, lost: () => Promise<void>): Promise<void> {
  await before()
  const copy = path.join(it.root, 'journal-before')
  await fs.cp(it.inData('journal'), copy, { recursive: true })
  await lost()
  await fs.rm(it.inData('journal'), { recursive: true })
  await fs.cp(copy, it.inData('journal'), { recursive: true })
}

describe('nothing is there', () => {
  test('a first run, and looking makes nothing', async () => {
    const it = await desk()
    const { start, open } = await inspectStart(it.tools)
    expect(start).toEqual({ kind: 'firstRun', suggestedFolder: it.tools.suggestedFolder })
    expect(open).toBeNull()
    expect(await fs.readdir(it.root)).toEqual(['config'])
  })

  test('and the view holds rows: they are offered, and become a new archive that holds them as they were', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['张喆', '欧阳䶮'])
    const view = await viewOf(first)
    await first.close()
    await fs.rm(it.inData(), { recursive: true })
    await it.settings.change({ dataFolder: null, knownFolders: {} })

    const current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'offerViewRows', archive: null })
    const after = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows: view.rows }, it.tools))
    expect(await namesOf(after)).toEqual(['张喆', '欧阳䶮'])
    expect(after.archive.head()).toMatchObject({ unitName: '云岭市档案服务中心', seq: view.seq + 1 })
    expect((await rowsOf(after.archive)).find(row => row.table === 'people')?.row).toMatchObject({ createdBy: '林小满' })
    await after.close()
    const again = await inspectStart(it.tools)
    expect(startDecision(again.start, view.state)).toMatchObject({ kind: 'rebuildView', reason: 'otherArchive' })
    await again.open?.close()
  })

  test('but an archive lies in the usual place, because only the settings were lost: it is opened', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['李堃'])
    await first.close()
    const fresh = await aDesk(it.root)
    await fresh.settings.change({ dataFolder: null, knownFolders: {} })
    const open = await reopen(fresh)
    expect(await namesOf(open)).toEqual(['李堃'])
    expect(fresh.settings.read().dataFolder).toBe(it.inData())
    await open.close()
  })
})

describe('a sound journal', () => {
  test('opens with everything that was committed, and the view at its head is ready', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['王頔', '陈赟'])
    const view = await viewOf(first)
    await first.close()
    const current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'ready', tornTailCut: false })
    expect(startDecision(current.start, { kind: 'empty' })).toMatchObject({ kind: 'rebuildView', reason: 'missing' })
    expect(startDecision(current.start, { kind: 'damaged' })).toMatchObject({ kind: 'rebuildView', reason: 'damaged' })
    await current.open?.close()
    expect(it.faults).toEqual([])
  })

  test('takes a snapshot when it is closed, and starts from its checkpoint', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['王頔'])
    await first.close()
    expect(await snapshotIds(it.inData())).toHaveLength(1)
    await fs.access(it.inData('checkpoint.age'))
    const second = await reopen(it)
    expect(await namesOf(second)).toEqual(['王頔'])
    await second.close()
    expect(await snapshotIds(it.inData())).toHaveLength(1)
  })

  test('whose checkpoint is damaged opens all the same', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['王頔'])
    await first.close()
    await fs.writeFile(it.inData('checkpoint.age'), 'damaged')
    const second = await reopen(it)
    expect(await namesOf(second)).toEqual(['王頔'])
    await second.close()
  })

  /** Flips a bit in the journal's frame that begins behind `frames` others. */
  async function flipFrame(it: Desk, sizes: readonly number[], frames: number) {
    const [name] = await fs.readdir(it.inData('journal'))
    const file = it.inData('journal', name!)
    const bytes = await fs.readFile(file)
    bytes[sizes[frames]! + 60]! ^= 1
    await fs.writeFile(file, bytes)
  }

  async function withThreeFrames() {
    const it = await desk()
    const open = await begin(it)
    const size = async () => (await fs.stat(it.inData('journal', (await fs.readdir(it.inData('journal')))[0]!))).size
    const sizes = [75, await size()]
    await addPeople(open, ['甲'])
    sizes.push(await size())
    await addPeople(open, ['乙'])
    await open.close()
    return { it, sizes }
  }

  test('whose older part is damaged behind a checkpoint: this session goes on, the next start says it', async () => {
    const { it, sizes } = await withThreeFrames()
    await flipFrame(it, sizes, 1)
    const second = await reopen(it)
    await addPeople(second, ['丙'])
    await second.close()
    expect(it.faults.join()).toContain('older part')
    expect((await inspectStart(it.tools)).start).toMatchObject({ kind: 'damaged', frame: 2, goodAfter: 2 })
  })

  test('whose very first frame is damaged behind a checkpoint says so at once', async () => {
    const { it, sizes } = await withThreeFrames()
    await flipFrame(it, sizes, 0)
    expect((await inspectStart(it.tools)).start).toMatchObject({ kind: 'damaged', frame: 1 })
  })

  test('an old attachment that no frame names goes; one that a row of the past names stays', async () => {
    const it = await desk()
    const open = await begin(it)
    const [orphan, named] = [await open.blobs.put(Buffer.from('旧附件')), await open.blobs.put(Buffer.from('删掉的会议的附件'))]
    const [unit] = await open.archive.allRows('units')
    const withName = { ...unit!, remark: named.sha256 } as unknown as Unit & { rev: number }
    await open.archive.commit({ id: anId(), act: 'x', summary: 'x', ops: [put('units', withName)] })
    const [again] = await open.archive.allRows('units')
    await open.archive.commit({ id: anId(), act: 'x', summary: 'x', ops: [put('units', { ...again!, remark: '' } as unknown as Unit & { rev: number })] })
    await open.close()
    const long = new Date(Date.UTC(2026, 0, 1))
    for (const { sha256 } of [orphan, named]) await fs.utimes(it.inData('blobs', sha256.slice(0, 2), `${sha256}.age`), long, long)
    const second = await reopen(it)
    await expect.poll(() => second.blobs.get(orphan.sha256).catch((error: ExpectedFailure) => error.failure.code), { timeout: 20_000 }).toBe('blob-missing') // done behind the start's back
    expect(Buffer.from(await second.blobs.get(named.sha256)).toString()).toBe('删掉的会议的附件')
    await second.close()
  })

  test('with a torn tail is cut, says so, and is whole at the next start', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['王頔', '陈赟'])
    await first.close()
    for (const name of ['snapshots', 'checkpoint.age']) await fs.rm(it.inData(name), { recursive: true, force: true })
    const [file] = await fs.readdir(it.inData('journal'))
    const { size } = await fs.stat(it.inData('journal', file!))
    await fs.truncate(it.inData('journal', file!), size - 40)
    const current = await inspectStart(it.tools)
    expect(current.start).toMatchObject({ kind: 'ready', tornTailCut: true })
    expect(await namesOf(opened(current))).toEqual(['王頔'])
    await current.open?.close()
    const again = await inspectStart(it.tools)
    expect(again.start).toMatchObject({ kind: 'ready', tornTailCut: false })
    await again.open?.close()
  })

  test('a view of another archive: rebuilt where that archive is found, offered where it is not', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['旧档案'])
    const view = await viewOf(first)
    await first.close()
    const elsewhere = path.join(it.root, 'elsewhere')
    await fs.rename(it.inData(), elsewhere)
    await it.settings.change({ knownFolders: { [view.archiveId]: elsewhere } })
    const second = await begin(it, '另一个单位')
    await second.close()

    let current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'rebuildView', reason: 'otherArchive' })
    await current.open?.close()
    await fs.rm(elsewhere, { recursive: true })
    current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'offerViewRows', archive: { unitName: '另一个单位' } })

    const rescued = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows: view.rows }, it.tools))
    expect(rescued.folder).toBe(`${it.tools.suggestedFolder}-找回1`)
    expect(await namesOf(rescued)).toEqual(['旧档案'])
    const back = opened(await chooseStart({ start: current.start, open: rescued }, { kind: 'useFolder', folder: it.inData() }, it.tools))
    expect(back.archive.head().unitName).toBe('另一个单位')
    expect(startDecision((await inspectAgain(it, back)).start, view.state)).toMatchObject({ kind: 'rebuildView' })
  })
})

async function inspectAgain(it: Desk, open: OpenFolder) {
  await open.close()
  const current = await inspectStart(it.tools)
  await current.open?.close()
  return current
}

describe('acknowledged work is missing from the journal', () => {
  async function withNewerSnapshot() {
    const it = await desk()
    const open = await begin(it)
    await withOlderJournal(it, async () => {
      await addPeople(open, ['甲', '乙'])
    }, async () => {
      const people = (await open.archive.allRows('people'))
      const [first] = people.filter(row => row['name'] === '甲')
      await open.archive.commit({ id: anId(), act: 'x', summary: 'x', ops: [{ table: 'people', id: String(first!['id']), ifRev: Number(first!['rev']), value: null }] })
      await addPeople(open, ['丙', '丁'])
      await open.close()
    })
    return it
  }

  test('the snapshot’s extra rows are shown, newest first, and the archive stays closed', async () => {
    const it = await withNewerSnapshot()
    const { start, open } = await inspectStart(it.tools)
    expect(open).toBeNull()
    expect(start).toMatchObject({ kind: 'journalBehind', archive: { seq: 3 }, snapshot: { seq: 6 }, extraTotal: 2 })
    expect('extra' in start && start.extra.map(({ row }) => row?.['name'])).toEqual(['丁', '丙'])
  })

  test('taking them back makes the snapshot’s state, deletions included; new work is counted above it', async () => {
    const it = await withNewerSnapshot()
    const current = await inspectStart(it.tools)
    const [id] = await snapshotIds(it.inData())
    const open = opened(await chooseStart(current, { kind: 'restoreSnapshot', snapshotId: id! }, it.tools))
    expect(await namesOf(open)).toEqual(['丁', '丙', '乙'].sort())
    expect(open.archive.head().seq).toBe(7)
    await addPeople(open, ['戊'])
    expect(await namesOf(await reopenAfter(it, open))).toEqual(['丁', '丙', '乙', '戊'].sort())
  })

  test('going on without them keeps the snapshot, and does not ask again', async () => {
    const it = await withNewerSnapshot()
    const before = await snapshotIds(it.inData())
    const current = await inspectStart(it.tools)
    const open = opened(await chooseStart(current, { kind: 'continueWithoutExtra', viewSeq: null }, it.tools))
    expect(await namesOf(open)).toEqual(['乙', '甲'].sort())
    expect(open.archive.head().seq).toBe(7)
    const again = await reopenAfter(it, open)
    expect(await namesOf(again)).toEqual(['乙', '甲'].sort())
    expect(await snapshotIds(it.inData())).toEqual(expect.arrayContaining([...before]))
    await again.close()
  })

  test('a newer snapshot that is damaged still stops the start, with nothing to take back', async () => {
    const it = await withNewerSnapshot()
    const [id] = await snapshotIds(it.inData())
    await fs.writeFile(it.inData('snapshots', 'snapshots', `${id}.age`), 'damaged')
    const { start } = await inspectStart(it.tools)
    expect(start).toMatchObject({ kind: 'journalBehind', snapshot: { id, seq: 6 }, extra: [], extraTotal: 0 })
  })

  async function withViewAhead() {
    const it = await desk()
    const open = await begin(it)
    let view: Awaited<ReturnType<typeof viewOf>> | undefined
    await withOlderJournal(it, async () => { await addPeople(open, ['甲']) }, async () => {
      await addPeople(open, ['乙'])
      view = await viewOf(open)
      await open.close()
    })
    await fs.rm(it.inData('snapshots'), { recursive: true })
    await fs.rm(it.inData('checkpoint.age'))
    const current = await inspectStart(it.tools)
    expect(startDecision(current.start, view!.state)).toMatchObject({ kind: 'viewAhead' })
    return { it, current, view: view! }
  }

  test('the view holds it: its rows are taken back as they were', async () => {
    const { it, current, view } = await withViewAhead()
    const open = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows: view.rows }, it.tools))
    expect(await namesOf(open)).toEqual(['乙', '甲'].sort())
    const { rev: _, _h, ...lost } = view.rows.find(row => row.row?.['name'] === '乙')!.row!
    expect((await open.archive.allRows('people')).find(row => row['name'] === '乙')).toMatchObject(lost)
    expect(open.archive.head().seq).toBe(view.seq + 1)
    await reopenAfter(it, open).then(again => again.close())
  })

  test('rows of the view that fit no table lie sealed in quarantine, and what the journal has of them stays', async () => {
    const { it, current, view } = await withViewAhead()
    const rows = view.rows.map(each => (each.row?.['name'] === '甲' ? { ...each, row: { ...each.row, sex: 'neither' } } : each))
    const open = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows }, it.tools))
    expect(await namesOf(open)).toEqual(['乙', '甲'].sort())
    expect(await fs.readdir(it.inData('quarantine'))).toEqual([expect.stringMatching(/^view-rows-.*\.age$/)])
    expect(it.faults).toHaveLength(1)
    await open.close()
  })

  test('going on without the view’s rows: they lie sealed in quarantine, the view is behind then and is rebuilt', async () => {
    const { it, current, view } = await withViewAhead()
    const next = await chooseStart(current, { kind: 'continueWithoutExtra', viewSeq: view.seq, viewRows: [...view.rows] }, it.tools)
    expect(await namesOf(opened(next))).toEqual(['甲'])
    expect(startDecision(next.start, view.state)).toMatchObject({ kind: 'rebuildView', reason: 'behind' })
    const [kept] = await fs.readdir(it.inData('quarantine'))
    const plain = await openSealed(await fs.readFile(it.inData('quarantine', kept!)), (await openKeys(it.inData())).identities)
    const lines = Buffer.from(plain).toString('utf8').trimEnd().split('\n')
    expect(lines.map(line => (JSON.parse(line) as { row: { name: string } }).row.name)).toEqual(['乙'])
    await next.open?.close()
  })
})

async function reopenAfter(it: Desk, open: OpenFolder): Promise<OpenFolder> {
  it.wait(minute)
  await open.close()
  return reopen(it)
}

describe('a damaged frame', () => {
  async function damaged(options: { readonly snapshot: boolean }) {
    const it = await desk()
    const open = await begin(it)
    await addPeople(open, ['甲', '乙'])
    if (options.snapshot) await open.snapshots.takeNow()
    const [file] = await fs.readdir(it.inData('journal'))
    const { size } = await fs.stat(it.inData('journal', file!))
    await addPeople(open, ['丙', '丁'])
    const view = await viewOf(open)
    await open.close()
    await fs.rm(it.inData('checkpoint.age'), { force: true })
    if (!options.snapshot) await fs.rm(it.inData('snapshots'), { recursive: true, force: true })
    else for (const id of (await snapshotIds(it.inData())).slice(0, -1)) for (const end of ['age', 'list']) await fs.rm(it.inData('snapshots', 'snapshots', `${id}.${end}`))
    const bytes = await fs.readFile(it.inData('journal', file!))
    bytes[size + 60]! ^= 1 // in the frame of 丙
    await fs.writeFile(it.inData('journal', file!), bytes)
    return { it, file: file!, view }
  }

  test('stops, names the frame and its time, and changes nothing', async () => {
    const { it, file } = await damaged({ snapshot: true })
    const before = await bytesUnder(it.inData())
    const { start, open } = await inspectStart(it.tools)
    expect(open).toBeNull()
    expect(start).toMatchObject({ kind: 'damaged', file, frame: 4, lastGoodSeq: 3, lastGoodAt: '2026-11-22T08:00:00.000Z', goodAfter: 1, snapshot: { seq: 3 } })
    expect(await bytesUnder(it.inData())).toEqual(before)
  })

  test('going on keeps all good frames; the damaged file lies in quarantine, and the next start is sound', async () => {
    const { it, file } = await damaged({ snapshot: true })
    const open = opened(await chooseStart(await inspectStart(it.tools), { kind: 'continueWithGoodFrames' }, it.tools))
    expect(await namesOf(open)).toEqual(['丁', '乙', '甲'].sort())
    expect((await fs.readdir(it.inData('quarantine'))).join()).toContain(file)
    const again = await reopenAfter(it, open)
    expect(await namesOf(again)).toEqual(['丁', '乙', '甲'].sort())
    await again.close()
  })

  test('only to read: everything good is shown, nothing can be written or is changed', async () => {
    const { it } = await damaged({ snapshot: false })
    const before = await bytesUnder(it.inData())
    const open = opened(await chooseStart(await inspectStart(it.tools), { kind: 'openReadOnly' }, it.tools))
    expect(open.archive.head().readOnly).toBe(true)
    expect(await namesOf(open)).toEqual(expect.arrayContaining(['乙', '甲']))
    await expect(addPeople(open, ['戊'])).rejects.toMatchObject({ failure: { code: 'archive-read-only' } })
    await expect(open.snapshots.takeNow()).rejects.toMatchObject({ failure: { code: 'archive-read-only' } })
    await open.close()
    expect(await bytesUnder(it.inData())).toEqual(before)
  })

  test('the view knows the lost frame: its rows make the archive whole again', async () => {
    const { it, view } = await damaged({ snapshot: true })
    const current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'damaged', viewRows: { appliedSeq: 5 } })
    const open = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows: view.rows }, it.tools))
    expect(await namesOf(open)).toEqual(['丁', '丙', '乙', '甲'].sort())
    await open.close()
  })
})

describe('the journal is missing', () => {
  async function without(journal: (it: Desk) => Promise<void>) {
    const it = await desk()
    const open = await begin(it)
    await addPeople(open, ['甲'])
    await open.snapshots.takeNow()
    it.wait(minute)
    await addPeople(open, ['乙'])
    await open.close()
    await journal(it)
    return it
  }

  test.each([
    ['the folder is gone', (it: Desk) => fs.rm(it.inData('journal'), { recursive: true })],
    ['the folder is empty', async (it: Desk) => { for (const name of await fs.readdir(it.inData('journal'))) await fs.rm(it.inData('journal', name)) }],
    ['its file is empty', async (it: Desk) => { for (const name of await fs.readdir(it.inData('journal'))) await fs.truncate(it.inData('journal', name), 0) }],
  ])('%s: the snapshots are offered with their dates and counts; any of them can be restored', async (_, lose) => {
    const it = await without(lose)
    const current = await inspectStart(it.tools)
    expect(current.start).toMatchObject({ kind: 'journalMissing', snapshots: [{ seq: 3, counts: { people: 2 } }, { seq: 2, counts: { people: 1 } }] })
    const ids = await snapshotIds(it.inData())
    const open = opened(await chooseStart(current, { kind: 'restoreSnapshot', snapshotId: ids[1]! }, it.tools))
    expect(await namesOf(open)).toEqual(['甲'])
    expect(open.archive.head().seq).toBe(4)
    await addPeople(open, ['丙'])
    const again = await reopenAfter(it, open)
    expect(await namesOf(again)).toEqual(['丙', '甲'].sort())
    await again.close()
  })

  test('and every snapshot too: the loss is said, the keys stay, nothing is made', async () => {
    const it = await without(async each => {
      await fs.rm(each.inData('journal'), { recursive: true })
      await fs.rm(each.inData('snapshots'), { recursive: true })
    })
    const before = await bytesUnder(it.inData())
    const { start, open } = await inspectStart(it.tools)
    expect(start).toMatchObject({ kind: 'journalMissing', snapshots: [] })
    expect(open).toBeNull()
    expect(await bytesUnder(it.inData())).toEqual(before)
  })

  test('the view is newer than every snapshot: its rows make the archive anew', async () => {
    const it = await desk()
    const open = await begin(it)
    await addPeople(open, ['甲'])
    await open.snapshots.takeNow()
    await addPeople(open, ['乙'])
    const view = await viewOf(open)
    await open.close()
    await fs.rm(it.inData('journal'), { recursive: true })
    for (const id of (await snapshotIds(it.inData())).filter(each => !each.endsWith('-2'))) for (const end of ['age', 'list']) await fs.rm(it.inData('snapshots', 'snapshots', `${id}.${end}`))
    const current = await inspectStart(it.tools)
    expect(startDecision(current.start, view.state)).toMatchObject({ kind: 'journalMissing', viewRows: { appliedSeq: 3 } })
    const after = opened(await adoptRows(current, { archiveId: view.archiveId, viewSeq: view.seq, rows: view.rows }, it.tools))
    expect(await namesOf(after)).toEqual(['乙', '甲'].sort())
    expect(after.archive.head()).toMatchObject({ archiveId: view.archiveId, seq: 4 })
    await after.close()
  })
})

describe('keys', () => {
  test.each([
    ['missing', (it: Desk) => fs.rm(it.inData('keys'), { recursive: true })],
    ['damaged', (it: Desk) => fs.writeFile(it.inData('keys', '1', 'journal-1.age'), 'damaged')],
    ['another archive’s', async (it: Desk) => {
      const other = path.join(it.root, 'other')
      await createKeys(other, anId())
      await fs.rm(it.inData('keys'), { recursive: true })
      await fs.cp(path.join(other, 'keys'), it.inData('keys'), { recursive: true })
    }],
  ])('%s: named, taken from a copy, and the archive opens as it was', async (_, lose) => {
    const it = await desk()
    const open = await begin(it)
    await addPeople(open, ['甲'])
    await open.close()
    await lose(it)
    const current = await inspectStart(it.tools)
    expect(current.start).toMatchObject({ kind: 'keysMissing', copies: ['keys-copy', 'snapshots'] })
    const after = opened(await chooseStart(current, { kind: 'takeKeysFromCopy' }, it.tools))
    expect(await namesOf(after)).toEqual(['甲'])
    await after.close()
  })

  test('and every copy gone: it stops and says so, and nothing is touched', async () => {
    const it = await desk()
    await (await begin(it)).close()
    for (const name of ['keys', 'keys-copy', path.join('snapshots', 'keys')]) await fs.rm(it.inData(name), { recursive: true, force: true })
    const before = await bytesUnder(it.inData())
    const current = await inspectStart(it.tools)
    expect(current.start).toEqual({ kind: 'keysMissing', folder: it.inData(), copies: [] })
    await expect(chooseStart(current, { kind: 'takeKeysFromCopy' }, it.tools)).rejects.toMatchObject({ failure: { code: 'keys-unreadable' } })
    expect(await bytesUnder(it.inData())).toEqual(before)
  })
})

describe('the folder', () => {
  test('is missing: asked for; no empty archive is made, and finding it again opens it', async () => {
    const it = await desk()
    const open = await begin(it)
    await addPeople(open, ['甲'])
    await open.close()
    const moved = path.join(it.root, 'moved')
    await fs.rename(it.inData(), moved)
    const current = await inspectStart(it.tools)
    expect(current).toEqual({ start: { kind: 'folderMissing', folder: it.inData() }, open: null })
    expect((await fs.readdir(it.root)).sort()).toEqual(['config', 'moved'])
    const after = opened(await chooseStart(current, { kind: 'useFolder', folder: moved }, it.tools))
    expect(await namesOf(after)).toEqual(['甲'])
    expect(it.settings.read().dataFolder).toBe(moved)
    await after.close()
  })

  test('is empty or holds other things: not ours, untouched', async () => {
    const it = await desk()
    await (await begin(it)).close()
    await fs.rm(it.inData(), { recursive: true })
    await fs.mkdir(it.inData())
    expect((await inspectStart(it.tools)).start).toEqual({ kind: 'notOurs', folder: it.inData() })
    await fs.writeFile(it.inData('报告.docx'), 'x')
    expect((await inspectStart(it.tools)).start).toEqual({ kind: 'notOurs', folder: it.inData() })
    expect(await fs.readdir(it.inData())).toEqual(['报告.docx'])
  })

  test('is a file: unreadable, in words', async () => {
    const it = await desk()
    await it.settings.change({ dataFolder: it.inData() })
    await fs.writeFile(it.inData(), 'x')
    expect((await inspectStart(it.tools)).start).toMatchObject({ kind: 'folderUnreadable', reason: expect.stringContaining('文件') })
  })

  test('is being written to by another program: who it is, and nothing is opened', async () => {
    const it = await desk()
    await (await begin(it)).close()
    const attempt = await takeWriterLock(it.inData(), { program: '命令行', at: '2026-11-22T08:00:00.000Z', onSecondStart: () => undefined })
    const { start, open } = await inspectStart(it.tools)
    expect(start).toMatchObject({ kind: 'locked', holder: expect.stringContaining('命令行') })
    expect(open).toBeNull()
    if (attempt.kind === 'taken') await attempt.lock.release()
    await (await reopen(it)).close()
  })

  test('is of a newer format: refused, naming the version, untouched', async () => {
    const it = await desk()
    await (await begin(it)).close()
    const card = JSON.parse(await fs.readFile(it.inData('archive.json'), 'utf8'))
    await fs.writeFile(it.inData('archive.json'), JSON.stringify({ ...card, format: 2 }))
    const before = await bytesUnder(it.inData())
    expect((await inspectStart(it.tools)).start).toEqual({ kind: 'newerFormat', folder: it.inData(), found: 2, known: 1 })
    expect(await bytesUnder(it.inData())).toEqual(before)
  })

  test('without its card is ours all the same, and gets a new one', async () => {
    const it = await desk()
    await (await begin(it)).close()
    await fs.rm(it.inData('archive.json'))
    await (await reopen(it)).close()
    expect(JSON.parse(await fs.readFile(it.inData('archive.json'), 'utf8'))).toMatchObject({ format: 1, name: '云岭市档案服务中心' })
  })

  test('that is chosen but holds no archive is refused; what was open stays open', async () => {
    const it = await desk()
    const open = await begin(it)
    const current = { start: nothingOpen.start, open }
    for (const [folder, code] of [[path.join(it.root, 'config'), 'not-an-archive'], [path.join(it.root, 'gone'), 'folder-missing']] as const) {
      await expect(chooseStart(current, { kind: 'useFolder', folder }, it.tools)).rejects.toMatchObject({ failure: { code } })
    }
    await addPeople(open, ['甲'])
    expect(it.settings.read().dataFolder).toBe(it.inData())
    expect((await chooseStart(current, { kind: 'useFolder', folder: it.inData() }, it.tools)).open).toBe(open)
    await open.close()
  })

  test('around the data folder was chosen: the archive inside it is opened', async () => {
    const it = await desk()
    await (await begin(it)).close()
    const open = opened(await chooseStart(nothingOpen, { kind: 'useFolder', folder: it.root }, it.tools))
    expect(open.folder).toBe(it.inData())
    await open.close()
  })

  test.skipIf(!isRoot)('is read-only: opens, and a commit is refused in words', async () => {
    const it = await desk()
    const first = await begin(it)
    await addPeople(first, ['甲'])
    await first.close()
    const unmount = makeReadOnly(it.inData())
    try {
      const open = await reopen(it)
      expect(await namesOf(open)).toEqual(['甲'])
      await expect(addPeople(open, ['乙'])).rejects.toMatchObject({ failure: { code: 'read-only' } })
      await open.close()
    } finally {
      unmount()
    }
  })

  test.skipIf(!isRoot)('lies on a full disk: opens, and closes without a snapshot but with everything kept', async () => {
    const it = await desk()
    const disk = path.join(it.root, 'disk')
    const unmount = mountSmallDisk(disk, 2)
    try {
      const folder = path.join(disk, '数据')
      const open = opened(await createInFolder(nothingOpen, { folder, unitName: '云岭市档案服务中心', actor: '林小满' }, it.tools))
      await addPeople(open, ['甲'])
      await fs.writeFile(path.join(disk, 'ballast'), new Uint8Array(1_500_000))
      await fs.writeFile(path.join(disk, 'ballast2'), new Uint8Array(4_000_000)).catch(() => undefined)
      await open.close()
      expect(it.faults.join()).toContain('snapshot')
      const again = await reopen(it)
      expect(await namesOf(again)).toEqual(['甲'])
      await again.close()
    } finally {
      unmount()
    }
  })
})

describe('a choice that the start did not offer', () => {
  test.each([
    { kind: 'continueWithGoodFrames' as const }, { kind: 'openReadOnly' as const }, { kind: 'takeKeysFromCopy' as const },
    { kind: 'restoreSnapshot' as const, snapshotId: '20261122-080000-1' },
  ])('$kind of a sound archive is refused, and the archive stays open', async choice => {
    const it = await desk()
    const open = await begin(it)
    const current = { start: { kind: 'ready' as const, archive: open.archive.head(), tornTailCut: false, foundArchives: [] }, open }
    await expect(chooseStart(current, choice, it.tools)).rejects.toMatchObject({ failure: { code: 'bad-request' } })
    await addPeople(open, ['甲'])
    await open.close()
  })
})

describe('a new archive', () => {
  test('takes an empty folder, and never one with files in it', async () => {
    const it = await desk()
    const folder = path.join(it.root, 'chosen')
    await fs.mkdir(folder)
    const open = opened(await createInFolder(nothingOpen, { folder, unitName: '甲单位', actor: '林小满' }, it.tools))
    expect(open.folder).toBe(folder)
    await open.close()
    const before = await bytesUnder(folder)
    await expect(createInFolder(nothingOpen, { folder, unitName: '乙单位', actor: '林小满' }, it.tools)).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } })
    expect(await bytesUnder(folder)).toEqual(before)
    expect((await fs.readdir(it.root)).sort()).toEqual(['chosen', 'config'])
  })

  test.skipIf(!isRoot)('on a disk without room leaves nothing, and the settings as they were', async () => {
    const it = await desk()
    const disk = path.join(it.root, 'disk')
    const unmount = mountSmallDisk(disk, 1)
    try {
      await fs.writeFile(path.join(disk, 'ballast'), new Uint8Array(4_000_000)).catch(() => undefined)
      await expect(createInFolder(nothingOpen, { folder: path.join(disk, '数据'), unitName: '甲单位', actor: '林小满' }, it.tools)).rejects.toMatchObject({ failure: { code: 'disk-full' } })
      expect(await fs.readdir(disk)).toEqual(['ballast'])
      expect(it.settings.read().dataFolder).toBeNull()
    } finally {
      unmount()
    }
  })
})

describe('the sample archive', () => {
  const fill = async (archive: OpenFolder['archive']) => {
    await addPeople({ archive, snapshots: { noteCommit: () => undefined } } as unknown as OpenFolder, ['示例人员'])
  }

  test('lies in a folder of its own, is made once, opens at the next start, and leaving it opens the own archive', async () => {
    const it = await desk()
    const own = await begin(it)
    await addPeople(own, ['甲'])
    let made = 0
    const counting = async (archive: OpenFolder['archive']) => { made++; await fill(archive) }
    const sample = await openSample({ start: nothingOpen.start, open: own }, counting, it.tools)
    expect(opened(sample).archive.head()).toMatchObject({ isSample: true })
    expect(await namesOf(opened(sample))).toEqual(['示例人员'])
    await sample.open?.close()
    const again = await inspectStart(it.tools)
    expect(again.start).toMatchObject({ kind: 'ready', archive: { isSample: true } })
    const back = await leaveSample(again, it.tools)
    expect(await namesOf(opened(back))).toEqual(['甲'])
    expect(back.start).toMatchObject({ foundArchives: [opened(sample).keys.archiveId] })
    const second = await openSample(back, counting, it.tools)
    expect(made).toBe(1)
    await second.open?.close()
  })

  test('that does not open keeps nobody from the own archive, and is made anew when asked for', async () => {
    const it = await desk()
    await (await begin(it)).close()
    const sample = await openSample(nothingOpen, fill, it.tools)
    await sample.open?.close()
    const folder = `${it.tools.suggestedFolder}-示例`
    await fs.rm(path.join(folder, 'journal'), { recursive: true })
    const current = await inspectStart(it.tools)
    expect(current.start).toMatchObject({ kind: 'ready', archive: { isSample: false } })
    const anew = await openSample(current, fill, it.tools)
    expect(await namesOf(opened(anew))).toEqual(['示例人员'])
    expect((await fs.readdir(it.root)).filter(name => name.includes('示例-旧'))).toHaveLength(1)
    await anew.open?.close()
  })

  test('whose making fails leaves nothing', async () => {
    const it = await desk()
    await expect(openSample(nothingOpen, () => Promise.reject(new Error('broken')), it.tools)).rejects.toThrow('broken')
    expect(await fs.readdir(it.root)).toEqual(['config'])
    expect((await inspectStart(it.tools)).start.kind).toBe('firstRun')
  })
})
