/** An ICC profile (version 2.1) of sRGB, made from the figures of IEC 61966-2-1 adapted to D50: nobody's file, so nobody's licence. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', descriptionTag('sRGB')], ['cprt', textTag('No copyright')], ['wtpt', xyzTag(0.9642, 1, 0.8249)],
    ['rXYZ', xyzTag(0.43607, 0.22249, 0.01392)], ['gXYZ', xyzTag(0.38515, 0.71687, 0.09708)], ['bXYZ', xyzTag(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve], ['gTRC', curve], ['bTRC', curve],
  ]
  const places = new Map<Uint8Array, number>()
  let length = headerLength + 4 + 12 * tags.length
  for (const [, data] of tags) {
    if (places.has(data)) continue
    places.set(data, length)
    length += padded(data.length)
  }
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  writeHeader(view, length)
  view.setUint32(headerLength, tags.length)
  tags.forEach(([name, data], index) => {
    const at = headerLength + 4 + 12 * index
    writeText(view, at, name)
    view.setUint32(at + 4, places.get(data) ?? 0)
    view.setUint32(at + 8, data.length)
    bytes.set(data, places.get(data))
  })
  return bytes
}

const headerLength = 128
const padded = (length: number): number => Math.ceil(length / 4) * 4

function writeHeader(view: DataView, length: number): void {
  view.setUint32(0, length)
  view.setUint32(8, 0x02100000)
  for (const [at, text] of [[12, 'mntr'], [16, 'RGB '], [20, 'XYZ '], [36, 'acsp']] as const) writeText(view, at, text)
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + 2 * index, part)
  for (const [index, value] of [0.9642, 1, 0.8249].entries()) view.setInt32(68 + 4 * index, fixed(value))
}

function writeText(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
}

/** Sixteen bits before the point, sixteen behind it. */
const fixed = (value: number): number => Math.round(value * 65_536)

function tag(type: string, length: number): DataView {
  const view = new DataView(new ArrayBuffer(length))
  writeText(view, 0, type)
  return view
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer)

function xyzTag(x: number, y: number, z: number): Uint8Array {
  const view = tag('XYZ ', 20)
  for (const [index, value] of [x, y, z].entries()) view.setInt32(8 + 4 * index, fixed(value))
  return bytesOf(view)
}

function textTag(text: string): Uint8Array {
  const view = tag('text', 8 + text.length + 1)
  writeText(view, 8, text)
  return bytesOf(view)
}

/** The ASCII name, and empty ones in Unicode and Macintosh script. */
function descriptionTag(text: string): Uint8Array {
  const view = tag('desc', 12 + text.length + 1 + 8 + 70)
  view.setUint32(8, text.length + 1)
  writeText(view, 12, text)
  return bytesOf(view)
}

/** The transfer curve in 1,024 steps. */
function curveTag(): Uint8Array {
  const steps = 1024
  const view = tag('curv', 12 + 2 * steps)
  view.setUint32(8, steps)
  for (let i = 0; i < steps; i++) {
    const value = i / (steps - 1)
    view.setUint16(12 + 2 * i, Math.round(65_535 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)))
  }
  return bytesOf(view)
}
