import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { type Edit, editedPieces } from '../xml/edits.ts'
import { scanXml } from '../xml/scan-xml.ts'
import { refuseFault } from './parts.ts'

export interface SharedStrings {
  readonly count: number
  readonly pieces: readonly Uint8Array[]
}

/** The table of words that cells point into, checked. */
export function checkSharedStrings(bytes: Uint8Array | null, refuse: Refuse): SharedStrings {
  if (bytes === null) return { count: 0, pieces: [] }
  const edits: Edit[] = []
  let count = 0
  scanXml(bytes, {
    open: tag => {
      if (tag.name !== 'si') return
      count += 1
      if (count > spreadsheetLimits.sharedStrings) refuse('tooLarge', `的不同文字超过 ${spreadsheetLimits.sharedStrings} 条`, advices.split)
    },
    close: () => {},
    text: () => {},
    fault: fault => refuseFault(fault, refuse),
  }, edits)
  return { count, pieces: editedPieces(bytes, 0, bytes.length, edits) }
}
