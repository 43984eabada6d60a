import * as z from 'zod'
import { approverKind, DevelopmentCase, DevelopmentMaterial, DevelopmentStep, type DevelopmentStepCode } from '#shared/model/development-case.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { stepRule } from '#shared/rules/development/steps.ts'
import type { FieldProblems } from '../../parts/field-problems.ts'
import type { StepExtras } from '../../storage/development-repository.ts'

const day = LocalDate.nullable()
const Supporter = z.object({ id: z.string(), personId: z.string().nullable(), name: z.string(), from: day, to: day })
const Note = z.object({ id: z.string(), on: day, text: z.string() })

/** One step as it stands in its form, with what belongs to it; half-typed rows too. */
export const StepInHand = z.object({
  /** Whose it is, for the list of drafts. */
  name: z.string(),
  /** The revision that the form began from. */
  rev: z.int(),
  ...DevelopmentStep.omit({ code: true, materials: true }).shape,
  materials: z.array(DevelopmentMaterial),
  ...DevelopmentCase.pick({
    recommendedBy: true, isLeagueMember: true, politicalReviewResult: true, trainingDays: true, trainingHours: true, admissionSubmittedOn: true, conversionSubmittedOn: true, approvalDelayReason: true, remark: true,
  }).shape,
  mentors: z.array(Supporter),
  sponsors: z.array(Supporter),
  inspections: z.array(Note),
  thoughtReports: z.array(Note),
  noticeFrom: day, noticeTo: day, noticeResult: z.string(), noticeHasObjection: z.boolean(),
  approverKind: approverKind.schema.nullable(), approverOrganisationId: z.string().nullable(), approverName: z.string(),
  groupId: z.string().nullable(),
})
export type StepInHand = z.infer<typeof StepInHand>
export type SupporterInHand = z.infer<typeof Supporter>
export type NoteInHand = z.infer<typeof Note>

/** What is entered with which step. */
export type StepPart = 'recommendation' | 'mentors' | 'inspections' | 'notice' | 'sponsors' | 'review' | 'training' | 'admissionSubmitted' | 'approvalDelay' | 'approver' | 'group' | 'conversionSubmitted' | 'remark'

const parts: Readonly<Partial<Record<DevelopmentStepCode, readonly StepPart[]>>> = {
  apply: ['recommendation', 'remark'], activistDecide: ['recommendation'], mentorAssign: ['mentors'], cultivate: ['inspections'], candidateFile: ['notice'], sponsorAssign: ['sponsors'], politicalReview: ['review'],
  training: ['training'], branchMeeting: ['admissionSubmitted'], committeeApprove: ['admissionSubmitted', 'approvalDelay', 'approver'], assignGroup: ['group'], probation: ['inspections'],
  fullMeeting: ['conversionSubmitted'], fullApprove: ['conversionSubmitted', 'approver'], archive: ['remark'],
}

export function partsOf(code: DevelopmentStepCode): readonly StepPart[] {
  return parts[code] ?? []
}

/** `newId`: for the papers that the step usually has. */
export function inHand(of: DevelopmentCase & { readonly rev: number }, code: DevelopmentStepCode, name: string, groupId: string | null, newId: () => string): StepInHand {
  const step = of.steps.find(one => one.code === code)
  const usual = stepRule(code).materials.map(material => ({ id: newId(), name: material, isThere: false, file: null }))
  return {
    name, rev: of.rev, plannedOn: step?.plannedOn ?? null, on: step?.on ?? null, documentNo: step?.documentNo ?? '', note: step?.note ?? '', earlyReason: step?.earlyReason ?? '',
    materials: step === undefined || step.materials.length === 0 ? usual : step.materials,
    recommendedBy: of.recommendedBy, isLeagueMember: of.isLeagueMember, politicalReviewResult: of.politicalReviewResult, trainingDays: of.trainingDays, trainingHours: of.trainingHours,
    admissionSubmittedOn: of.admissionSubmittedOn, conversionSubmittedOn: of.conversionSubmittedOn, approvalDelayReason: of.approvalDelayReason, remark: of.remark,
    mentors: of.mentors, sponsors: of.sponsors, inspections: of.inspections.map(({ id, on, opinion }) => ({ id, on, text: opinion })), thoughtReports: of.thoughtReports.map(({ id, on, note }) => ({ id, on, text: note })),
    noticeFrom: of.publicNotice?.from ?? null, noticeTo: of.publicNotice?.to ?? null, noticeResult: of.publicNotice?.result ?? '', noticeHasObjection: of.publicNotice?.hasObjection ?? false,
    approverKind: of.approver?.kind ?? null, approverOrganisationId: of.approver?.organisationId ?? null, approverName: of.approver?.name ?? '', groupId,
  }
}

/** Rows that say nothing are left out. */
export function toStep(value: StepInHand, code: DevelopmentStepCode): DevelopmentStep {
  return { code, plannedOn: value.plannedOn, on: value.on, documentNo: value.documentNo.trim(), note: value.note.trim(), earlyReason: value.earlyReason.trim(), materials: value.materials.filter(({ name }) => name.trim() !== '') }
}

/** Only what is entered with this step: another one may be open elsewhere. */
export function toExtras(value: StepInHand, code: DevelopmentStepCode): StepExtras {
  return Object.assign({}, ...partsOf(code).map(part => extrasOf(value, part))) as StepExtras // each part is a piece of it
}

function extrasOf(value: StepInHand, part: StepPart): StepExtras {
  switch (part) {
    case 'recommendation': return { recommendedBy: value.recommendedBy, isLeagueMember: value.isLeagueMember }
    case 'mentors': return { mentors: supporters(value.mentors) }
    case 'sponsors': return { sponsors: supporters(value.sponsors) }
    case 'inspections': return {
      inspections: value.inspections.flatMap(({ id, on, text }) => (on === null ? [] : [{ id, on, opinion: text.trim() }])),
      thoughtReports: value.thoughtReports.flatMap(({ id, on, text }) => (on === null ? [] : [{ id, on, note: text.trim() }])),
    }
    case 'notice': return { publicNotice: value.noticeFrom === null ? null : { from: value.noticeFrom, to: value.noticeTo, result: value.noticeResult.trim(), hasObjection: value.noticeHasObjection } }
    case 'review': return { politicalReviewResult: value.politicalReviewResult.trim() }
    case 'training': return { trainingDays: value.trainingDays, trainingHours: value.trainingHours }
    case 'admissionSubmitted': return { admissionSubmittedOn: value.admissionSubmittedOn }
    case 'conversionSubmitted': return { conversionSubmittedOn: value.conversionSubmittedOn }
    case 'approvalDelay': return { approvalDelayReason: value.approvalDelayReason.trim() }
    case 'approver': return { approver: value.approverKind === null ? null : { kind: value.approverKind, organisationId: value.approverOrganisationId, name: value.approverName.trim() } }
    case 'group': return {}
    case 'remark': return { remark: value.remark.trim() }
  }
}

function supporters(list: readonly SupporterInHand[]): DevelopmentCase['mentors'] {
  return list.filter(({ personId, name }) => personId !== null || name.trim() !== '').map(one => ({ ...one, name: one.name.trim() }))
}

/** What can't be saved as it stands, by the field's name. */
export function problemsIn(value: StepInHand, code: DevelopmentStepCode): FieldProblems {
  const found: Record<string, string> = {}
  const own = partsOf(code)
  if (own.includes('inspections')) for (const [field, word] of [['inspections', '考察'], ['thoughtReports', '汇报']] as const) if (value[field].some(({ on, text }) => on === null && text.trim() !== '')) found[field] = `请填写${word}的日期`
  if (own.includes('notice')) {
    if (value.noticeFrom === null && (value.noticeTo !== null || value.noticeResult.trim() !== '')) found['notice'] = '请填写公示开始的日期'
    if (value.noticeFrom !== null && value.noticeTo !== null && value.noticeTo < value.noticeFrom) found['notice'] = '公示结束早于开始'
  }
  if (own.includes('mentors') && value.mentors.some(({ from, to }) => from !== null && to !== null && to < from)) found['mentors'] = '截止日期早于开始日期'
  return found
}
