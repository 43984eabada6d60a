import { createDecipheriv, createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { decodeFileHead, decodeFrameHead, encodeFileHead, encodeFrame, noHead, openSealed } from '../../../../electron/archive/journal/frame-codec.ts'

const archiveId = '01980000-0000-7000-8000-0000000a4c41'
const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex')
const nonce = Buffer.from('a0a1a2a3a4a5a6a7a8a9aaab', 'hex')
const fileHead = { archiveId, epoch: 3, firstSeq: 258, headBefore: Buffer.alloc(32, 0x77) }

test('a file head is these very bytes', () => {
  const hex = encodeFileHead(fileHead).toString('hex')
  expect(hex.slice(0, 140)).toBe(
    '894c4a310d0a1a0a' + '0100' + '01980000000070008000' + '0000000a4c41' + '03000000' + '0201000000000000' + '77'.repeat(32),
  )
  expect(hex.slice(140)).toBe(createHash('sha256').update(Buffer.from(hex.slice(0, 140), 'hex')).digest('hex').slice(0, 8))
  expect(hex).toHaveLength(74 * 2)
})

test('a file head reads back, and any flipped bit is damage, not another version', () => {
  const bytes = encodeFileHead(fileHead)
  expect(decodeFileHead(bytes)).toEqual({ kind: 'ok', head: fileHead })
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(decodeFileHead(flipped).kind, `bit ${bit}`).toBe('damaged')
  }
})

test('a head of a later version is told from a damaged one', () => {
  const bytes = encodeFileHead(fileHead)
  bytes.writeUInt16LE(2, 8)
  createHash('sha256').update(bytes.subarray(0, 70)).digest().copy(bytes, 70, 0, 4)
  expect(decodeFileHead(bytes)).toEqual({ kind: 'newer', version: 2 })
})

test('a frame is these very bytes for a fixed key and nonce', () => {
  const { bytes, head } = encodeFrame(Buffer.from('{"a":1}'), Buffer.alloc(32, 0x55), { key, archiveId, epoch: 3, seq: 258, part: 2 }, nonce)
  expect(bytes.toString('hex')).toBe(
    '4c4a4631' + '17000000' + '0201000000000000' + 'a0a1a2a3a4a5a6a7a8a9aaab' + golden.frameCheck + golden.sealed + golden.head,
  )
  expect(head.toString('hex')).toBe(golden.head)
})

/** Made once by hand from formats.md §2 with openssl's primitives, not by the code under test: see the next test. */
const golden = {
  frameCheck: 'e8728abc',
  sealed: '9d3a1d0f7ffa7f847226a5645efa33b204b97b5ca1a21f',
  head: '1651afb2b289a4cbc8bee4b9bb5fe63bad8e1d59610aae80e34c6bc72fe5c712',
}

test('the golden bytes follow from the description alone', () => {
  const additional = Buffer.concat([Buffer.from(archiveId.replaceAll('-', ''), 'hex'), Buffer.from('03000000' + '0201000000000000' + '02000000', 'hex')])
  const sealed = Buffer.from(golden.sealed, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(additional).setAuthTag(sealed.subarray(-16))
  expect(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString()).toBe('{"a":1}')
  const start = Buffer.from('4c4a4631' + '17000000' + '0201000000000000' + 'a0a1a2a3a4a5a6a7a8a9aaab', 'hex')
  expect(createHash('sha256').update(start).digest('hex').slice(0, 8)).toBe(golden.frameCheck)
  const whole = Buffer.concat([start, Buffer.from(golden.frameCheck, 'hex')])
  expect(createHash('sha256').update(Buffer.alloc(32, 0x55)).update(whole).update(sealed).digest('hex')).toBe(golden.head)
})

test('a frame is bound to its archive, epoch, seq and part', () => {
  const seal = { key, archiveId, epoch: 1, seq: 7, part: 1 }
  const { bytes } = encodeFrame(Buffer.from('{"a":1}'), noHead, seal)
  const head = decodeFrameHead(bytes.subarray(0, 32))!
  const sealed = bytes.subarray(32, 32 + head.length)
  expect(openSealed(sealed, head.nonce, seal)).toBe('{"a":1}')
  const others = [{ archiveId: archiveId.replace('c41', 'c42') }, { epoch: 2 }, { seq: 8 }, { part: 2 }, { key: Buffer.alloc(32) }]
  for (const other of others) expect(openSealed(sealed, head.nonce, { ...seal, ...other })).toBeNull()
})
