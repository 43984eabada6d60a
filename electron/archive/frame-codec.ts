import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

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
  readonly key: Uint8Array
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
export function encodeFrame(json: string, headBefore: Buffer, seal: FrameSeal, nonce: Buffer = randomBytes(nonceBytes)): EncodedFrame {
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonce)
  cipher.setAAD(additionalData(seal))
  const sealed = Buffer.concat([cipher.update(json, 'utf8'), cipher.final(), cipher.getAuthTag()])
  if (sealed.length > maxSealedBytes) throw new Error(`a frame of ${sealed.length} bytes (seq ${seal.seq}, part ${seal.part})`)
  const frameHead = Buffer.alloc(frameHeadBytes)
  frameMagic.copy(frameHead, 0)
  frameHead.writeUInt32LE(sealed.length, 4)
  frameHead.writeBigUInt64LE(BigInt(seal.seq), 8)
  nonce.copy(frameHead, 16)
  checksum(frameHead.subarray(0, 28)).copy(frameHead, 28)
  const head = chainHead(headBefore, frameHead, sealed)
  return { bytes: Buffer.concat([frameHead, sealed, head]), head }
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
  return createHash('sha256').update(bytes).digest().subarray(0, 4)
}
