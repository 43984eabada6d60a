import type { SignatureLine } from '../documents/document.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'

const reportingUnitLabel = '填报单位（盖章）'

/** 落款 of every ledger (domain.md C): who reports, who filled it in, who checked it, when. */
export function attestation(reportingUnit: string, today: LocalDate): SignatureLine {
  return {
    type: 'signatureLine',
    fields: [{ label: reportingUnitLabel, value: reportingUnit }, { label: '填报人' }, { label: '审核人' }, { label: '日期', value: chineseDate(today) }],
  }
}

/** 落款 of a ledger, and not the signatures of a form (本人, 移交人). */
export function isAttestation({ fields }: SignatureLine): boolean {
  return fields[0]?.label === reportingUnitLabel
}

/** The same in a unit's own lines; the reporting unit and the day are filled in where a line asks for them. */
export function attestedBy({ fields }: SignatureLine, lines: readonly string[]): SignatureLine {
  const [unit, day] = [fields[0]?.value ?? '', fields.at(-1)?.value ?? '']
  return {
    type: 'signatureLine',
    fields: lines.map(label => {
      if (asksForUnit(label)) return { label, value: unit }
      return asksForDay(label) ? { label, value: day } : { label }
    }),
  }
}

/** The lines on which somebody signs. */
export function signatoriesIn(lines: readonly string[]): readonly string[] {
  return lines.filter(line => !asksForUnit(line) && !asksForDay(line) && !line.includes('盖章'))
}

/** 填报单位（盖章）, 党支部（盖章）; 上级党委（盖章） is somebody else. */
function asksForUnit(label: string): boolean {
  return /单位|^(填报)?党(组织|支部|总支)（盖章）/.test(label) && !label.includes('上级')
}

function asksForDay(label: string): boolean {
  return /日期|时间$/.test(label)
}
