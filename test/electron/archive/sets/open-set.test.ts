import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { open, seal } from '../../../../electron/archive/keys/age-file.ts'
import { setWords } from '../../../../electron/archive/sets/set-failures.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { failures } from '#shared/contract/outcome.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, inSet, recoveryKey, verifyAll, withPassword } from '../../../support/backups.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'

const newFolder = temporaryFolders()
let archive: ArchiveToBackUp
let sound: string
let backupId: string

beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  await archive.addPeople('张喆', '李堃')
  await archive.attach(randomBytes(50_000))
  const written = await archive.backUp(newFolder())
  sound = written.set
  backupId = written.backupId
})

const own = () => ({ identities: archive.keys.identities })

/** A copy of the sound set, spoilt. */
async function spoilt(spoil: (place: (...names: string[]) => string) => Promise<unknown>): Promise<string> {
  const copy = path.join(newFolder(), path.basename(sound))
  await fs.cp(sound, copy, { recursive: true })
  await spoil((...names) => path.join(copy, ...names))
  return copy
}

const packs = async () => Promise.all((await fs.readdir(path.join(sound, 'packs'))).sort().map(async name => ({ name, bytes: await fs.readFile(path.join(sound, 'packs', name)) })))
const manifestText = async () => JSON.parse(Buffer.from(await open(await fs.readFile(path.join(sound, 'snapshots', `${backupId}.age`)), archive.keys.identities)).toString()) as Record<string, unknown>
const resealed = async (some: Record<string, unknown>) => seal(Buffer.from(JSON.stringify({ ...await manifestText(), ...some })), archive.keys.recipient)
const inTextMode = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')

async function expectRefused(place: string, code: string, message: string): Promise<void> {
  await expect(verifyAll(place, own())).rejects.toMatchObject({ failure: { code, message } })
}

describe('a bad set has its own sentence', () => {
  test('one pack cut short', async () => {
    const [pack] = await packs()
    await expectRefused(await spoilt(place => fs.truncate(place('packs', pack!.name), pack!.bytes.length - 1)), 'set-incomplete', setWords.cutShort)
  })

  test('a pack that was not copied', async () => {
    const [pack] = await packs()
    await expectRefused(await spoilt(place => fs.rm(place('packs', pack!.name))), 'set-incomplete', setWords.missing)
  })

  test('a pack under another name', async () => {
    const [pack] = await packs()
    await expectRefused(await spoilt(place => fs.rename(place('packs', pack!.name), place('packs', `${'0'.repeat(64)}.age`))), 'set-incomplete', setWords.renamed)
    await expectRefused(await spoilt(place => fs.rename(place('packs', pack!.name), place('packs', `副本 ${pack!.name}`))), 'set-incomplete', setWords.renamed)
  })

  test('a backup under another backup’s name', async () => {
    const id = backupId.replace(/^\d{8}/, '20300101')
    await expectRefused(await spoilt(async place => { for (const end of ['age', 'list']) await fs.rename(place('snapshots', `${backupId}.${end}`), place('snapshots', `${id}.${end}`)) }), 'set-damaged', setWords.renamed)
  })

  test('copied as a text, either way', async () => {
    const all = await spoilt(async place => {
      for (const name of await fs.readdir(place(), { recursive: true })) {
        if (/\.(age|list|json|mjs)$/.test(name)) await fs.writeFile(place(name), inTextMode(await fs.readFile(place(name))))
      }
    })
    await expectRefused(all, 'set-damaged', setWords.textMode)
    await expect(verifyAll(all, { secret: { kind: 'password', password: 'any' } })).rejects.toMatchObject({ failure: { message: setWords.textMode } })
    const withoutReturns = await spoilt(async place => fs.writeFile(place('说明.txt'), (await fs.readFile(place('说明.txt'), 'utf8')).replaceAll('\r', '')))
    await expectRefused(withoutReturns, 'set-damaged', setWords.textMode)
  })

  test('files of another set of the same archive among its own', async () => {
    const other = await archive.backUp(newFolder(), { now: new Date('2026-11-23T08:00:00.000Z') })
    const mixed = await spoilt(async place => {
      for (const folder of ['snapshots', 'packs']) await fs.cp(path.join(other.set, folder), place(folder), { recursive: true })
    })
    await inSet(mixed, async set => {
      await set.verify(backupId, unwatched)
      await expect(set.verify(other.backupId, unwatched)).rejects.toMatchObject({ failure: { code: 'set-damaged', message: setWords.mixed } })
    }, own())
  })

  test('a card that is missing or damaged, keys that are missing or damaged', async () => {
    await expectRefused(await spoilt(place => fs.rm(place('set.json'))), 'set-incomplete', setWords.card)
    await expectRefused(await spoilt(place => fs.writeFile(place('set.json'), '{"format":1}')), 'set-damaged', setWords.card)
    await expectRefused(await spoilt(place => fs.rm(place('keys'), { recursive: true })), 'set-incomplete', setWords.keys)
    await expectRefused(await spoilt(place => fs.writeFile(place('keys', '2', 'recovery.age'), 'x')), 'set-damaged', setWords.keys)
  })

  test('a damaged slot is told from a wrong password, as far as the list of slots is there', async () => {
    const wrong = { secret: { kind: 'password' as const, password: 'something else' } }
    const flipped = async (file: string) => fs.writeFile(file, (await fs.readFile(file)).map((byte, at) => (at === 150 ? byte ^ 1 : byte)))
    const damaged = await spoilt(place => flipped(place('keys', '2', 'password.age')))
    for (const ways of [withPassword, wrong]) await expect(verifyAll(damaged, ways)).rejects.toMatchObject({ failure: { code: 'set-damaged', message: setWords.slot } })
    await expect(verifyAll(damaged, { secret: { kind: 'recoveryKey', recoveryKey: recoveryKeyOf(new Uint8Array(20)) } })).rejects.toMatchObject({ failure: { code: 'wrong-recovery-key' } })
    await expect(verifyAll(await spoilt(place => flipped(place('keys', '2', 'recovery.age'))), { secret: { kind: 'recoveryKey', recoveryKey } })).rejects.toMatchObject({ failure: { code: 'set-damaged', message: setWords.slot } })
    await expect(verifyAll(await spoilt(place => fs.rm(place('keys', '2', 'password.age'))), withPassword)).rejects.toMatchObject({ failure: { code: 'set-damaged', message: setWords.slot } })
    await expect(verifyAll(sound, wrong)).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
    await fs.rm(path.join(damaged, 'keys', '2', 'slots.json'))
    await expect(verifyAll(damaged, withPassword)).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
  })

  test('a newer program’s: its card, its list, its manifest, its rows', async () => {
    const card = await spoilt(async place => fs.writeFile(place('set.json'), JSON.stringify({ ...JSON.parse(await fs.readFile(place('set.json'), 'utf8')), format: 2 })))
    await expectRefused(card, 'set-newer', setWords.newer(2, 1))
    const list = await spoilt(async place => fs.writeFile(place('snapshots', `${backupId}.list`), JSON.stringify({ ...JSON.parse(await fs.readFile(place('snapshots', `${backupId}.list`), 'utf8')), minReader: 3 })))
    await expectRefused(list, 'set-newer', setWords.newer(3, 1))
    const manifest = await spoilt(async place => fs.writeFile(place('snapshots', `${backupId}.age`), await resealed({ format: 2, kind: 'delta' })))
    await expectRefused(manifest, 'set-newer', setWords.newer(2, 1))
    const schema = await spoilt(async place => fs.writeFile(place('snapshots', `${backupId}.age`), await resealed({ schema: 99 })))
    await expectRefused(schema, 'set-newer', setWords.newer(99, modelVersion))
  })

  test('out of all measure: scrypt 2^30, a million slots, a huge manifest, a gzip bomb', async () => {
    const scrypt = await spoilt(async place => {
      const text = (await fs.readFile(place('keys', '2', 'password.age'))).toString('latin1')
      await fs.writeFile(place('keys', '2', 'password.age'), Buffer.from(text.replace(/(-> scrypt \S+) \d+/, '$1 30'), 'latin1'))
    })
    await expect(verifyAll(scrypt)).rejects.toMatchObject({ failure: { code: 'set-excessive', message: failures['set-excessive'] } })
    const large = await spoilt(place => fs.truncate(place('keys', '2', 'recovery.age'), 17 * 1024))
    await expect(verifyAll(large, { secret: { kind: 'recoveryKey', recoveryKey } })).rejects.toMatchObject({ failure: { code: 'set-excessive' } })
    const slots = await spoilt(async place => { for (let i = 0; i < 17; i++) await fs.copyFile(place('keys', '2', 'password.age'), place('keys', '2', `unit-${i}.age`)) })
    await expectRefused(slots, 'set-excessive', failures['set-excessive'])
    const manifest = await spoilt(place => fs.truncate(place('snapshots', `${backupId}.age`), 17 * 1024 * 1024))
    await expectRefused(manifest, 'set-excessive', failures['set-excessive'])
    await expectRefused(await withRowsPack(gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '))), 'set-excessive', failures['set-excessive'])
  })

  test('no set at all, and several in one folder', async () => {
    await expectRefused(newFolder(), 'set-not-found', failures['set-not-found'])
    const folder = newFolder()
    for (const name of ['one', 'two']) await fs.cp(sound, path.join(folder, name), { recursive: true })
    await expect(verifyAll(folder, own())).rejects.toMatchObject({ failure: { code: 'set-not-found', message: expect.stringContaining('2 份') } })
    await fs.rm(path.join(folder, 'two'), { recursive: true })
    expect(await verifyAll(folder, own())).toBe(1)
  })
})

/** The sound set with another pack of rows in it, named and listed as it should be. */
async function withRowsPack(gzipped: Buffer): Promise<string> {
  const sealed = await seal(gzipped, archive.keys.recipient)
  const { createHash } = await import('node:crypto')
  const name = createHash('sha256').update(sealed).digest('hex')
  const manifest = await manifestText() as { packs: { holds: string; name: string; bytes: number }[]; schema: number }
  const changed = manifest.packs.map(pack => (pack.holds === 'tables' ? { ...pack, name, bytes: sealed.length } : pack))
  return spoilt(async place => {
    await fs.writeFile(place('packs', `${name}.age`), sealed)
    await fs.writeFile(place('snapshots', `${backupId}.age`), await resealed({ packs: changed }))
    await fs.writeFile(place('snapshots', `${backupId}.list`), JSON.stringify({ format: 1, minReader: 1, schema: manifest.schema, packs: changed.map(pack => ({ name: pack.name, bytes: pack.bytes })) }))
  })
}
