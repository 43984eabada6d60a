import * as z from 'zod'
import { blankDevelopmentCase, DevelopmentCase, type DevelopmentStepCode } from '#shared/model/development-case.ts'
import type { Membership } from '#shared/model/membership.ts'
import { blankPerson, Person } from '#shared/model/person.ts'
import { heldBack } from '#shared/rules/development/held-back.ts'
import type { WindowFacts } from '#shared/rules/development/step-window.ts'
import { isDay } from '#shared/time/day-or-month.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import type { FieldProblems } from '../../parts/field-problems.ts'
import type { Beginner } from '../../storage/development-repository.ts'

/** A case as it stands in the form of 开始培养. */
export const BeginInHand = z.object({
  personId: Person.shape.id.nullable(),
  name: z.string(),
  ...Person.pick({ sex: true, birth: true, unitPost: true, politicalStatus: true }).shape,
  organisationId: DevelopmentCase.shape.organisationId.nullable(),
  appliedOn: LocalDate.nullable(),
  ...DevelopmentCase.pick({ recommendedBy: true, isLeagueMember: true, transferredIn: true, remark: true }).shape,
})
export type BeginInHand = z.infer<typeof BeginInHand>

export function emptyBegin(organisationId: string | null): BeginInHand {
  return { personId: null, name: '', sex: '9', birth: null, unitPost: '', politicalStatus: null, organisationId, appliedOn: null, recommendedBy: null, isLeagueMember: false, transferredIn: false, remark: '' }
}

/** How somebody of the archive stands towards the party. */
export type Standing = { readonly kind: 'outside' } | { readonly kind: 'probationary'; readonly joinedOn: LocalDate | null } | { readonly kind: 'full' }

export function standingIn(memberships: readonly Membership[]): Standing {
  const last = memberships.at(-1)
  if (last === undefined || last.status === 'removed' || last.status === 'expelled') return { kind: 'outside' }
  if (last.memberType === 'full') return { kind: 'full' }
  return { kind: 'probationary', joinedOn: last.joinedOn !== null && isDay(last.joinedOn) ? last.joinedOn : null }
}

/** The steps that are known from the start. */
export function toBegun(value: BeginInHand, organisationId: string, standing: Standing): Pick<DevelopmentCase, 'organisationId' | 'steps'> & Partial<DevelopmentCase> {
  const done: readonly (readonly [DevelopmentStepCode, LocalDate | null])[] = [['apply', value.appliedOn], ['branchMeeting', standing.kind === 'probationary' ? standing.joinedOn : null]]
  return {
    organisationId, recommendedBy: value.recommendedBy, isLeagueMember: value.isLeagueMember, transferredIn: standing.kind === 'probationary' && value.transferredIn, remark: value.remark.trim(),
    steps: done.flatMap(([code, on]) => (on === null ? [] : [{ code, plannedOn: null, on, documentNo: '', note: '', earlyReason: '', materials: [] }])),
  }
}

export function toBeginner({ personId, name, sex, birth, unitPost, politicalStatus }: BeginInHand): Beginner {
  if (personId !== null) return { kind: 'known', personId }
  const { pinyinInitials: _made, ...blank } = blankPerson
  return { kind: 'new', person: { ...blank, name: name.trim(), sex, birth, unitPost, politicalStatus } }
}

export function problemsOfBegin(value: BeginInHand, standing: Standing, facts: WindowFacts): FieldProblems {
  const found: Record<string, string> = {}
  if (value.personId === null && value.name.trim() === '') found['name'] = '请填写姓名'
  if (standing.kind === 'full') found['name'] = '此人已是正式党员，不用再发展'
  if (value.organisationId === null) found['organisationId'] = '请选择党支部'
  if (value.appliedOn === null && standing.kind === 'outside') found['appliedOn'] = '请填写递交入党申请书的日期'
  if (value.appliedOn === null) return found
  const step = { code: 'apply' as const, plannedOn: null, on: value.appliedOn, documentNo: '', note: '', earlyReason: '', materials: [] }
  const held = heldBack({ ...blankDevelopmentCase, id: '', personId: '', organisationId: '' }, step, facts)
  if (held !== null) found['appliedOn'] = held.field === 'on' ? '这一天还没有到' : `申请人应年满 18 周岁，${held.message}`
  return found
}
