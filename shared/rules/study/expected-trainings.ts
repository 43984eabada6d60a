import type { Membership } from '../../model/membership.ts'
import type { Post } from '../../model/post.ts'
import type { Training } from '../../model/training.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { addDays, addMonths, addYears, type LocalDate } from '../../time/local-date.ts'

/** A training that the rules expect of a person between two days (both included), and whether it took place. */
export interface ExpectedTraining {
  readonly kind: 'takingOffice' | 'probation' | 'newMember'
  readonly organisationId: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly isDone: boolean
}

/** Trainings that the person took part in. */
export function trainingsAttended(trainings: readonly Training[]): ReadonlyMap<string, readonly Training[]> {
  const attended = new Map<string, Training[]>()
  for (const training of trainings) {
    for (const { personId, onLeave } of training.attendees) {
      if (onLeave) continue
      const own = attended.get(personId)
      if (own === undefined) attended.set(personId, [training])
      else own.push(training)
    }
  }
  return attended
}

/** A newly appointed secretary's 任职培训 within half a year (R-EDU-02, R-EDU-04). One who goes on after an election is not new. */
export function takingOfficeTrainings(posts: readonly Post[], attended: readonly Training[]): readonly ExpectedTraining[] {
  const held = posts.filter(({ post }) => post === 'secretary')
  return held.filter(post => !held.some(other => other !== post && other.from < post.from && (other.to === null || other.to >= addDays(post.from, -1)))).map(({ organisationId, from }) => {
    const to = addMonths(from, 6)
    return { kind: 'takingOffice', organisationId, from, to, isDone: attended.some(training => training.purpose === 'takingOffice' && touches(training, from, to)) }
  })
}

/** 集中培训 once during probation and once in the year after 转正 (R-EDU-02), of members who were in a branch here all that time. */
export function newMemberTrainings(memberships: readonly Membership[], attended: readonly Training[]): readonly ExpectedTraining[] {
  const facts = memberships.find(({ joinedOn }) => joinedOn !== null)
  if (facts?.joinedOn === undefined || facts.joinedOn === null) return []
  const accepted = firstDayOf(facts.joinedOn)
  const full = facts.fullOn === null ? null : firstDayOf(facts.fullOn)
  const spans = [
    { kind: 'probation' as const, from: accepted, to: full ?? addYears(accepted, 1) },
    ...(full === null ? [] : [{ kind: 'newMember' as const, from: full, to: addYears(full, 1) }]),
  ]
  return spans.flatMap(span => {
    const [first, last] = [memberships.find(({ from, to }) => from <= addMonths(span.from, 6) && (to === null || to >= span.from)), memberships.find(({ from, to }) => from <= span.to && (to === null || to >= span.to))]
    if (first === undefined || last === undefined) return []
    return [{ ...span, organisationId: last.organisationId, isDone: attended.some(training => isConcentrated(training) && touches(training, span.from, span.to)) }]
  })
}

/** 集中培训: 集中轮训, or a training meant for new members. */
export function isConcentrated({ form, purpose }: Pick<Training, 'form' | 'purpose'>): boolean {
  return form === 'rotation' || purpose === 'newMember' || purpose === 'takingOffice'
}

function touches(training: Training, from: LocalDate, to: LocalDate): boolean {
  return training.from <= to && training.to >= from
}
