import { isDateFormat, isDateFormatId } from '../date-format.ts'
import type { Refuse } from '../refuse.ts'
import { eachTag } from './each-tag.ts'
import { refuseFault } from './parts.ts'

/** For each cell format, whether it shows a date. */
export function dateStyles(bytes: Uint8Array | null, refuse: Refuse): readonly boolean[] {
  if (bytes === null) return []
  const codes = new Map<number, string>()
  const base: number[] = []
  const cells: { readonly format: number | null; readonly base: number }[] = []
  eachTag(bytes, fault => refuseFault(fault, refuse), (tag, path) => {
    const parent = path.at(-1)
    if (tag.name === 'numFmt' && parent === 'numFmts') codes.set(Number(tag.value('numFmtId')), tag.value('formatCode') ?? '')
    if (tag.name !== 'xf') return
    const format = tag.value('numFmtId')
    if (parent === 'cellStyleXfs') base.push(Number(format ?? 0))
    if (parent === 'cellXfs') cells.push({ format: format === null ? null : Number(format), base: Number(tag.value('xfId') ?? 0) })
  })
  return cells.map(cell => {
    const id = cell.format ?? base[cell.base] ?? 0
    const code = codes.get(id)
    return code === undefined ? isDateFormatId(id) : isDateFormat(code)
  })
}
