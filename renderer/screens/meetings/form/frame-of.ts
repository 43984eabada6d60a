import type { Meeting } from '#shared/model/meeting.ts'
import { clockOf } from '#shared/time/local-date-time.ts'
import type { MeetingForm } from './meeting-form.ts'

/** A former meeting as the start of the next one: its frame, never its content. Who came, what was said, decided, voted, signed and attached stays with that meeting. */
export function frameOf(former: Meeting): Partial<MeetingForm> {
  return {
    organisationId: former.organisationId, kinds: former.kinds, otherKindName: former.otherKindName, startClock: clockOf(former.startAt), endClock: former.endAt === null ? null : clockOf(former.endAt), place: former.place,
    host: { personId: former.hostId, name: former.hostName }, hostDuty: former.hostDuty, recorder: { personId: former.recorderId, name: former.recorderName },
  }
}
