import type { Meeting, MeetingKind } from '../model/meeting.ts'
import { branchTypes, type Organisation, type OrganisationType } from '../model/organisation.ts'
import { committeeSeats, type Post } from '../model/post.ts'
import type { DateRange } from '../time/period.ts'
import { type Participation, participationIn } from './participation.ts'

/** Whose committee is a 领导班子. */
export const leadingBodies: readonly OrganisationType[] = ['partyGroup', 'workCommittee', 'organCommittee']

/** Seats in leading bodies that were held on any of the days: whoever has one is a leading cadre here. */
export function leadingSeats(posts: readonly Post[], organisations: readonly Organisation[], days: DateRange): readonly Post[] {
  const leading = new Set(organisations.filter(({ type }) => leadingBodies.includes(type)).map(({ id }) => id))
  return posts.filter(({ organisationId, post, from, to }) => leading.has(organisationId) && committeeSeats.includes(post) && from <= days.to && (to === null || to >= days.from))
}

/** 双重组织生活 over some meetings, each part by person (机关条例第二十六条, R-MTG-17). */
export interface DoubleLife {
  /** 班子民主生活会. */
  readonly asLeader: ReadonlyMap<string, Participation>
  /** All that the branches held where the person was expected. */
  readonly inBranch: ReadonlyMap<string, Participation>
  /** 组织生活会 among these. */
  readonly organisationalLife: ReadonlyMap<string, Participation>
  /** Ids of the meetings of either part. */
  readonly counted: ReadonlySet<string>
}

const branchKinds: readonly MeetingKind[] = ['memberAssembly', 'groupMeeting', 'partyLecture', 'themeDay', 'organisationalLife', 'democraticReview']

export function doubleLifeIn(meetings: readonly Meeting[], organisations: readonly Organisation[]): DoubleLife {
  const branches = new Set(organisations.filter(({ type }) => type === 'group' || branchTypes.includes(type)).map(({ id }) => id))
  const asLeader = meetings.filter(({ kinds }) => kinds.includes('democraticLife'))
  const inBranch = meetings.filter(({ organisationId, kinds }) => branches.has(organisationId) && kinds.some(kind => branchKinds.includes(kind)))
  return {
    asLeader: participationIn(asLeader), inBranch: participationIn(inBranch), organisationalLife: participationIn(inBranch.filter(({ kinds }) => kinds.includes('organisationalLife'))),
    counted: new Set([...asLeader, ...inBranch].map(({ id }) => id)),
  }
}
