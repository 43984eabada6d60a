import { type Allowance, inflateEntry } from '../zip/inflate-entry.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { hasDoctype, utf8Xml, withDoctype, type XmlFault } from '../xml/xml-bytes.ts'
import { refuseUnlessWorkbook } from './part-names.ts'
import type { ReadOptions } from '../read-options.ts'

/** The parts of a package, inflated one by one and each once. */
export interface Parts {
  has(name: string): boolean
  /** In UTF-8; null when there is no such part. Names are told apart without regard to case (ECMA-376 part 2, 6.2.2.3). */
  xml(name: string): Uint8Array | null
  /** Inflates and looks at what nobody asked for. */
  checkRest(): void
}

export function openParts(entries: readonly ZipEntry[], refuse: Refuse, { onProgress }: ReadOptions): Parts {
  refuseUnlessWorkbook(entries.map(entry => entry.name), refuse)
  const left = new Map(entries.map(entry => [entry.name.toLowerCase(), entry]))
  const names = new Set(left.keys())
  const allowance: Allowance = { left: spreadsheetLimits.inflatedBytes }
  const totalBytes = entries.reduce((sum, entry) => sum + entry.packed.length, 0)
  let doneBytes = 0

  return { has: name => names.has(name.toLowerCase()), xml, checkRest }

  function xml(name: string): Uint8Array | null {
    const entry = left.get(name.toLowerCase())
    if (entry === undefined) return null
    const bytes = utf8Xml(inflated(entry))
    return bytes instanceof Uint8Array ? bytes : refuseFault(bytes, refuse)
  }

  function checkRest(): void {
    for (const entry of [...left.values()]) {
      const bytes = inflated(entry)
      if (/\.(xml|rels|vml)$/i.test(entry.name) && hasDoctype(bytes)) refuseFault(withDoctype, refuse)
    }
  }

  function inflated(entry: ZipEntry): Uint8Array {
    left.delete(entry.name.toLowerCase())
    const bytes = inflateEntry(entry, allowance, refuse)
    doneBytes += entry.packed.length
    onProgress?.({ kind: 'unpacking', doneBytes, totalBytes })
    return bytes
  }
}

/** `place` as far as known. */
export function refuseFault(fault: XmlFault, refuse: Refuse, place: Parameters<Refuse>[3] = {}): never {
  return refuse(fault.isHostile ? 'excessive' : 'damaged', fault.what, fault.isHostile ? advices.askSender : advices.anotherCopy, place)
}
