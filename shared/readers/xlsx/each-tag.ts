import { scanXml } from '../xml/scan-xml.ts'
import type { Tag } from '../xml/tag.ts'
import type { XmlFault } from '../xml/xml-bytes.ts'

/** Each opening tag of a small part, in order; `path` holds the names of what it stands in. */
export function eachTag(bytes: Uint8Array, fault: (fault: XmlFault) => never, hear: (tag: Tag, path: readonly string[]) => void): void {
  const path: string[] = []
  scanXml(bytes, {
    open: tag => {
      hear(tag, path)
      path.push(tag.name)
    },
    close: () => void path.pop(),
    text: () => {},
    fault,
  }, [])
}
