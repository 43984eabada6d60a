import { labelled } from '../model/labelled.ts'
import type { Finding } from './finding.ts'

/** What a finding is about, in the order of a clerk's work: the parts of 今日. */
export const matter = labelled({
  organisationalLife: '组织生活', terms: '换届', setUp: '组织设置', development: '发展党员', dues: '党费', study: '学时和培训', cadres: '党务干部', members: '失联、流动党员', records: '会议记录',
})
export type Matter = (typeof matter.keys)[number]

/** By the rule's family (domain.md F.4). */
export function matterOf({ rule, subject }: Pick<Finding, 'rule' | 'subject'>): Matter {
  if (subject.kind === 'meeting') return 'records'
  return families.find(({ begins }) => begins.some(beginning => rule.startsWith(beginning)))?.matter ?? 'organisationalLife'
}

const families: readonly { readonly begins: readonly string[]; readonly matter: Matter }[] = [
  { begins: ['W-TERM'], matter: 'terms' }, { begins: ['W-SETUP'], matter: 'setUp' }, { begins: ['W-DEV'], matter: 'development' }, { begins: ['W-FEE'], matter: 'dues' }, { begins: ['W-EDU'], matter: 'study' },
  { begins: ['W-CAD'], matter: 'cadres' }, { begins: ['W-LOST', 'W-FLOAT'], matter: 'members' },
]
