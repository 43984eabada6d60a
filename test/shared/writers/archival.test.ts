import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookPdf } from '#shared/writers/book-pdf.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { srgbProfile } from '#shared/writers/srgb-profile.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { inTemporaryFolder } from '../../support/in-temporary-folder.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { hasTool, run } from '../../support/tools.ts'
import { aFrame, inTurn, someParts } from './book.ts'
import { everyBlock } from './every-block.ts'

const book = async (archival: boolean): Promise<Uint8Array> => (await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts, { archival })).bytes
/** All streams unpacked, as qpdf writes it: what stands in the file can be searched as text. */
const unpacked = (bytes: Uint8Array): Promise<string> => inTemporaryFolder(async folder => {
  await writeFile(join(folder, 'a.pdf'), bytes)
  await run('qpdf', ['--qdf', '--object-streams=disable', join(folder, 'a.pdf'), join(folder, 'b.pdf')])
  return readFile(join(folder, 'b.pdf'), 'latin1')
})

describe.skipIf(!hasTool('qpdf'))('copies for the archive (PDF/A-2b, as far as it can be checked without a validator)', () => {
  test.each([['a book', () => book(true)], ['a document', async () => (await toPdf(everyBlock(), await openFonts(everyBlock(), bundledFonts), { archival: true })).bytes]])('%s has no fault that qpdf finds', async (_, bytes) => {
    const written = await bytes()
    await inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'a.pdf'), written)
      expect((await run('qpdf', ['--check', join(folder, 'a.pdf')])).stdout).toContain('No syntax or stream encoding errors found')
    })
  })

  test('says what it is, in the properties and in XMP alike', async () => {
    const xmp = /<x:xmpmeta.*<\/x:xmpmeta>/su.exec(new TextDecoder().decode(await book(true)))?.[0] ?? ''
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')
    expect(xmp).toContain('迎检资料汇编')
    expect(xmp).toContain('中共清河县水务局机关支部委员会')
    expect(xmp).toContain('<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>')
    expect(new TextDecoder().decode(await book(false))).not.toContain('pdfaid')
  })

  test('has an output intent for its colours, and nothing that an archive can not keep', async () => {
    const text = await unpacked(await book(true))
    expect(text).toMatch(/\/S \/GTS_PDFA1/)
    expect(text).toContain('/Lang (zh-CN)')
    expect(text).not.toMatch(/\/(JavaScript|JS|Launch|EmbeddedFiles|Encrypt|OpenAction|AA|LZWDecode|Type3)\b/)
    for (const [, , opacity] of text.matchAll(/\/(ca|CA) ([\d.]+)/g)) expect(Number(opacity)).toBe(1)
    expect(text).not.toMatch(/\/DeviceCMYK/)
  })

  test.skipIf(!hasTool('pdftotext'))('embeds every font', async () => {
    for (const font of (await readPdf(await book(true))).fonts) expect(font.embedded).toBe(true)
  })
}, 120_000)

test('the profile of sRGB is whole: its length, its kind, three equal curves from black to white', () => {
  const profile = srgbProfile()
  const view = new DataView(profile.buffer)
  const text = (at: number): string => String.fromCharCode(...profile.subarray(at, at + 4))
  expect(view.getUint32(0)).toBe(profile.length)
  expect([text(12), text(16), text(20), text(36)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp'])
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => [text(132 + 12 * i), view.getUint32(136 + 12 * i)] as const)
  const curves = tags.filter(([name]) => name.endsWith('TRC')).map(([, at]) => at)
  expect(new Set(curves).size).toBe(1)
  expect([view.getUint16(curves[0]! + 12), view.getUint16(curves[0]! + 12 + 2 * 1023)]).toEqual([0, 65_535])
  for (const [, at] of tags) expect(at % 4).toBe(0)
})
