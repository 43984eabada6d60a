import type { Organisation, OrganisationFact } from '../model/organisation.ts'
import type { ElectionStepCode, TermOfOffice } from '../model/term-of-office.ts'
import { blankStep, isNeeded } from '../rules/election-steps.ts'
import { usualYears } from '../rules/term-due.ts'
import { addDays, addMonths, addYears, type LocalDate, yearOf } from '../time/local-date.ts'
import { type Dice, diceOf } from './dice.ts'
import type { SampleOrganisation, SampleTree } from './sample-organisations.ts'

export interface SampleTerms {
  readonly organisations: readonly Organisation[]
  readonly organisationFacts: readonly OrganisationFact[]
  readonly termsOfOffice: readonly TermOfOffice[]
}

/** What the organisations of a sample have beside their names: when and how they were set up, where they meet, and their terms. They are older than the archive. */
export function sampleTerms(seed: number, tree: SampleTree, today: LocalDate): SampleTerms {
  const dice = diceOf(seed + 5)
  const founded = tree.root.organisation.establishedOn
  const established = addYears(founded, -7)
  const start = Date.parse(`${founded}T01:00:00Z`)
  const electing = tree.all.filter(({ organisation }) => usualYears[organisation.type] !== null)
  return {
    organisations: tree.all.map((one, index) => detailed(dice, one, index, established)),
    organisationFacts: tree.all.flatMap(({ facts }) => facts.map(fact => (fact.from === founded ? { ...fact, from: established } : fact))),
    termsOfOffice: electing.flatMap((one, index) => termsOf(dice, start, one, tree, standings[index % standings.length] ?? 'settled', today)),
  }
}

/** How an organisation stands with its next election: each kind is there for a clerk to see. */
type Standing = 'settled' | 'noticed' | 'overdue' | 'extended' | 'unasked' | 'unanswered'
const standings: readonly Standing[] = ['settled', 'settled', 'noticed', 'overdue', 'extended', 'unasked', 'unanswered', 'settled', 'settled']

const places = ['党员活动室（二楼）', '三楼会议室', '读者活动中心', '']
const brands = ['书香先锋', '云上档案人', '一线为民', '', '']
const grades = ['五星', '四星', '三星', '']

function detailed(dice: Dice, { organisation }: SampleOrganisation, index: number, establishedOn: LocalDate): Organisation {
  if (organisation.type === 'group') return { ...organisation, establishedOn }
  const isRoot = organisation.type === 'organCommittee'
  return {
    ...organisation, establishedOn, approvalDocumentNo: `云${isRoot ? '工委' : '文档党'}〔${yearOf(establishedOn)}〕${index + 3}号`,
    ...(isRoot ? { managementMode: 'territorial' as const, leadingSide: '中共云岭市委市直机关工作委员会', guidingSide: '省文化和档案部门机关党委' } : {}),
    activityPlace: places[dice.int(0, places.length - 1)] ?? '', brand: brands[dice.int(0, brands.length - 1)] ?? '', grade: isRoot ? '' : (grades[dice.int(0, grades.length - 1)] ?? ''),
    contactPhone: dice.chance(0.8) ? `0100-5550${String(100 + index).slice(0, 3)}` : '',
  }
}

function termsOf(dice: Dice, start: number, one: SampleOrganisation, tree: SampleTree, standing: Standing, today: LocalDate): readonly TermOfOffice[] {
  const years = usualYears[one.organisation.type] ?? 3
  const term = (electedOn: LocalDate, some: Partial<TermOfOffice> = {}): TermOfOffice => ({
    id: dice.uuid(start), organisationId: one.organisation.id, ordinal: '', electedOn, years, extendedTo: null, extensionDocumentNo: '', steps: [], electionShould: null, electionActual: null,
    reminders: [], remark: '', ...some,
  })
  const dueIn = (days: number) => addYears(addDays(today, days), -years)
  const steps = (codes: readonly ElectionStepCode[], last: LocalDate) => stepsUntil(codes.filter(code => isNeeded(code, settingOf(one, tree))), last)
  const remind = (on: LocalDate) => [{ id: dice.uuid(start), kind: 'sixMonths' as const, on, how: '发函' }]
  switch (standing) {
    case 'settled': {
      const elected = addDays(addMonths(today, -dice.int(12, 20)), dice.int(1, 20))
      const should = dice.int(8, 30)
      const due = addDays(elected, dice.int(-3, 12))
      const former = term(addYears(due, -years), { steps: steps(allSteps, elected), electionShould: should, electionActual: should - dice.int(0, 1), reminders: remind(addMonths(due, -6)) })
      return [former, term(elected)]
    }
    case 'noticed': return [term(dueIn(140), { steps: steps(['committeeStudy'], addDays(today, -10)), reminders: remind(addDays(today, -40)) })]
    case 'overdue': return [term(dueIn(-160), { steps: steps(['committeeStudy'], addDays(today, -200)), remark: '书记交流后尚未确定人选。' })]
    case 'extended': return [term(dueIn(-100), { extendedTo: addDays(today, 129), extensionDocumentNo: `云文档党〔${yearOf(today)}〕9号`, steps: steps(['committeeStudy', 'request'], addDays(today, -20)) })]
    case 'unasked': return [term(dueIn(60), { steps: steps(['committeeStudy'], addDays(today, -15)) })]
    case 'unanswered': return [term(dueIn(25), { steps: steps(['committeeStudy', 'request'], addDays(today, -30)), reminders: remind(addDays(today, -150)) })]
  }
}

const allSteps: readonly ElectionStepCode[] = [
  'committeeStudy', 'partyGroupDiscussion', 'request', 'reply', 'nomination', 'candidateApproval', 'notice', 'assembly', 'firstMeeting', 'resultReport', 'approvalFiled',
]

/** A week lies between two steps; those before the assembly end on its day, what is reported comes after it. */
function stepsUntil(codes: readonly ElectionStepCode[], last: LocalDate): TermOfOffice['steps'] {
  const assembly = codes.indexOf('assembly')
  const anchor = assembly === -1 ? codes.length - 1 : assembly
  return codes.map((code, index) => {
    const on = code === 'firstMeeting' ? last : addDays(last, (index - anchor) * 7)
    const numbers: Partial<Record<ElectionStepCode, string>> = { request: `云支〔${yearOf(on)}〕2号`, reply: `云文档党〔${yearOf(on)}〕11号`, approvalFiled: `云文档党〔${yearOf(on)}〕15号` }
    return { ...blankStep(code), on, documentNo: numbers[code] ?? '' }
  })
}

function settingOf({ facts }: SampleOrganisation, tree: SampleTree) {
  const now = facts.at(-1)
  const superior = tree.all.find(({ organisation }) => organisation.id === now?.superiorId)
  return { superiorType: superior?.organisation.type ?? null, hasCommittee: now?.hasCommittee ?? true }
}
