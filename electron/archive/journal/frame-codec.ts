import { type CipherKey, createCipheriv, createDecipheriv, createHash, hash, randomFillSync } from 'node:crypto'

/** The bytes of a journal file (formats.md §2). Integers are little-endian. */
export const fileHeadBytes = 74
export const frameHeadBytes = 32
export const headBytes = 32
export const formatVersion = 1
export const maxFrameJsonBytes = 8 * 1024 * 1024
export const maxSealedBytes = maxFrameJsonBytes + 64 * 1024

export const noHead: Buffer = Buffer.alloc(headBytes)

const fileMagic = Buffer.from('894c4a310d0a1a0a', 'hex')
const frameMagic = Buffer.from('4c4a4631', 'hex')
const tagBytes = 16
const nonceBytes = 12

export interface FileHead {
  readonly archiveId: string
  readonly epoch: number
  readonly firstSeq: number
  readonly headBefore: Buffer
}

export type FileHeadRead =
  | { readonly kind: 'ok'; readonly head: FileHead }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly version: number }

export function encodeFileHead({ archiveId, epoch, firstSeq, headBefore }: FileHead): Buffer {
  const bytes = Buffer.alloc(fileHeadBytes)
  fileMagic.copy(bytes, 0)
  bytes.writeUInt16LE(formatVersion, 8)
  archiveIdBytes(archiveId).copy(bytes, 10)
  bytes.writeUInt32LE(epoch, 26)
  bytes.writeBigUInt64LE(BigInt(firstSeq), 30)
  headBefore.copy(bytes, 38)
  checksum(bytes.subarray(0, 70)).copy(bytes, 70)
  return bytes
}

/** `bytes`: at least `fileHeadBytes`. A flipped version is damage; one that is no flip belongs to a newer program. */
export function decodeFileHead(bytes: Buffer): FileHeadRead {
  if (!fileMagic.equals(bytes.subarray(0, 8))) return { kind: 'damaged' }
  const version = bytes.readUInt16LE(8)
  if (version > formatVersion && !headChecks(asThisVersion(bytes))) return { kind: 'newer', version }
  if (version !== formatVersion || !headChecks(bytes)) return { kind: 'damaged' }
  const head = {
    archiveId: uuidText(bytes.subarray(10, 26)), epoch: bytes.readUInt32LE(26), firstSeq: Number(bytes.readBigUInt64LE(30)),
    headBefore: Buffer.from(bytes.subarray(38, 70)),
  }
  return { kind: 'ok', head }
}

export interface FrameHead {
  /** Of the sealed part. */
  readonly length: number
  readonly seq: number
  readonly nonce: Buffer
}

/** Null when the 32 bytes don't check. */
export function decodeFrameHead(bytes: Buffer): FrameHead | null {
  if (!frameMagic.equals(bytes.subarray(0, 4))) return null
  if (!checksum(bytes.subarray(0, 28)).equals(bytes.subarray(28, 32))) return null
  const length = bytes.readUInt32LE(4)
  if (length < tagBytes || length > maxSealedBytes) return null
  return { length, seq: Number(bytes.readBigUInt64LE(8)), nonce: bytes.subarray(16, 28) }
}

/** What a frame is sealed with, and bound to. */
export interface FrameSeal {
  readonly key: CipherKey
  readonly archiveId: string
  readonly epoch: number
  readonly seq: number
  readonly part: number
}

export interface EncodedFrame {
  readonly bytes: Buffer
  readonly head: Buffer
}

/** A frame from its canonical JSON; `nonce` is random but in tests of the format. */
export function encodeFrame(json: Buffer, headBefore: Buffer, seal: FrameSeal, nonce: Buffer = freshNonce()): EncodedFrame {
  const length = json.length + tagBytes
  if (length > maxSealedBytes) throw new Error(`a frame of ${length} bytes (seq ${seal.seq}, part ${seal.part})`)
  const bytes = Buffer.allocUnsafe(frameHeadBytes + length + headBytes) // every byte of it is written below
  frameMagic.copy(bytes, 0)
  bytes.writeUInt32LE(length, 4)
  bytes.writeBigUInt64LE(BigInt(seal.seq), 8)
  nonce.copy(bytes, 16)
  checksum(bytes.subarray(0, 28)).copy(bytes, 28)
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonce)
  cipher.setAAD(additionalData(seal))
  cipher.update(json).copy(bytes, frameHeadBytes)
  cipher.final() // of a stream cipher, so that nothing is left to add
  cipher.getAuthTag().copy(bytes, frameHeadBytes + json.length)
  const end = frameHeadBytes + length
  const head = chainHead(headBefore, bytes.subarray(0, frameHeadBytes), bytes.subarray(frameHeadBytes, end))
  head.copy(bytes, end)
  return { bytes, head }
}

/** Drawn ahead and each used once: asking the system for twelve bytes takes longer than sealing a frame. */
const nonces = Buffer.alloc(nonceBytes * 256)
let usedNonces = nonces.length

function freshNonce(): Buffer {
  if (usedNonces === nonces.length) {
    randomFillSync(nonces)
    usedNonces = 0
  }
  usedNonces += nonceBytes
  return Buffer.from(nonces.subarray(usedNonces - nonceBytes, usedNonces))
}

/** SHA-256(head before ‖ frame's first 32 bytes ‖ sealed part). */
export function chainHead(headBefore: Buffer, frameHead: Buffer, sealed: Buffer): Buffer {
  return createHash('sha256').update(headBefore).update(frameHead).update(sealed).digest()
}

/** The canonical JSON, or null when the seal is broken. */
export function openSealed(sealed: Buffer, nonce: Buffer, seal: FrameSeal): string | null {
  const decipher = createDecipheriv('aes-256-gcm', seal.key, nonce)
  decipher.setAAD(additionalData(seal))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const text = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch {
    return null // node:crypto says a broken tag by throwing, and nothing else here throws
  }
  return text.toString('utf8')
}

export function looksLikeFrame(bytes: Buffer, from: number): number {
  return bytes.indexOf(frameMagic, from)
}

function additionalData({ archiveId, epoch, seq, part }: FrameSeal): Buffer {
  const bytes = Buffer.alloc(32)
  archiveIdBytes(archiveId).copy(bytes, 0)
  bytes.writeUInt32LE(epoch, 16)
  bytes.writeBigUInt64LE(BigInt(seq), 20)
  bytes.writeUInt32LE(part, 28)
  return bytes
}

function archiveIdBytes(archiveId: string): Buffer {
  return Buffer.from(archiveId.replaceAll('-', ''), 'hex')
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function headChecks(bytes: Buffer): boolean {
  return checksum(bytes.subarray(0, 70)).equals(bytes.subarray(70, fileHeadBytes))
}

function asThisVersion(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes.subarray(0, fileHeadBytes))
  copy.writeUInt16LE(formatVersion, 8)
  return copy
}

function checksum(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer').subarray(0, 4)
}
