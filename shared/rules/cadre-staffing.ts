import type { Membership } from '../model/membership.ts'
import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'
import { isMemberOn } from './roster.ts'

/** 应配、实配、超缺 of full-time party workers (机关条例 30 条). */
export type CadreStaffing =
  /** 机关工作人员总数 is not known. */
  | { readonly kind: 'unknown'; readonly actual: number }
  /** Fewer than fifty: somebody must be in charge, nobody is one too many. */
  | { readonly kind: 'someone'; readonly totalStaff: number; readonly actual: number; readonly inCharge: number; readonly lacks: number }
  | { readonly kind: 'range'; readonly totalStaff: number; readonly atLeast: number; readonly atMost: number; readonly actual: number; readonly lacks: number; readonly exceeds: number }

/** Offices with fewer people only need somebody in charge (R-CAD-01). */
export const smallOfficeBelow = 50

/** 1 %–2 % of `totalStaff`, whole people: ceil(1 %) to floor(2 %) (domain.md B.6, domain-checks C45). `fullTime` counts full-time cadres, `all` the part-time ones too. */
export function cadreStaffing(totalStaff: number | null, fullTime: number, all: number): CadreStaffing {
  if (totalStaff === null) return { kind: 'unknown', actual: fullTime }
  if (totalStaff < smallOfficeBelow) return { kind: 'someone', totalStaff, actual: fullTime, inCharge: all, lacks: all > 0 ? 0 : 1 }
  const [atLeast, atMost] = [Math.ceil(totalStaff / 100), Math.floor(totalStaff / 50)]
  return { kind: 'range', totalStaff, atLeast, atMost, actual: fullTime, lacks: Math.max(0, atLeast - fullTime), exceeds: Math.max(0, fullTime - atMost) }
}

/** 应配 2 人，实配 1 人，缺 1 人. */
export function staffingText(staffing: CadreStaffing): string {
  switch (staffing.kind) {
    case 'unknown': return `实配专职 ${staffing.actual} 人；机关工作人员总数没有填，算不出应配人数`
    case 'someone': return `机关工作人员 ${staffing.totalStaff} 人，不足 ${smallOfficeBelow} 人，应有专人负责；${staffing.lacks > 0 ? '现在没有人负责' : `现有 ${staffing.inCharge} 人负责，其中专职 ${staffing.actual} 人`}`
    case 'range': {
      const { totalStaff, atLeast, atMost, actual, lacks, exceeds } = staffing
      const verdict = lacks > 0 ? `缺 ${lacks} 人` : exceeds > 0 ? `超 ${exceeds} 人` : '符合'
      return `机关工作人员 ${totalStaff} 人，应配专职 ${atLeast === atMost ? atLeast : `${atLeast}—${atMost}`} 人，实配 ${actual} 人，${verdict}`
    }
  }
}

/** 专职 or 兼职 of a party worker on that day; null = none, or gone. A full-time post makes full-time, whatever the card says. */
export function cadreKindOn(person: Person, posts: readonly Post[], memberships: readonly Membership[], day: LocalDate): Post['kind'] | null {
  const own = memberships.filter(m => m.personId === person.id && m.from <= day)
  if (own.length > 0 && !own.some(m => isMemberOn(m, day))) return null
  if (posts.some(post => post.personId === person.id && post.kind === 'fullTime' && covers(post, day))) return 'fullTime'
  return person.cadre?.kind ?? null
}
