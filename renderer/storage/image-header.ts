/** What the first bytes say. `unsupported`: an image whose contents can't be made harmless here. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'unsupported'

const maxSide = 10_000
const maxPixels = 40_000_000

/** By the first bytes; the name counts only for SVG, which is text. Null = no image. */
export function imageKind(bytes: Uint8Array, name: string): ImageKind | null {
  const text = latin(bytes, 0, 16)
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'unsupported'
  if (text.slice(4, 8) === 'ftyp' && ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif'].includes(text.slice(8, 12))) return 'unsupported'
  if (/\.svgz?$/i.test(name) || /<svg[\s>]/i.test(latin(bytes, 0, 1024))) return 'unsupported'
  return null
}

/** Why an image is not taken, before anything of it is decoded; null = it may be. */
export function imageRefusal(bytes: Uint8Array, kind: ImageKind, name: string): string | null {
  if (kind === 'unsupported') return `“${name}”是 SVG、TIFF 或 HEIC 图片，没有添加。请先在看图软件里另存为 JPG 或 PNG 再添加。`
  const size = kind === 'jpeg' ? jpegSize(bytes) : kind === 'png' ? pngSize(bytes) : webpSize(bytes)
  if (size === null) return `图片“${name}”已损坏，读不出尺寸，没有添加。请换一个文件。`
  if (size.width > maxSide || size.height > maxSide || size.width * size.height > maxPixels) {
    return `图片“${name}”太大（${size.width}×${size.height}），没有添加。请缩小到边长 10000 像素、总共 4000 万像素以内再添加。`
  }
  return null
}

/** Pixels of a JPEG or PNG; null where the header doesn't say. */
export function imageSize(bytes: Uint8Array): Size | null {
  const kind = imageKind(bytes, '')
  return kind === 'jpeg' ? jpegSize(bytes) : kind === 'png' ? pngSize(bytes) : null
}

interface Size { readonly width: number; readonly height: number }

function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || latin(bytes, 12, 4) !== 'IHDR') return null
  const view = viewOf(bytes)
  return filled(view.getUint32(16), view.getUint32(20))
}

/** The first start-of-frame segment says the size. */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return filled(view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** The three shapes of a WebP file: VP8X, VP8L, VP8. */
function webpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  switch (latin(bytes, 12, 4)) {
    case 'VP8X': return filled((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1)
    case 'VP8L': return filled((view.getUint32(21, true) & 0x3fff) + 1, ((view.getUint32(21, true) >>> 14) & 0x3fff) + 1)
    case 'VP8 ': return filled(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    default: return null
  }
}

function filled(width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { width, height } : null
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}
