import { branchTypes, type OrganisationType } from '../../model/organisation.ts'
import type { PartyPost } from '../../model/post.ts'
import { allMembers } from '../member-tally.ts'
import type { OrganisationSetting } from './organisation-setting.ts'

const organRules = '《中国共产党党和国家机关基层组织工作条例》'
const branchRules = '《中国共产党支部工作条例（试行）》'
export const organCommitteeBasis = `${organRules}第五条：党员 100 人以上的设立机关党委`
export const generalBranchBasis = `${organRules}第六条：党员 50 人以上、不足 100 人的设立党总支`

/** One hint on setting up (domain.md B.4.1); never a block: an upper organisation may have approved otherwise. */
export interface SetUpRule {
  readonly types: readonly OrganisationType[]
  /** What does not fit, or null; `settingOf` tells of other organisations. */
  readonly ask: (setting: OrganisationSetting, settingOf: (id: string) => OrganisationSetting | null) => string | null
  /** Where it is mended, in the organisation's record. */
  readonly field: string
  readonly basis: string
}

const standingBranches: readonly OrganisationType[] = ['branch', 'jointBranch']
const electing: readonly OrganisationType[] = ['branch', 'jointBranch', 'generalBranch']

export const setUpRules: readonly SetUpRule[] = [
  {
    types: electing, field: 'type', basis: organCommitteeBasis,
    ask: ({ members, kindsAbove }) => (allMembers(members) >= 100 && !kindsAbove.has('organCommittee') ? `共有党员 ${allMembers(members)} 名，满 100 名，可报批设立机关党委` : null),
  },
  {
    types: branchTypes, field: 'type', basis: generalBranchBasis,
    ask: ({ members, kindsAbove }) => {
      const all = allMembers(members)
      return all >= 50 && all < 100 && !kindsAbove.has('generalBranch') && !kindsAbove.has('organCommittee') ? `共有党员 ${all} 名，满 50 名，可报批设立党总支` : null
    },
  },
  {
    types: ['branch'], field: 'type', basis: `${organRules}第七条：正式党员不足 3 人的，成立联合党支部`,
    ask: ({ members }) => (members.full < 3 ? `正式党员 ${members.full} 名，不足 3 名，应与邻近单位成立联合党支部` : null),
  },
  {
    types: standingBranches, field: 'hasCommittee', basis: `${organRules}第七条：正式党员 7 人以上的党支部设立支部委员会`,
    ask: ({ members, fact }) => (members.full >= 7 && fact?.hasCommittee === false ? `正式党员 ${members.full} 名，满 7 名，应设支委会` : null),
  },
  {
    types: standingBranches, field: 'hasCommittee', basis: `${organRules}第七条：正式党员不足 7 人的党支部设书记 1 名，必要时设副书记 1 名`,
    ask: ({ members, fact }) => (members.full < 7 && fact?.hasCommittee === true ? `正式党员 ${members.full} 名，不足 7 名，仍设支委会` : null),
  },
  {
    types: branchTypes, field: 'type', basis: `${branchRules}：党支部党员人数一般不超过 50 人`,
    ask: ({ members }) => (allMembers(members) > 50 ? `党员 ${allMembers(members)} 名，超过 50 名，可分设党支部` : null),
  },
  {
    types: standingBranches, field: 'posts', basis: `${branchRules}：支部委员会由 3 至 5 人组成，一般不超过 7 人`,
    ask: ({ fact, seats }) => {
      const held = holders(seats)
      if (fact?.hasCommittee !== true) return null
      if (held === 0) return '设支委会，但没有登记委员'
      return held < 3 ? `支委会现有 ${held} 人，少于 3 人` : held > 7 ? `支委会现有 ${held} 人，超过 7 人` : null
    },
  },
  {
    types: ['organCommittee'], field: 'disciplineCommittee', basis: `${organRules}：机关党委应设机关纪委`,
    ask: ({ below }) => (below.some(({ type }) => type === 'disciplineCommittee') ? null : '没有设机关纪委'),
  },
  {
    types: electing, field: 'posts', basis: `${organRules}：党总支、党支部设纪检委员`,
    ask: ({ organisation, fact, seats }) => {
      const hasCommittee = organisation.type === 'generalBranch' || fact?.hasCommittee === true
      return hasCommittee && seats.length > 0 && !seats.some(({ post }) => post === 'disciplineMember') ? '没有纪检委员' : null
    },
  },
  {
    types: ['disciplineCommittee'], field: 'posts', basis: `${organRules}：机关纪委书记由机关党委副书记担任`,
    ask: ({ superior, seats }, settingOf) => {
      const head = seats.find(({ post }) => post === 'disciplineSecretary')
      if (head === undefined || superior?.type !== 'organCommittee') return null
      const deputies = settingOf(superior.id)?.seats.filter(({ post }) => deputiesOfCommittee.includes(post)) ?? []
      return deputies.length > 0 && !deputies.some(({ personId }) => personId === head.personId) ? '机关纪委书记不是机关党委副书记' : null
    },
  },
]

const deputiesOfCommittee: readonly PartyPost[] = ['deputySecretary', 'fullTimeDeputySecretary']

/** People, not posts: one may hold two. */
function holders(seats: OrganisationSetting['seats']): number {
  return new Set(seats.map(({ personId }) => personId)).size
}
