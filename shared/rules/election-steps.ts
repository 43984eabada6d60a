import { branchTypes, type Organisation, type OrganisationFact, type OrganisationType } from '../model/organisation.ts'
import { type ElectionStep, electionStepCode, type ElectionStepCode, type TermOfOffice } from '../model/term-of-office.ts'

/** How one step of an election stands. */
export interface StepState {
  readonly code: ElectionStepCode
  readonly kind: 'done' | 'notNeeded' | 'open'
  readonly step: ElectionStep
}

/** Of the organisation whose term ends: what decides which steps it needs. */
export interface ElectionSetting {
  /** Null = its superior is not in this archive. */
  readonly superiorType: OrganisationType | null
  readonly hasCommittee: boolean
}

/** `fact`: what is so of the organisation on the day that is meant. Only branches choose whether they have a committee. */
export function electionSetting(organisation: Pick<Organisation, 'type'>, fact: OrganisationFact | null, typeOf: (organisationId: string) => OrganisationType | null): ElectionSetting {
  const superiorId = fact?.superiorId ?? null
  return { superiorType: superiorId === null ? null : typeOf(superiorId), hasCommittee: !branchTypes.includes(organisation.type) || (fact?.hasCommittee ?? true) }
}

/** The eleven steps in their order (domain.md B.3), each with what is recorded of it. */
export function stepStates(term: Pick<TermOfOffice, 'steps'>, setting: ElectionSetting): readonly StepState[] {
  return electionStepCode.keys.map(code => {
    const step = stepOf(term, code)
    return { code, step, kind: isStepDone(step) ? 'done' : step.isNotNeeded || !isNeeded(code, setting) ? 'notNeeded' : 'open' }
  })
}

/** What comes next: the first step that is neither done nor left out; null when all are. */
export function nextStep(term: Pick<TermOfOffice, 'steps'>, setting: ElectionSetting): ElectionStepCode | null {
  return stepStates(term, setting).find(({ kind }) => kind === 'open')?.code ?? null
}

/** What is recorded of a step; a blank one where nothing is. */
export function stepOf(term: Pick<TermOfOffice, 'steps'>, code: ElectionStepCode): ElectionStep {
  return term.steps.find(step => step.code === code) ?? blankStep(code)
}

export function blankStep(code: ElectionStepCode): ElectionStep {
  return { code, on: null, documentNo: '', note: '', isNotNeeded: false }
}

/** A day or a document shows that a step was taken. */
export function isStepDone(step: ElectionStep): boolean {
  return step.on !== null || step.documentNo.trim() !== ''
}

/** 党组 discusses only what goes to the 机关工委 (机关基层组织工作条例 37 条); without a committee neither it nor its first meeting exists. */
export function isNeeded(code: ElectionStepCode, { superiorType, hasCommittee }: ElectionSetting): boolean {
  if (code === 'partyGroupDiscussion') return superiorType === null || superiorType === 'workCommittee' || superiorType === 'partyGroup'
  if (code === 'committeeStudy' || code === 'firstMeeting') return hasCommittee
  return true
}
