import { strToU8, zlibSync } from 'fflate'

/** A PDF that grows object by object; ids can be had before their objects are written. */
export interface PdfFile {
  readonly reserve: () => number
  readonly put: (id: number, body: string, stream?: Uint8Array) => void
  readonly add: (body: string, stream?: Uint8Array) => number
  /** A stream that is packed here; `entries` go into its dictionary. */
  readonly addPacked: (content: string | Uint8Array, entries?: string) => number
  readonly finish: (root: number, info: number, identity: string) => Uint8Array<ArrayBuffer>
}

export function pdfFile(): PdfFile {
  const chunks: Uint8Array[] = []
  const offsets: number[] = [0]
  let length = 0
  const write = (chunk: Uint8Array): void => {
    chunks.push(chunk)
    length += chunk.length
  }
  const text = (written: string): void => { write(strToU8(written, true)) }
  const reserve = (): number => offsets.push(-1) - 1
  const put: PdfFile['put'] = (id, body, stream) => {
    offsets[id] = length
    text(`${id} 0 obj\n${body}`)
    if (stream !== undefined) {
      text('\nstream\n')
      write(stream)
      text('\nendstream')
    }
    text('\nendobj\n')
  }
  const add: PdfFile['add'] = (body, stream) => {
    const id = reserve()
    put(id, body, stream)
    return id
  }
  text(`%PDF-1.7\n%${'\xff'.repeat(4)}\n`)
  return {
    reserve, put, add,
    addPacked: (content, entries = '') => {
      const packed = zlibSync(typeof content === 'string' ? strToU8(content, true) : content, { level: 6 })
      return add(`<<${entries}/Length ${packed.length}/Filter/FlateDecode>>`, packed)
    },
    finish: (root, info, identity) => {
      const start = length
      const missing = offsets.indexOf(-1)
      if (missing > 0) throw new Error(`object ${missing} was never written`)
      text(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${offsets.slice(1).map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`)
      text(`trailer\n<</Size ${offsets.length}/Root ${root} 0 R/Info ${info} 0 R/ID[<${identity}><${identity}>]>>\nstartxref\n${start}\n%%EOF\n`)
      return joinedBytes(chunks)
    },
  }
}

/** Any Unicode text as a PDF string. */
export function pdfString(text: string): string {
  let hex = 'feff'
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return `<${hex}>`
}

export function joinedBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
