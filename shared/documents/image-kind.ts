import type { ImageBlock } from './document.ts'

/** What an image really is, whatever its name says; or why it can't be printed, as a sentence for its place on the page. */
export type ImageKind = { readonly kind: 'png' | 'jpeg'; readonly width: number; readonly height: number } | { readonly kind: 'unusable'; readonly sentence: string }

/** Pixels. Photos of phones have up to 50 million; what is larger would need more memory than an office PC has. */
const mostPixels = 60_000_000

export function imageKind({ bytes, caption }: Pick<ImageBlock, 'bytes' | 'caption'>): ImageKind {
  const size = pngSize(bytes) ?? jpegSize(bytes)
  const name = caption === undefined || caption.trim() === '' ? '图片' : `图片“${caption.trim()}”`
  if (size === null) return { kind: 'unusable', sentence: `〔${name}没有印出：文件内容不是完好的 JPEG 或 PNG 图片，请重新选择附件〕` }
  if (size.width * size.height > mostPixels) return { kind: 'unusable', sentence: `〔${name}没有印出：图片过大（${size.width}×${size.height} 像素），请缩小后重新选择附件〕` }
  return size
}

type Size = Extract<ImageKind, { width: number }>

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Chunk by chunk to the end, so that a file cut short is found out. */
function pngSize(bytes: Uint8Array): Size | null {
  if (!pngSignature.every((byte, index) => bytes[index] === byte)) return null
  const view = viewOf(bytes)
  let size: Size | null = null
  let data = false
  for (let at = pngSignature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) return null
    if (type === 'IHDR' && length === 13) size = sizeOf('png', view.getUint32(at + 8), view.getUint32(at + 12))
    if (type === 'IDAT') data = true
    if (type === 'IEND') return data ? size : null
    at += 12 + length
  }
  return null
}

/** Segment by segment to the frame that tells the size; the file must reach its end mark. ITU-T T.81, annex B. */
function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || !endsWithMark(bytes)) return null
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) { at += 1; continue }
    if (marker >= 0xc0 && marker <= 0xc2) return [1, 3].includes(bytes[at + 9] ?? 0) ? sizeOf('jpeg', view.getUint16(at + 7), view.getUint16(at + 5)) : null
    if (marker === 0xda || marker === 0xd9) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Cameras put a few bytes behind the mark. */
function endsWithMark(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > Math.max(2, bytes.length - 65_536); at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

function sizeOf(kind: 'png' | 'jpeg', width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { kind, width, height } : null
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
