import { execFileSync } from 'node:child_process'
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { type PayloadEngine, UnreadableSeal, collect, openStream, payloadEngine, sealStream } from '../../../../electron/archive/keys/age-file.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const chunk = 64 * 1024
const sizes = [0, 1, 15, 16, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 17]
const engines: readonly PayloadEngine[] = ['node', 'library']

const sealBy = (plain: Uint8Array, engine: PayloadEngine) => collect(sealStream([plain], recipient, engine))
const openBy = async (sealed: Uint8Array, engine: PayloadEngine) => Buffer.from(await collect(openStream([sealed], [identity], engine)))

test('this runtime has the cipher', () => {
  expect(payloadEngine()).toBe('node')
})

describe.each(engines)('%s', engine => {
  test.each(sizes)('%i bytes come back, also in pieces of odd sizes', async size => {
    const plain = randomBytes(size)
    const pieces = [plain.subarray(0, 7), plain.subarray(7, 70_001), plain.subarray(70_001)]
    const sealed = await collect(sealStream(pieces, recipient, engine))
    const inPieces = Array.from({ length: Math.ceil(sealed.length / 1001) }, (_, i) => sealed.subarray(i * 1001, (i + 1) * 1001))
    expect(Buffer.from(await collect(openStream(inPieces, [identity], engine))).equals(plain)).toBe(true)
  })

  test.each(sizes)('%i bytes sealed here are opened by the library, and the other way round', async size => {
    const plain = randomBytes(size)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    expect(Buffer.from(await decrypter.decrypt(await sealBy(plain, engine))).equals(plain)).toBe(true)
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    expect((await openBy(await encrypter.encrypt(plain), engine)).equals(plain)).toBe(true)
  })

  test.skipIf(!hasTool('age')).each(sizes)('%i bytes sealed here are opened by the age program, and the other way round', async size => {
    const folder = newFolder()
    const at = (name: string) => path.join(folder, name)
    const plain = randomBytes(size)
    await fs.writeFile(at('key'), `${identity}\n`)
    await fs.writeFile(at('plain'), plain)
    await fs.writeFile(at('ours'), await sealBy(plain, engine))
    const opened = execFileSync('age', ['-d', '-i', at('key'), at('ours')])
    const theirs = execFileSync('age', ['-r', recipient, at('plain')])
    expect(opened.equals(plain)).toBe(true)
    expect((await openBy(theirs, engine)).equals(plain)).toBe(true)
  })

  test('a flipped bit anywhere is noticed', async () => {
    const plain = randomBytes(300)
    const sealed = await sealBy(plain, engine)
    for (let at = 0; at < sealed.length; at++) {
      const flipped = Buffer.from(sealed)
      flipped[at]! ^= 1 << (at % 8)
      await expect(openBy(flipped, engine), `byte ${at}`).rejects.toThrow(UnreadableSeal)
    }
  })

  test('a cut anywhere is noticed, also between chunks', async () => {
    const sealed = await sealBy(randomBytes(2 * chunk), engine)
    const payload = sealed.length - 2 * (chunk + 16)
    for (const length of [0, 10, payload - 20, payload - 1, payload, payload + 5, payload + chunk + 16, payload + chunk + 20, sealed.length - 1]) {
      await expect(openBy(sealed.subarray(0, length), engine), `${length} bytes`).rejects.toThrow(UnreadableSeal)
    }
  })

  test('an empty chunk behind a full one is no end, as the format says', async () => {
    const sealed = await sealBy(randomBytes(chunk), engine)
    const headerEnd = sealed.length - 16 - (chunk + 16)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const key = hkdfSync('sha256', await decrypter.decryptHeader(sealed.subarray(0, headerEnd)), sealed.subarray(headerEnd, headerEnd + 16), 'payload', 32)
    const chunkOf = (plain: Uint8Array, index: number, isLast: boolean) => {
      const cipher = createCipheriv('chacha20-poly1305', new Uint8Array(key), Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, index, isLast ? 1 : 0]), { authTagLength: 16 })
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    }
    const start = sealed.subarray(0, headerEnd + 16)
    const plain = randomBytes(chunk)
    expect((await openBy(Buffer.concat([start, chunkOf(plain, 0, true)]), engine)).equals(plain)).toBe(true)
    await expect(openBy(Buffer.concat([start, chunkOf(plain, 0, false), chunkOf(new Uint8Array(0), 1, true)]), engine)).rejects.toThrow(UnreadableSeal)
  })

  test('bytes behind the end are noticed', async () => {
    await expect(openBy(Buffer.concat([await sealBy(randomBytes(100), engine), Buffer.alloc(1)]), engine)).rejects.toThrow(UnreadableSeal)
  })

  test('nobody else can open it', async () => {
    const other = await generateX25519Identity()
    await expect(collect(openStream([await sealBy(randomBytes(100), engine)], [other], engine))).rejects.toThrow(UnreadableSeal)
  })

  test('an older identity behind the present one opens what was sealed in its time', async () => {
    const plain = randomBytes(100)
    const present = await generateX25519Identity()
    expect(Buffer.from(await collect(openStream([await sealBy(plain, engine)], [present, identity], engine))).equals(plain)).toBe(true)
  })
})

test('memory does not grow with the file', async () => {
  const megabytes = 256
  const piece = new Uint8Array(1024 * 1024)
  function* source() {
    for (let i = 0; i < megabytes; i++) yield piece
  }
  let count = 0
  let most = 0
  const before = process.memoryUsage().arrayBuffers
  for await (const opened of openStream(sealStream(source(), recipient), [identity])) {
    count += opened.length
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  expect(count).toBe(megabytes * 1024 * 1024)
  expect(most).toBeLessThan(128 * 1024 * 1024)
})

test('a broken source is told as it is, not as a damaged file', async () => {
  const file = path.join(newFolder(), 'gone')
  async function* gone() {
    yield await fs.readFile(file)
  }
  await expect(collect(openStream(gone(), [identity]))).rejects.toMatchObject({ code: 'ENOENT' })
})
