import { strFromU8, unzlibSync } from 'fflate'

/** An indirect object: what stands before its stream, as text, and the stream's bytes as they lie in the file. */
export interface PdfObject {
  readonly body: string
  readonly stream: Uint8Array | null
}

/** Reads the objects of a file that pdfmake wrote: one classic table of offsets, direct lengths, no object streams. */
export interface PdfObjects {
  readonly of: (id: number) => PdfObject
  /** The ids of the page objects, in order. */
  readonly pages: () => number[]
}

export function readPdfObjects(bytes: Uint8Array): PdfObjects {
  const offsets = offsetsOf(bytes)
  const of = (id: number): PdfObject => {
    const offset = offsets.get(id)
    if (offset === undefined) throw new Error(`pdfmake wrote no object ${id}`)
    return objectAt(bytes, offset)
  }
  return { of, pages: () => pageIds(of, rootOf(bytes)) }
}

/** The number that a dictionary refers to under a name. */
export function referenceOf(body: string, name: string): number {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1]
  if (found === undefined) throw new Error(`no /${name} in ${body.slice(0, 200)}`)
  return Number(found)
}

export function textOfStream({ body, stream }: PdfObject): string {
  if (stream === null) throw new Error(`no stream in ${body.slice(0, 200)}`)
  return latin1(body.includes('/FlateDecode') ? unzlibSync(stream) : stream)
}

function offsetsOf(bytes: Uint8Array): Map<number, number> {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 200)))
  const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1])
  const lines = latin1(bytes.subarray(start)).split('\n')
  const count = Number(lines[1]?.split(' ')[1])
  return new Map(lines.slice(2, 2 + count).flatMap((line, id): [number, number][] => (line.includes(' n') ? [[id, Number(line.slice(0, 10))]] : [])))
}

function rootOf(bytes: Uint8Array): number {
  return referenceOf(latin1(bytes.subarray(Math.max(0, bytes.length - 2000))).split('trailer').at(-1) ?? '', 'Root')
}

function pageIds(of: (id: number) => PdfObject, root: number): number[] {
  const tree = of(referenceOf(of(root).body, 'Pages')).body
  return [...(/\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(match => Number(match[1]))
}

function objectAt(bytes: Uint8Array, offset: number): PdfObject {
  const start = bytes.indexOf(newline, offset) + 1
  let end = Math.min(bytes.length, start + 1024)
  for (;;) {
    const text = latin1(bytes.subarray(start, end))
    const stream = text.indexOf('\nstream\n')
    const close = text.indexOf('\nendobj')
    if (stream >= 0 && (close < 0 || stream < close)) {
      const body = text.slice(0, stream)
      const from = start + stream + '\nstream\n'.length
      return { body, stream: bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(body)?.[1])) }
    }
    if (close >= 0) return { body: text.slice(0, close), stream: null }
    if (end === bytes.length) throw new Error(`object at ${offset} doesn't end`)
    end = Math.min(bytes.length, start + 8 * (end - start))
  }
}

const newline = 10
const latin1 = (bytes: Uint8Array): string => strFromU8(bytes, true)
