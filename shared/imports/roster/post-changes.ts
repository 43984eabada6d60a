import { committeeSeats, partyPost, type PartyPost, type Post, postKind } from '../../model/post.ts'
import type { Stored } from '../../model/record.ts'
import { covers } from '../../time/interval.ts'
import { chineseDate, type LocalDate } from '../../time/local-date.ts'
import { type RosterField, rosterFieldLabel } from './roster-field.ts'
import type { RosterChange, RosterProblem, RosterWrite } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'
import type { SaidPost } from './values/roster-post.ts'

export interface PostInput {
  readonly personId: string
  readonly isNew: boolean
  readonly values: RowValues
  /** All posts that the person holds or held. */
  readonly posts: readonly Stored<Post>[]
  /** Where posts without a word of where are held. */
  readonly organisationId: string | null
  readonly branchId: string | null
  /** First day in the branch, for posts without a day of their own. */
  readonly memberFrom: LocalDate | null
  readonly today: LocalDate
  readonly newId: () => string
  /** The organisation of a kind that stands above the row's own, or is the only one of that kind; null = there is none. */
  readonly organisationOf: (kind: NonNullable<SaidPost['of']>) => string | null
  readonly tell: (field: RosterField, weight: RosterProblem['weight'], message: string, suggestion?: string) => void
}

export interface PostPlan {
  readonly writes: readonly Omit<RosterWrite<Post>, 'number'>[]
  readonly changes: readonly RosterChange[]
}

/** Posts that the row says and the archive lacks, and days and kinds that differ. Posts that the row does not say are never ended. */
export function postPlan(input: PostInput): PostPlan {
  const { values, posts, today } = input
  if (values.partyPost === undefined) return { writes: [], changes: [] }
  const current = posts.filter(post => covers(post, today) || post.from > today)
  const writes: Omit<RosterWrite<Post>, 'number'>[] = []
  const changes: RosterChange[] = []
  for (const said of values.partyPost) {
    const place = placeOf(said, input)
    if (place === null) continue
    const held = current.find(post => isHeld(post, said.post, place))
    if (held !== undefined) corrected(held, input, writes, changes)
    else begun(said.post, place, input, writes, changes)
  }
  return { writes, changes }
}

function placeOf(said: SaidPost, { organisationId, branchId, organisationOf, tell }: PostInput): string | null {
  const place = said.of === null ? organisationId : said.of === 'branch' ? (branchId ?? organisationId) : organisationOf(said.of)
  if (place === null) tell('partyPost', 'hint', organisationId === null ? `不知道是哪个党组织的${partyPost.labels[said.post]}，没有登记党内职务` : `档案里没有这一级党组织，没有登记“${partyPost.labels[said.post]}”`, '请先登记党组织，再在人员里登记任职')
  return place
}

/** 委员 is what every member of the committee is; a group's leader may be kept at the group. */
function isHeld(post: Post, wanted: PartyPost, organisationId: string): boolean {
  if (wanted === 'groupLeader') return post.post === 'groupLeader'
  if (post.organisationId !== organisationId) return false
  return post.post === wanted || (wanted === 'committeeMember' && committeeSeats.includes(post.post))
}

function corrected(held: Stored<Post>, { values: { partyPostFrom, postKind: kind } }: PostInput, writes: Omit<RosterWrite<Post>, 'number'>[], changes: RosterChange[]): void {
  let after: Post = held
  if (partyPostFrom !== undefined && partyPostFrom !== held.from && !(partyPostFrom.endsWith('-01') && held.from.startsWith(partyPostFrom.slice(0, 7)))) {
    changes.push({ field: 'partyPostFrom', label: `${partyPost.labels[held.post]}任职时间`, from: chineseDate(held.from), to: chineseDate(partyPostFrom) })
    after = { ...after, from: partyPostFrom }
  }
  if (kind !== undefined && kind !== held.kind) {
    changes.push({ field: 'postKind', label: rosterFieldLabel('postKind'), from: postKind.labels[held.kind], to: postKind.labels[kind] })
    after = { ...after, kind }
  }
  if (after !== held) writes.push({ row: after, rev: held.rev })
}

function begun(post: PartyPost, organisationId: string, { personId, isNew, values, posts, memberFrom, today, newId, tell }: PostInput, writes: Omit<RosterWrite<Post>, 'number'>[], changes: RosterChange[]): void {
  const label = partyPost.labels[post]
  const ended = posts.filter(one => one.post === post && one.organisationId === organisationId && one.to !== null && one.to < today).map(one => one.to ?? '').sort().at(-1)
  const from = values.partyPostFrom ?? memberFrom ?? today
  if (ended !== undefined && (values.partyPostFrom === undefined || from <= ended)) return tell('partyPost', 'hint', `档案里已免去“${label}”，没有重新登记`, '重新任职的，请写任职时间')
  if (values.partyPostFrom === undefined) tell('partyPost', 'hint', `没有写任职时间，“${label}”按 ${chineseDate(from)} 起任职登记`, '请核对任职时间')
  writes.push({ row: { id: newId(), personId, organisationId, post, kind: values.postKind ?? (post === 'fullTimeDeputySecretary' ? 'fullTime' : 'partTime'), from, to: null, approvalDocumentNo: '' }, rev: null })
  if (!isNew) changes.push({ field: 'partyPost', label: rosterFieldLabel('partyPost'), from: '', to: label })
}
