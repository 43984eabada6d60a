import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scanJournal } from '../../electron/archive/journal/journal.ts'
import { addsPerson, journalFilesIn, journalKeys, newArchive, opened } from '../support/archives.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const flips = Number(process.env['FAULT_FLIPS'] ?? 1000)

/** Three files, 30 frames. */
async function anArchive() {
  const folder = newFolder()
  await newArchive(folder)
  for (const epoch of [1, 2, 3]) {
    const archive = await opened(folder, {}, journalKeys({ epoch }))
    for (let i = 0; i < 10; i++) await archive.commit(addsPerson())
    await archive.close()
  }
  return { folder, files: journalFilesIn(folder), keys: journalKeys({ epoch: 3 }) }
}

test(`${flips} flipped bits, the last frame's included: each is named, and nothing before it is lost`, async () => {
  const { folder, files, keys } = await anArchive()
  const sizes = files.map(file => file.bytes.length)
  const all = sizes.reduce((a, b) => a + b, 0)
  const lastFrameBits = 700 * 8
  for (let flip = 0; flip < flips; flip++) {
    const bit = flip % 4 === 0 ? all * 8 - 1 - Math.floor(Math.random() * lastFrameBits) : Math.floor(Math.random() * all * 8)
    let byte = bit >> 3
    const index = sizes.findIndex(size => (byte < size ? true : ((byte -= size), false)))
    const file = files[index]!
    const bytes = Buffer.from(file.bytes)
    bytes[byte]! ^= 1 << (bit & 7)
    writeFileSync(file.path, bytes)
    const scan = await scanJournal(folder, keys)
    const where = `${file.name}, byte ${byte}, bit ${bit & 7}`
    expect(scan, where).toMatchObject({ kind: 'damaged', file: file.name })
    if (scan.kind !== 'damaged') throw new Error(scan.kind)
    const headers = scan.frame === 0
    expect(headers ? byte < 74 : byte >= 74, where).toBe(true)
    expect(scan.lastGoodSeq + scan.goodAfter, `${where}: every other frame is good`).toBe(headers ? 31 : 30)
    await expect(opened(folder, {}, keys), where).rejects.toMatchObject({ failure: { code: 'damaged' } })
    writeFileSync(file.path, file.bytes)
  }
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 31 })
})

test('zeroed and exchanged stretches are named too', async () => {
  const { folder, files, keys } = await anArchive()
  const file = files[1]!
  const zeroed = Buffer.from(file.bytes).fill(0, 1000, 3000)
  const exchanged = Buffer.concat([file.bytes.subarray(0, 1000), file.bytes.subarray(2000, 3000), file.bytes.subarray(1000, 2000), file.bytes.subarray(3000)])
  for (const bytes of [zeroed, exchanged]) {
    writeFileSync(file.path, bytes)
    expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', file: file.name })
  }
  writeFileSync(file.path, readFileSync(files[2]!.path))
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged' })
})
