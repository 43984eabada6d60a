import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeFrameHead, fileHeadBytes, frameHeadBytes, headBytes } from '../../../../electron/archive/journal/frame-codec.ts'
import { addsPerson, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const keys = journalKeys({ epoch: 2 })

/** An old file with five frames (the first creates the archive), and the one that is written to. */
async function twoFiles() {
  const folder = newFolder()
  await newArchive(folder)
  for (const epoch of [1, 2]) {
    const archive = await opened(folder, { now: () => new Date(`2026-11-2${epoch}T01:30:00.000Z`) }, journalKeys({ epoch }))
    for (let i = 0; i < 4; i++) await archive.commit(addsPerson())
    await archive.close()
  }
  return folder
}

/** What a forger who has no key can do to the frames of a file. */
function forge(path: string, change: (frames: Buffer[]) => Buffer[]): void {
  const bytes = readFileSync(path)
  const frames: Buffer[] = []
  for (let at = fileHeadBytes; at < bytes.length;) {
    const end = at + frameHeadBytes + decodeFrameHead(bytes.subarray(at, at + frameHeadBytes))!.length + headBytes
    frames.push(bytes.subarray(at, end))
    at = end
  }
  writeFileSync(path, Buffer.concat([bytes.subarray(0, fileHeadBytes), ...change(frames)]))
}

function altered(frame: Buffer): Buffer {
  const other = Buffer.from(frame)
  other[frameHeadBytes + 3]! ^= 1
  return other
}

const forgeries: [string, (frames: Buffer[]) => Buffer[]][] = [
  ['altered', ([a, b, c, ...rest]) => [a!, b!, altered(c!), ...rest]],
  ['removed', ([a, b, , ...rest]) => [a!, b!, ...rest]],
  ['reordered', ([a, b, c, d, ...rest]) => [a!, b!, d!, c!, ...rest]],
  ['duplicated', ([a, b, ...rest]) => [a!, b!, b!, ...rest]],
]

describe.each([
  ['an old file', '000001-1.j1', 2, '2026-11-21 09:30'],
  ['the newest file', '000002-2.j1', 7, '2026-11-22 09:30'],
])('in %s', (_, name, lastGood, time) => {
  test.each(forgeries)('a frame that was %s is found and named, with the time of the last good one', async (_how, change) => {
    const folder = await twoFiles()
    const archive = await opened(folder, {}, keys)
    expect(await archive.verify()).toMatchObject({ ok: true, frames: 9 })
    forge(join(folder, 'journal', name), change)
    const { ok, problems } = await archive.verify()
    expect(ok).toBe(false)
    expect(problems.join()).toContain(`日志文件 ${name} 第 3 段已损坏：最后一次完好的保存是第 ${lastGood} 次（${time}）`)
    await archive.close()
  })
})

test('a frame that was cut off the end of an old file is found, and the file named', async () => {
  const folder = await twoFiles()
  const archive = await opened(folder, {}, keys)
  forge(join(folder, 'journal', '000001-1.j1'), frames => frames.slice(0, -1))
  expect((await archive.verify()).problems.join()).toContain('000001-1.j1')
  await archive.close()
})
