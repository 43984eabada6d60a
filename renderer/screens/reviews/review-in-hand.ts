import * as z from 'zod'
import type { Membership } from '#shared/model/membership.ts'
import { Review, type ReviewedMember } from '#shared/model/review.ts'
import { membersOn } from '#shared/rules/roster.ts'
import { dayOf, type LocalDate } from '#shared/time/local-date.ts'

/** A review while it is typed. */
export const ReviewInHand = z.object(Review.omit({ id: true }).shape)
export type ReviewInHand = z.infer<typeof ReviewInHand>

/** The year's last day, or today while it runs: as of when members are told. */
export function reviewedOn(year: number, today: LocalDate): LocalDate {
  const last = dayOf(year, 12, 31)
  return last < today ? last : today
}

/** A new one with everybody of the branch, who all take part until it is said otherwise. */
export function newReview(organisationId: string, year: number, memberships: readonly Membership[], today: LocalDate): ReviewInHand {
  const members = membersOn(memberships, reviewedOn(year, today)).filter(one => one.organisationId === organisationId).map(one => one.personId)
  return { organisationId, year, meetingId: null, ballotsIssued: members.length, ballotsReturned: members.length, members: members.map(blankMember), secretarySigned: false, attachments: [], remark: '' }
}

export function blankMember(personId: string): ReviewedMember {
  return { personId, takesPart: true, absenceReason: '', disposal: '', selfReview: '', peerOpinion: '', votes: { excellent: 0, qualified: 0, basic: 0, unqualified: 0 }, opinion: '', grade: null, memberSigned: false }
}
