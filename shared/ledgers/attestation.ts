import type { SignatureLine } from '../documents/document.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'

/** 落款 of every ledger (domain.md C): who reports, who filled it in, who checked it, when. */
export function attestation(reportingUnit: string, today: LocalDate): SignatureLine {
  return {
    type: 'signatureLine',
    fields: [{ label: '填报单位（盖章）', value: reportingUnit }, { label: '填报人' }, { label: '审核人' }, { label: '日期', value: chineseDate(today) }],
  }
}
