import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** domain.md D.3 党内职务. */
export const partyPost = labelled({
  secretary: '书记', deputySecretary: '副书记', fullTimeDeputySecretary: '专职副书记', organisationMember: '组织委员', publicityMember: '宣传委员',
  disciplineMember: '纪检委员', youthMember: '青年委员', livelihoodMember: '生活委员', unitedFrontMember: '统战委员', committeeMember: '委员',
  groupLeader: '党小组组长', disciplineSecretary: '纪委书记', disciplineDeputySecretary: '纪委副书记', disciplineCommitteeMember: '纪委委员',
  organiser: '组织员', officeDirector: '党建办主任', clerk: '干事',
})
export type PartyPost = z.infer<typeof partyPost.schema>

/** Posts that are a seat on the organisation's committee. */
export const committeeSeats: readonly PartyPost[] = [
  'secretary', 'deputySecretary', 'fullTimeDeputySecretary', 'organisationMember', 'publicityMember', 'disciplineMember', 'youthMember',
  'livelihoodMember', 'unitedFrontMember', 'committeeMember', 'disciplineSecretary', 'disciplineDeputySecretary', 'disciplineCommitteeMember',
]

export const postKind = labelled({ partTime: '兼职', fullTime: '专职' })

/** One party post of one person from one day to another (both included; `to` null = still held). */
export const Post = record({
  id: recordId,
  personId: recordId,
  organisationId: recordId,
  post: partyPost.schema,
  kind: postKind.schema,
  from: LocalDate,
  to: LocalDate.nullable(),
  approvalDocumentNo: text,
})
export type Post = z.infer<typeof Post>

export const postLabels = {
  id: '编号', personId: '姓名', organisationId: '党组织', post: '党内职务', kind: '专兼职', from: '任职起', to: '任职止', approvalDocumentNo: '批准文号',
} satisfies Record<keyof typeof Post.shape, string>
