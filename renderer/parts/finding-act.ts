import type { Finding } from '#shared/rules/finding.ts'
import { matterOf } from '#shared/rules/matter.ts'

/** What the one click on a finding does, in the words of its matter. */
export function findingAct(finding: Finding): string {
  switch (matterOf(finding)) {
    case 'organisationalLife': return finding.rule === 'W-BACKFILL' ? '去查看' : '去记录'
    case 'records': return '去补充'
    case 'terms': return '去登记'
    case 'setUp': return '去调整'
    case 'development': return '去办理'
    case 'dues': return '去收缴'
    case 'study': return '去看学时'
    case 'cadres': return '去填写'
    case 'members': return '去处理'
  }
}
