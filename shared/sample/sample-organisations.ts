import { blankOrganisation, type Organisation, type OrganisationFact, type OrganisationType } from '../model/organisation.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'
import type { Dice } from './dice.ts'
import { branchNames } from './names.ts'

export interface SampleOrganisation {
  readonly organisation: Organisation
  /** By day, the last one in force now. */
  readonly facts: readonly OrganisationFact[]
}

export interface SampleTree {
  readonly root: SampleOrganisation
  readonly branches: readonly SampleBranch[]
  readonly all: readonly SampleOrganisation[]
}

export interface SampleBranch extends SampleOrganisation {
  readonly groups: readonly SampleOrganisation[]
}

/** When the sample's organisations were founded, and the day on which one of its branches took its present name. */
export interface SampleTimes {
  readonly founded: LocalDate
  readonly renamed: LocalDate
}

/** A 机关党委, a 总支 when there are branches enough, the branches and their groups. `members`: how many each branch will have. */
export function sampleTree(dice: Dice, start: number, times: SampleTimes, members: readonly number[]): SampleTree {
  const branchCount = members.length
  const organisation = founder(dice, start, times.founded)
  const root = organisation( 'organCommittee', '中共云岭市文化和档案局机关委员会', '机关党委', null, { hasCommittee: true })
  const general = branchCount >= 4 ? organisation('generalBranch', '中共云岭市图书馆总支部委员会', '图书馆党总支', root, { hasCommittee: true }) : null
  const branches = members.map((count, index) => {
    const made = branch(organisation, index, count, general, root)
    return index === 2 ? { ...made, facts: withFormerName(dice, start, made.facts, times.renamed) } : made
  })
  return { root, branches, all: [root, ...(general === null ? [] : [general]), ...branches.flatMap(b => [b, ...b.groups])] }
}

type Founder = (
  type: OrganisationType, fullName: string, shortName: string, superior: SampleOrganisation | null, has: { readonly hasCommittee?: boolean; readonly hasGroups?: boolean },
) => SampleOrganisation

function founder(dice: Dice, start: number, founded: LocalDate): Founder {
  return (type, fullName, shortName, superior, has) => {
    const id = dice.uuid(start)
    return {
      organisation: { ...blankOrganisation, id, type, establishedOn: founded },
      facts: [{
        id: dice.uuid(start), organisationId: id, from: founded, to: null, fullName, shortName, superiorId: superior?.organisation.id ?? null,
        hasCommittee: has.hasCommittee ?? false, hasGroups: has.hasGroups ?? false,
      }],
    }
  }
}

function branch(organisation: Founder, index: number, members: number, general: SampleOrganisation | null, root: SampleOrganisation): SampleBranch {
  const name = branchNames[index] ?? `第${index + 1}`
  const superior = name.startsWith('图书馆') && general !== null ? general : root
  const hasGroups = members >= 14
  const whole = organisation('branch', `中共云岭市文化和档案局${name}支部委员会`, `${name}党支部`, superior, { hasCommittee: members >= 8, hasGroups })
  const groups = hasGroups ? ['第一', '第二'].map(group => organisation('group', `${name}党支部${group}党小组`, `${name}${group}党小组`, whole, {})) : []
  return { organisation: { ...whole.organisation, fixedThemeDay: 5 + ((index * 4) % 20) }, facts: whole.facts, groups }
}

function withFormerName(dice: Dice, start: number, facts: readonly OrganisationFact[], renamed: LocalDate): readonly OrganisationFact[] {
  const former = (name: string) => name.replace('公共服务处', '群众文化处')
  return facts.flatMap(now => [
    { ...now, id: dice.uuid(start), to: addDays(renamed, -1), fullName: former(now.fullName), shortName: former(now.shortName) },
    { ...now, from: renamed },
  ])
}
