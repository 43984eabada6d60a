import type { Organisation, OrganisationType } from '../../model/organisation.ts'
import { yearOf } from '../../time/local-date.ts'
import { yearPeriod } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import { allMembers } from '../member-tally.ts'
import { shortNameOn } from '../organisation-on.ts'
import { type OrganisationSetting, organisationSettings } from './organisation-setting.ts'
import type { RuleInput } from './rule-input.ts'
import { generalBranchBasis, organCommitteeBasis, setUpRules } from './set-up-rules.ts'

/** W-SETUP: members and settings that do not fit each other (domain.md B.4.1). */
export function setUpFindings(input: RuleInput): readonly Finding[] {
  const settings = organisationSettings(input)
  const settingOf = (id: string) => settings.get(id) ?? null
  return [
    ...input.organisations.flatMap(({ id }) => {
      const setting = settingOf(id)
      return setting === null ? [] : hints(setting, settingOf).map(({ message, field, basis }) => finding(setting.organisation, field, message, basis, input))
    }),
    ...ofUnit([...settings.values()], input),
  ]
}

function hints(setting: OrganisationSetting, settingOf: (id: string) => OrganisationSetting | null): readonly { readonly message: string; readonly field: string; readonly basis: string }[] {
  return setUpRules.filter(rule => rule.types.includes(setting.organisation.type)).flatMap(({ ask, field, basis }) => {
    const message = ask(setting, settingOf)
    return message === null ? [] : [{ message, field, basis }]
  })
}

/** Several branches side by side without anything over them: together they may be enough for a 总支 or a 机关党委, though none of them is alone. */
function ofUnit(settings: readonly OrganisationSetting[], input: RuleInput): readonly Finding[] {
  const tops = settings.filter(({ superior }) => superior === null)
  const [first] = tops
  if (first === undefined || tops.length < 2 || !tops.every(({ organisation }) => baseTypes.includes(organisation.type)) || !input.organisations.includes(first.organisation)) return []
  const all = tops.reduce((sum, { members }) => sum + allMembers(members), 0)
  const most = Math.max(...tops.map(({ members }) => allMembers(members)))
  const about = `没有上级的党组织 ${tops.length} 个，共有党员 ${all} 名`
  if (all >= 100) return most >= 100 ? [] : [finding(first.organisation, 'superiorId', `${about}，满 100 名，可报批设立机关党委`, organCommitteeBasis, input)]
  const isOwed = all >= 50 && most < 50 && !tops.some(({ organisation }) => organisation.type === 'generalBranch')
  return isOwed ? [finding(first.organisation, 'superiorId', `${about}，满 50 名，可报批设立党总支`, generalBranchBasis, input)] : []
}

const baseTypes: readonly OrganisationType[] = ['branch', 'jointBranch', 'temporaryBranch', 'generalBranch']

function finding(organisation: Organisation, field: string, message: string, basis: string, input: RuleInput): Finding {
  const { id } = organisation
  return {
    rule: 'W-SETUP', level: 'yellow', organisationId: id, period: yearPeriod(yearOf(input.today)),
    subject: { kind: 'organisation', id, name: shortNameOn(input.factsOf(id), id, input.today), field }, message, basis,
  }
}
