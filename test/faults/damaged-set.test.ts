import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { KeyWays } from '../../electron/archive/keys/key-slots.ts'
import { verifySet } from '../../electron/archive/sets/verify-set.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow } from '../support/backups.ts'
import { temporaryFolders } from '../support/disks.ts'
import '../support/quick-passwords.ts'

/** `npm run faults` runs a thousand flips and five hundred cuts and swaps; npm test as many as take seconds. */
const flips = Number(process.env['FAULT_SET_FLIPS'] ?? 40)
const cuts = Number(process.env['FAULT_SET_CUTS'] ?? 25)

const newFolder = temporaryFolders()
let archive: ArchiveToBackUp
let ways: KeyWays
let set: string
let zip: string
let other: string

beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  ways = { identities: archive.keys.identities }
  await archive.addPeople('张喆', '李堃')
  await archive.attach(randomBytes(30_000))
  const stick = newFolder()
  set = (await archive.backUp(stick)).set
  await archive.addPeople('王頔')
  await archive.attach(randomBytes(500))
  await archive.backUp(stick, { now: new Date(backupNow.getTime() + 60_000) })
  zip = (await archive.backUp(newFolder(), { form: 'file' })).set
  other = (await archive.backUp(newFolder())).set
})

/** Null when nothing was noticed in any backup of the set. */
async function verdict(place: string): Promise<string | null> {
  try {
    return (await verifySet(place, ways, null, unwatched)).find(({ problem }) => problem !== null)?.problem ?? null
  } catch (error) {
    if (error instanceof ExpectedFailure) return error.message
    throw error
  }
}

async function filesOf(place: string): Promise<readonly string[]> {
  const entries = await fs.readdir(place, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)).sort()
}

const below = (n: number) => Math.floor(Math.random() * n)

/** Damages one file, asks, and puts it back. */
async function expectNoticed(place: string, file: string, damage: (sound: Buffer) => Buffer, what: string): Promise<void> {
  const sound = await fs.readFile(file)
  await fs.writeFile(file, damage(sound))
  const said = await verdict(place)
  await fs.writeFile(file, sound)
  expect(said, `${what} in ${path.basename(file)}`).toMatch(/[\u4e00-\u9fff]/)
}

function flipped(sound: Buffer, at: number): Buffer {
  const bytes = Buffer.from(sound)
  bytes[at]! ^= 1 << below(8)
  return bytes
}

describe('damage anywhere in a set', () => {
  test('the sound ones are whole', async () => {
    for (const place of [set, zip, other]) expect(await verdict(place)).toBeNull()
  })

  test(`each of ${flips} flipped bits is noticed`, async () => {
    const files = await filesOf(set)
    for (let i = 0; i < flips; i++) {
      const file = files[i % files.length]!
      const at = below((await fs.stat(file)).size)
      await expectNoticed(set, file, sound => flipped(sound, at), `bit of byte ${at}`)
    }
    expect(await verdict(set)).toBeNull()
  })

  test(`each of ${Math.ceil(flips / 2)} flipped bits in a file to send is noticed`, async () => {
    const sound = await fs.readFile(zip)
    const spoilt = path.join(newFolder(), path.basename(zip))
    for (let i = 0; i < flips / 2; i++) {
      const at = below(sound.length)
      await fs.writeFile(spoilt, flipped(sound, at))
      expect(await verdict(spoilt), `byte ${at}`).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test(`each of ${cuts} cuts, zeroed blocks, swaps and files of another set is noticed`, async () => {
    const files = (await filesOf(set)).filter(file => !file.endsWith('说明.txt'))
    for (let i = 0; i < cuts; i++) {
      const file = files[i % files.length]!
      const { size } = await fs.stat(file)
      const strange = await strangerTo(file, files)
      const damages: readonly (readonly [string, (sound: Buffer) => Buffer])[] = [
        ['a cut', sound => sound.subarray(0, below(size))],
        ['zeros', sound => Buffer.concat([sound.subarray(0, size >> 1), Buffer.alloc(size - (size >> 1))])],
        ['bytes behind it', sound => Buffer.concat([sound, randomBytes(1 + below(100))])],
        ['another file', () => strange],
        ['two halves', sound => Buffer.concat([sound.subarray(size >> 1), sound.subarray(0, size >> 1)])],
      ]
      const [what, damage] = damages[(i + Math.floor(i / files.length)) % damages.length]!
      await expectNoticed(set, file, damage, what)
    }
  })

  test('a set that lacks any of its files is refused, but for the help in words and the rescue program', async () => {
    for (const file of await filesOf(set)) {
      const away = `${file}.away`
      await fs.rename(file, away)
      const said = await verdict(set)
      await fs.rename(away, file)
      if (/(说明\.txt|rescue\.mjs)$/.test(file)) expect(said).toBeNull()
      else if (!/\.age$/.test(file) || !file.includes(`${path.sep}snapshots${path.sep}`)) expect(said, file).toMatch(/缺|没有|不/)
    }
  })
})

/** Bytes of another file: of this set, or the file of that name in another set of the same archive. */
async function strangerTo(file: string, files: readonly string[]): Promise<Buffer> {
  const sound = await fs.readFile(file)
  const theirs = (await filesOf(other)).filter(each => path.extname(each) === path.extname(file))
  for (const candidate of [...theirs, ...files]) {
    const bytes = await fs.readFile(candidate)
    if (!bytes.equals(sound)) return bytes
  }
  throw new Error('no other file')
}
