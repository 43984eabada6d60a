import * as z from 'zod'
import { partyPost, type Post, postKind } from '#shared/model/post.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import { seatsInOrder } from '#shared/rules/committee.ts'
import { stepOf } from '#shared/rules/election-steps.ts'
import type { Election, ElectedSeat } from '#shared/rules/succession.ts'
import { LocalDate } from '#shared/time/local-date.ts'

const SeatInHand = z.object({
  id: z.string(), personId: z.string().nullable(), name: z.string(), post: partyPost.schema, kind: postKind.schema, approvalDocumentNo: z.string(),
})
export type SeatInHand = z.infer<typeof SeatInHand>

/** An election in hand. */
export const ElectionDraft = z.object({
  electedOn: LocalDate.nullable(), years: z.number().nullable(), ordinal: z.string(), should: z.number().nullable(), actual: z.number().nullable(), seats: z.array(SeatInHand),
})
export type ElectionDraft = z.infer<typeof ElectionDraft>

/** What is known before anything is typed: the day of the assembly, the same length, and the committee as it sits. */
export function firstDraft(term: TermOfOffice, posts: readonly Post[], years: number): ElectionDraft {
  const seats = seatsInOrder(posts.filter(post => post.organisationId === term.organisationId && post.to === null))
  return {
    electedOn: stepOf(term, 'assembly').on, years, ordinal: '', should: term.electionShould, actual: term.electionActual,
    seats: seats.map(({ id, personId, post, kind }) => ({ id, personId, name: '', post, kind, approvalDocumentNo: '' })),
  }
}

/** Seats without a name are lines that nobody filled in. */
export function filledSeats(draft: ElectionDraft): readonly SeatInHand[] {
  return draft.seats.filter(seat => seat.personId !== null || seat.name.trim() !== '')
}

/** A seat of someone whom the archive doesn't know; null where there is none. */
export function unknownName(draft: ElectionDraft): string | null {
  return filledSeats(draft).find(seat => seat.personId === null)?.name.trim() ?? null
}

export function toElection(draft: ElectionDraft): Omit<Election, 'electedOn'> & { readonly electedOn: Election['electedOn'] | null } {
  const seats = filledSeats(draft).flatMap(({ personId, post, kind, approvalDocumentNo }): readonly ElectedSeat[] => (personId === null ? [] : [{ personId, post, kind, approvalDocumentNo: approvalDocumentNo.trim() }]))
  return { electedOn: draft.electedOn, years: draft.years ?? 0, ordinal: draft.ordinal.trim(), should: draft.should, actual: draft.actual, seats }
}
