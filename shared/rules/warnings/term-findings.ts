import type { Organisation } from '../../model/organisation.ts'
import type { TermOfOffice } from '../../model/term-of-office.ts'
import { chineseDate, yearOf } from '../../time/local-date.ts'
import { yearPeriod } from '../../time/period.ts'
import { covers } from '../../time/interval.ts'
import { headPost } from '../committee.ts'
import { type ElectionSetting, electionSetting } from '../election-steps.ts'
import type { Finding, FindingSubject, WarnLevel } from '../finding.ts'
import { existsOn, shortNameOn } from '../organisation-on.ts'
import { isLongExtension, regularDueOn, termOn, usualYears } from '../term-due.ts'
import { grouped, type RuleInput } from './rule-input.ts'
import { termWarning } from './term-warning.ts'

const organRules = '《中国共产党党和国家机关基层组织工作条例》'
const branchRules = '《中国共产党支部工作条例（试行）》'
const electionRules = '《中国共产党基层组织选举工作条例》'

/** W-TERM: terms that end, and elections that lag behind (domain.md B.3). */
export function termFindings(input: RuleInput): readonly Finding[] {
  const termsOf = grouped(input.termsOfOffice, term => term.organisationId)
  const heads = grouped(input.posts.filter(post => covers(post, input.today)), post => `${post.organisationId} ${post.post}`)
  const typeOf = new Map(input.everyOrganisation.map(({ id, type }) => [id, type]))
  return input.organisations.filter(organisation => usualYears[organisation.type] !== null && existsOn(organisation, input.today)).flatMap(organisation => {
    const fact = input.factsOf(organisation.id).find(one => covers(one, input.today)) ?? null
    const setting = electionSetting(organisation, fact, id => typeOf.get(id) ?? null)
    const term = termOn(termsOf.get(organisation.id) ?? [], organisation.id, input.today)
    return [
      ...(term === null ? [noTerm(organisation, input)] : ofTerm(term, organisation, setting, input)),
      ...(heads.has(`${organisation.id} ${headPost(organisation.type)}`) ? [] : [noSecretary(organisation, input)]),
    ]
  })
}

function ofTerm(term: TermOfOffice, organisation: Organisation, setting: ElectionSetting, input: RuleInput): readonly Finding[] {
  const due = termWarning(term, setting, input.settings, input.today)
  const about = (field: string): FindingSubject => ({ kind: 'term', id: term.id, name: nameOf(organisation, input), field })
  return [
    ...(due === null ? [] : [finding(organisation, input, due.level, about(due.field), due.message, `${yearsBasis(organisation)}；${branchRules}第二十二条：任期届满一般提前 6 个月提醒`)]),
    ...(isLongExtension(term) ? [finding(organisation, input, 'yellow', about('extendedTo'), longExtensionText(term), `${electionRules}第三条：延期换届须经上级批准，一般不超过 1 年`)] : []),
    ...(term.extendedTo !== null && term.extensionDocumentNo.trim() === '' ? [finding(organisation, input, 'yellow', about('extensionDocumentNo'), '延期换届没有填写批复文号', `${electionRules}第三条：延期换届须报上级批准`)] : []),
  ]
}

function longExtensionText(term: TermOfOffice): string {
  return `延期至${term.extendedTo === null ? '' : chineseDate(term.extendedTo)}，超过一般期限 1 年（原应于${chineseDate(regularDueOn(term))}换届）`
}

function noTerm(organisation: Organisation, input: RuleInput): Finding {
  return finding(organisation, input, 'yellow', { kind: 'organisation', id: organisation.id, name: nameOf(organisation, input), field: 'term' }, '没有登记任期，不能提醒换届', yearsBasis(organisation))
}

function noSecretary(organisation: Organisation, input: RuleInput): Finding {
  const subject: FindingSubject = { kind: 'organisation', id: organisation.id, name: nameOf(organisation, input), field: 'posts' }
  return finding(organisation, input, 'yellow', subject, '书记空缺，应及时补选', `${branchRules}第二十一条、${organRules}第八条：书记空缺应及时补选`)
}

function finding(organisation: Organisation, input: RuleInput, level: WarnLevel, subject: FindingSubject, message: string, basis: string): Finding {
  return { rule: 'W-TERM', level, organisationId: organisation.id, period: yearPeriod(yearOf(input.today)), subject, message, basis }
}

function nameOf(organisation: Organisation, input: RuleInput): string {
  return shortNameOn(input.factsOf(organisation.id), organisation.id, input.today)
}

/** 机关基层组织工作条例 5—7 条, 支部工作条例（试行）21 条. */
function yearsBasis({ type }: Pick<Organisation, 'type'>): string {
  switch (type) {
    case 'organCommittee': return `${organRules}第五条：机关党委任期一般 5 年`
    case 'disciplineCommittee': return `${organRules}：机关纪委任期与机关党委相同（本单位可改）`
    case 'generalBranch': return `${organRules}第六条：党总支任期一般 3 年`
    case 'branch': case 'jointBranch': return `${organRules}第七条、${branchRules}第二十一条：党支部任期一般 3 年`
    case 'partyGroup': case 'workCommittee': case 'temporaryBranch': case 'group': return organRules
  }
}
