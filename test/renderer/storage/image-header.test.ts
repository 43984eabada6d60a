import { describe, expect, test } from 'vitest'
import { imageKind, imageRefusal } from '../../../renderer/storage/image-header.ts'

const latin = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))
const joined = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap(part => [...part]))
const big = (n: number, bytes: number) => Array.from({ length: bytes }, (_, i) => (n >>> (8 * (bytes - 1 - i))) & 0xff)

const png = (w: number, h: number) => joined(latin('\x89PNG\r\n\x1a\n'), big(13, 4), latin('IHDR'), big(w, 4), big(h, 4), [8, 2, 0, 0, 0])
/** With an EXIF segment before the frame, as cameras write it. */
const jpeg = (w: number, h: number, frame = 0xc0) => joined([0xff, 0xd8, 0xff, 0xe1, ...big(8, 2)], latin('Exif\0\0'), [0xff, frame, ...big(17, 2), 8, ...big(h, 2), ...big(w, 2), 3], new Uint8Array(20))
const webp = (w: number, h: number) => joined(latin('RIFF\0\0\0\0WEBPVP8X'), [10, 0, 0, 0, 0, 0, 0, 0], [...big(w - 1, 3)].reverse(), [...big(h - 1, 3)].reverse(), new Uint8Array(8))

describe('what a file is, by its first bytes', () => {
  test.each([
    ['png', png(10, 10), '照片.jpg', 'png'],
    ['jpeg', jpeg(10, 10), '签到表.docx', 'jpeg'],
    ['webp', webp(10, 10), 'x.webp', 'webp'],
    ['tiff', latin('II*\0aaaaaaaaaaaa'), 'x.jpg', 'unsupported'],
    ['tiff of the other end', latin('MM\0*aaaaaaaaaaaa'), 'x.tif', 'unsupported'],
    ['heic', latin('\0\0\0\x18ftypheicaaaa'), 'x.jpg', 'unsupported'],
    ['svg by its name', latin('<?xml version="1.0"?>'), '徽标.SVG', 'unsupported'],
    ['svg by its text', latin('<!-- a --><svg xmlns="">'), '徽标.jpg', 'unsupported'],
    ['pdf', latin('%PDF-1.7 aaaaaaaaaa'), '通知.pdf', null],
    ['docx', latin('PK\x03\x04aaaaaaaaaaaaaa'), '通知.docx', null],
    ['mp4', latin('\0\0\0\x18ftypisomaaaa'), '录像.mp4', null],
    ['empty', new Uint8Array(0), '空.txt', null],
  ])('%s', (_, bytes, name, kind) => { expect(imageKind(bytes, name)).toBe(kind) })
})

describe('before anything is decoded', () => {
  test.each([
    ['4000 万像素', png(8000, 5000), 'png', true],
    ['再多一行', png(8000, 5001), 'png', false],
    ['边长 10000', png(10_000, 4_000), 'png', true],
    ['边长 10001', png(10_001, 1), 'png', false],
    ['JPEG 4000 万像素', jpeg(8000, 5000), 'jpeg', true],
    ['JPEG 过大', jpeg(8000, 5001), 'jpeg', false],
    ['渐进式 JPEG 过大', jpeg(9000, 9000, 0xc2), 'jpeg', false],
    ['WebP 4000 万像素', webp(8000, 5000), 'webp', true],
    ['WebP 过大', webp(10_001, 10), 'webp', false],
    ['没有宽度', png(0, 10), 'png', false],
    ['截断的 PNG', png(10, 10).slice(0, 20), 'png', false],
    ['没有图像帧的 JPEG', jpeg(10, 10).slice(0, 14), 'jpeg', false],
    ['SVG 等', latin('<svg>'), 'unsupported', false],
  ] as const)('%s', (_, bytes, kind, isTaken) => {
    const refusal = imageRefusal(bytes, kind, '合影.jpg')
    if (isTaken) expect(refusal).toBeNull()
    else expect(refusal).toMatch(/“合影.jpg”.*没有添加。/)
  })
})
