import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeFrameHead, encodeFileHead, noHead } from '../../../../electron/archive/journal/frame-codec.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { JournalWriter } from '../../../../electron/archive/journal/journal-writer.ts'
import { put } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { aCommit, addsPerson, heavyPerson, journalFilesIn, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const keys = journalKeys()

/** Each length is read; going on from it costs several flushes, so `npm run faults` does that for each, and this for some. */
const goOnEvery = Number(process.env['FAULT_GO_ON_EVERY'] ?? 23)

/** An archive of `commits` small commits behind the first. */
async function archiveOf(commits: number) {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  for (let i = 0; i < commits; i++) await archive.commit(addsPerson(`人员${i}`))
  await archive.close()
  return { folder, head: archive.head() }
}

/** Where the frames of one journal file begin, and where the last ends. */
function frameStarts(bytes: Buffer): number[] {
  const starts = [74]
  for (let head; (head = decodeFrameHead(bytes.subarray(starts.at(-1)!, starts.at(-1)! + 32))) !== null;) starts.push(starts.at(-1)! + 64 + head.length)
  return starts
}

test('a good journal tells its head, its last moment and its frames, with and without keys', async () => {
  const { folder, head } = await archiveOf(3)
  const good = { kind: 'good', seq: 4, head: head.head, frames: 4 }
  expect(await scanJournal(folder, keys)).toMatchObject({ ...good, lastAt: '2026-11-22T01:30:00.000Z' })
  expect(await scanJournal(folder, null)).toMatchObject({ ...good, lastAt: null })
})

describe('torn', () => {
  test('at every byte of the last three frames: read to the last whole commit, go on in a new file, crash again', async () => {
    const { folder } = await archiveOf(5)
    const [file] = journalFilesIn(folder)
    const starts = frameStarts(file!.bytes)
    const spare = newFolder()
    await newArchive(spare)
    const target = join(spare, 'journal', file!.name)
    for (let length = starts.at(-4)! + 1; length < file!.bytes.length; length++) {
      rmSync(join(spare, 'journal', '000002-1.j1'), { force: true })
      writeFileSync(target, file!.bytes.subarray(0, length))
      const whole = starts.filter(start => start <= length).length - 1
      const isTorn = !starts.includes(length)
      expect(await scanJournal(spare, keys), `${length} bytes`).toMatchObject({ kind: isTorn ? 'torn' : 'good', seq: whole })
      if (length % goOnEvery !== 0) continue
      const archive = await opened(spare)
      expect(archive.tornTailCut).toBe(isTorn)
      expect((await archive.commit(addsPerson('以后'))).seq).toBe(whole + 1)
      await archive.close()
      const files = journalFilesIn(spare)
      expect(files.length).toBe(isTorn ? 2 : 1)
      const newest = files.at(-1)!
      truncateSync(newest.path, newest.bytes.length - 1)
      expect(await scanJournal(spare, keys), `${length} bytes, and again`).toMatchObject({ kind: 'torn', seq: whole })
    }
  })

  test('a tail of zeros, a file without a whole head, and a file of zeros', async () => {
    const { folder } = await archiveOf(2)
    const [file] = journalFilesIn(folder)
    const next = join(folder, 'journal', '000002-1.j1')
    writeFileSync(file!.path, Buffer.concat([file!.bytes, Buffer.alloc(4096)]))
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'torn', seq: 3 })
    writeFileSync(file!.path, file!.bytes)
    for (const torn of [Buffer.alloc(0), encodeFileHead({ archiveId: keys.archiveId, epoch: 1, firstSeq: 4, headBefore: noHead }).subarray(0, 73), Buffer.alloc(500)]) {
      writeFileSync(next, torn)
      expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'torn', seq: 3, tornAt: { file: 2, offset: 0 } })
    }
    const archive = await opened(folder)
    expect((await archive.commit(addsPerson())).seq).toBe(4)
    await archive.close()
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 4 })
  })

  test('a commit in parts that lacks one: none of it stands, and its seq is used again', async () => {
    const { folder } = await archiveOf(1)
    const archive = await opened(folder)
    await archive.commit(aCommit(Array.from({ length: 10 }, () => put('people', heavyPerson(1024 * 1024)))))
    await archive.close()
    const [file] = journalFilesIn(folder)
    const starts = frameStarts(file!.bytes)
    const [last = 0, end = 0] = starts.slice(-2)
    expect(starts.length).toBeGreaterThan(5) // two frames, the commit's parts, and where the last one ends
    for (const length of [starts[3]!, starts[3]! + 500, last, last + 500, end - 1]) {
      writeFileSync(file!.path, file!.bytes.subarray(0, length))
      expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'torn', seq: 2, tornAt: { file: 1, offset: starts[2] } })
    }
    const again = await opened(folder)
    expect(again.head().counts).toEqual({ units: 1, people: 1 })
    expect((await again.commit(addsPerson())).seq).toBe(3)
    await again.close()
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 3 })
  })

  test('is left alone by whoever only reads', async () => {
    const { folder } = await archiveOf(2)
    const [file] = journalFilesIn(folder)
    truncateSync(file!.path, file!.bytes.length - 5)
    const archive = await opened(folder, { readOnly: true })
    expect(archive.head().seq).toBe(2)
    await archive.close()
    expect(journalFilesIn(folder)[0]!.bytes.length).toBe(file!.bytes.length - 5)
  })
})

describe('damaged', () => {
  test('names the frame, what is good before it and how much behind it', async () => {
    const { folder } = await archiveOf(6)
    const [file] = journalFilesIn(folder)
    const starts = frameStarts(file!.bytes)
    for (const [frame, offset] of [[3, 10], [3, 40], [7, 40], [1, 2]] as const) {
      const bytes = Buffer.from(file!.bytes)
      bytes[starts[frame - 1]! + offset]! ^= 4
      writeFileSync(file!.path, bytes)
      const found = { kind: 'damaged', file: '000001-1.j1', frame, lastGoodSeq: frame - 1, goodAfter: 7 - frame }
      expect(await scanJournal(folder, keys)).toMatchObject(found)
      expect(await scanJournal(folder, null)).toMatchObject(found)
    }
    await expect(opened(folder)).rejects.toMatchObject({ scan: { kind: 'damaged' }, failure: { code: 'damaged' } })
  })

  test('opens for reading with every good frame', async () => {
    const { folder } = await archiveOf(6)
    const [file] = journalFilesIn(folder)
    const bytes = Buffer.from(file!.bytes)
    bytes[frameStarts(bytes)[3]! + 50]! ^= 1
    writeFileSync(file!.path, bytes)
    const archive = await opened(folder, { readOnly: true })
    expect(archive.head()).toMatchObject({ seq: 7, counts: { units: 1, people: 5 } })
    expect((await archive.allRows('people')).map(row => row['name'])).toEqual(['人员0', '人员1', '人员3', '人员4', '人员5'])
    await archive.close()
  })

  test('a cut in a file that is not the newest, a file that is missing, and an old copy in a file’s place are no tears', async () => {
    const folder = newFolder()
    await newArchive(folder)
    for (const epoch of [1, 2, 3]) {
      const archive = await opened(folder, {}, journalKeys({ epoch }))
      await archive.commit(addsPerson())
      if (epoch === 2) copyFileSync(join(folder, 'journal', '000002-2.j1'), join(folder, 'old'))
      await archive.commit(addsPerson())
      await archive.close()
    }
    const all = journalKeys({ epoch: 3 })
    expect(await scanJournal(folder, all)).toMatchObject({ kind: 'good', seq: 7 })
    const second = join(folder, 'journal', '000002-2.j1')
    const bytes = readFileSync(second)
    truncateSync(second, bytes.length - 1)
    expect(await scanJournal(folder, all)).toMatchObject({ kind: 'damaged', file: '000002-2.j1', frame: 2, lastGoodSeq: 4, goodAfter: 2 })
    copyFileSync(join(folder, 'old'), second)
    expect(await scanJournal(folder, all)).toMatchObject({ kind: 'damaged', file: '000002-2.j1', lastGoodSeq: 4, goodAfter: 2 })
    rmSync(second)
    expect(await scanJournal(folder, all)).toMatchObject({ kind: 'damaged', file: '000002-3.j1', frame: 0, lastGoodSeq: 3, goodAfter: 2 })
  })

  test('frames of one archive changed in their order are noticed', async () => {
    const { folder } = await archiveOf(3)
    const [file] = journalFilesIn(folder)
    const [, a, b, c, end] = frameStarts(file!.bytes) as [number, number, number, number, number]
    const piece = (from: number, to: number) => file!.bytes.subarray(from, to)
    writeFileSync(file!.path, Buffer.concat([piece(0, a), piece(b, c), piece(a, b), piece(c, end)]))
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', frame: 2 })
  })
})

describe('what is no journal of ours', () => {
  test('a folder without one, or with one that no commit was ever acknowledged in', async () => {
    const folder = newFolder()
    expect(await scanJournal(folder, keys)).toEqual({ kind: 'missing' })
    await newArchive(folder)
    truncateSync(join(folder, 'journal', '000001-1.j1'), 60)
    expect(await scanJournal(folder, keys)).toEqual({ kind: 'missing' })
  })

  test('one of another archive', async () => {
    const { folder } = await archiveOf(1)
    expect(await scanJournal(folder, journalKeys({ archiveId: '01980000-0000-7000-8000-0000000a4c42' }))).toEqual({ kind: 'notOurs' })
  })

  test('one whose keys lack an epoch', async () => {
    const { folder } = await archiveOf(1)
    const failure = await scanJournal(folder, journalKeys({ journalKey: () => undefined })).catch((error: ExpectedFailure) => error.failure)
    expect(failure).toMatchObject({ code: 'keys-unreadable' })
  })

  test('a later schema is named even where the file’s head is damaged', async () => {
    const { folder } = await archiveOf(1)
    await appended(folder, '{"schema":7}')
    const [file] = journalFilesIn(folder)
    file!.bytes[20]! ^= 1
    writeFileSync(file!.path, file!.bytes)
    expect(await scanJournal(folder, keys)).toEqual({ kind: 'newer', found: 7, known: modelVersion })
  })

  test('a sealed frame that is no JSON is damage', async () => {
    const { folder } = await archiveOf(1)
    await appended(folder, '{"schema":')
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', frame: 3, lastGoodSeq: 2 })
  })

  test('a frame of a later schema is refused with its version, and nothing is touched', async () => {
    const { folder } = await archiveOf(1)
    await appended(folder, '{"schema":7}')
    const before = journalFilesIn(folder)
    await expect(opened(folder)).rejects.toMatchObject({ scan: { kind: 'newer', found: 7, known: modelVersion }, failure: { code: 'newer-format' } })
    expect(journalFilesIn(folder)).toEqual(before)
  })
})

/** A third commit of one frame, whatever it says. */
async function appended(folder: string, json: string): Promise<void> {
  const scan = await scanJournal(folder, keys)
  if (scan.kind !== 'good') throw new Error(scan.kind)
  const writer = new JournalWriter(folder, keys, scan, false)
  await writer.append([{ seq: 3, parts: [Buffer.from(json)] }])
  await writer.close()
}
