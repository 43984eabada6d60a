import { blankDevelopmentCase, type DevelopmentCase, type DevelopmentStepCode } from '../model/development-case.ts'
import type { Membership } from '../model/membership.ts'
import { blankPerson, noEducation, type Person } from '../model/person.ts'
import { pinyinInitials } from '../model/pinyin-initials.ts'
import { developmentSteps, stepRule, stepsBefore } from '../rules/development/steps.ts'
import { isDay } from '../time/day-or-month.ts'
import { addDays, dayOf, type LocalDate, yearOf } from '../time/local-date.ts'
import { type Dice, diceOf } from './dice.ts'
import type { SamplePeople } from './sample-people.ts'
import type { SampleTree } from './sample-organisations.ts'

export interface SampleDevelopment {
  /** Applicants: of no branch yet. */
  readonly people: readonly Person[]
  readonly developmentCases: readonly DevelopmentCase[]
}

/** Ways into the party at every stage, with what a clerk must see to; `withApplicants`: people of their own too. */
export function sampleDevelopment(seed: number, tree: SampleTree, { memberships }: Pick<SamplePeople, 'memberships'>, today: LocalDate, withApplicants: boolean): SampleDevelopment {
  const dice = diceOf(seed + 6)
  const start = Date.parse(`${today}T01:00:00Z`)
  const fullMembers = (organisationId: string) => memberships.filter(one => one.organisationId === organisationId && one.memberType === 'full')
  const branches = tree.branches.map(({ organisation }) => organisation.id).filter(id => fullMembers(id).length > 2)
  const applicants = withApplicants ? applicantStories.map(([name]) => applicant(dice, start, name, today)) : []
  const told = applicants.flatMap((person, i): readonly Told[] => {
    const [organisationId, story] = [branches[i % Math.max(1, branches.length)], applicantStories[i]]
    return organisationId === undefined || story === undefined ? [] : [{ personId: person.id, organisationId, meeting: addDays(today, story[1]), story: story[2] }]
  })
  const probationary = memberships.filter(({ memberType }) => memberType === 'probationary').slice(0, 2).flatMap((one, i) => ofMember(one, { last: 'oath', ...(i === 0 ? {} : { lateApproval: true }) }))
  const finished = memberships.filter(({ joinedOn, fullOn }) => fullOn !== null && joinedOn !== null && joinedOn >= '2016').slice(0, 1).flatMap(one => ofMember(one, { last: 'archive' }))
  const committee = tree.root.organisation.type === 'organCommittee' ? tree.root.organisation.id : null
  return { people: applicants, developmentCases: [...told, ...probationary, ...finished].map(one => caseOf(dice, start, one, fullMembers(one.organisationId).filter(({ personId }) => personId !== one.personId), committee, today)) }
}

/** How somebody's way goes until its last step that is done. */
interface Story {
  readonly last: DevelopmentStepCode
  readonly isEarly?: boolean
  readonly isNoticeShort?: boolean
  readonly isUninspected?: boolean
  readonly lateApproval?: boolean
  readonly terminated?: string
}

interface Told {
  readonly personId: string
  readonly organisationId: string
  /** The day of the branch's meeting, from which all others are reckoned. */
  readonly meeting: LocalDate
  readonly story: Story
}

/** Who, in how many days the branch meets about it (negative = it should have), and how it goes. */
const applicantStories: readonly (readonly [string, number, Story])[] = [
  ['何知夏', 890, { last: 'apply' }],
  ['苏安澜', 850, { last: 'apply' }],
  ['严景行', 470, { last: 'mentorAssign', isUninspected: true }],
  ['章望舒', 570, { last: 'mentorAssign' }],
  ['潘清扬', 150, { last: 'politicalReview' }],
  ['金若溪', 45, { last: 'branchReview' }],
  ['韦明哲', 250, { last: 'candidateDecide', isEarly: true }],
  ['柏子墨', 400, { last: 'mentorAssign', terminated: '本人调往外地工作，由新单位党组织继续培养。' }],
  ['云书瑶', 120, { last: 'sponsorAssign', isNoticeShort: true }],
  ['单雨桐', -20, { last: 'fillForm' }],
]

/** Days from the branch's meeting to each step, as an orderly way goes. */
const daysFromMeeting: Readonly<Record<DevelopmentStepCode, number>> = {
  apply: -900, firstTalk: -885, activistDecide: -700, activistFile: -690, mentorAssign: -688, cultivate: -290, candidateDecide: -280, candidateFile: -250, sponsorAssign: -245, politicalReview: -180, training: -120,
  branchReview: -60, preReview: -20, fillForm: -10, branchMeeting: 0, committeeTalk: 20, committeeApprove: 45, reportUp: 50, assignGroup: 52, oath: 60, probation: 355, fullApply: 345, fullMeeting: 370, fullApprove: 405,
  archive: 440,
}

function dayOfStep(code: DevelopmentStepCode, { meeting, story }: Told): LocalDate {
  const hurried = story.isEarly === true && (code === 'cultivate' || code === 'candidateDecide') ? -75 : 0
  const delayed = story.lateApproval === true && (code === 'committeeApprove' || stepsBefore(code).has('committeeApprove')) && code !== 'fullMeeting' ? 62 : 0
  return addDays(meeting, daysFromMeeting[code] + hurried + delayed)
}

function caseOf(dice: Dice, start: number, told: Told, members: readonly Membership[], committee: string | null, today: LocalDate): DevelopmentCase {
  const { personId, organisationId, meeting, story } = told
  const on = (code: DevelopmentStepCode) => dayOfStep(code, told)
  const steps = developmentSteps.slice(0, stepRule(story.last).number).filter(({ code }) => on(code) <= today).map(({ code, materials }) => ({
    code, plannedOn: null, on: on(code), documentNo: code === 'committeeApprove' || code === 'fullApprove' ? `云文档党〔${yearOf(on(code))}〕${dice.int(3, 40)}号` : '', note: '',
    earlyReason: story.isEarly === true && code === 'candidateDecide' ? '在原单位党支部已作为积极分子培养四个月，按规定连续计算，原单位已出具证明。' : '',
    materials: materials.map(name => ({ id: dice.uuid(start), name, isThere: dice.chance(0.9), file: null })),
  }))
  const has = (code: DevelopmentStepCode) => steps.some(step => step.code === code)
  const helpers = (from: LocalDate | null) => members.slice(0, 2).map(member => ({ id: dice.uuid(start), personId: member.personId, name: '', from, to: null }))
  const inspected = story.isUninspected === true || !has('activistDecide') ? [] : [170, 340].map(days => addDays(on('activistDecide'), days)).filter(day => day <= today && (!has('candidateDecide') || day <= on('candidateDecide')))
  const filed = on('candidateFile')
  return {
    ...blankDevelopmentCase, id: dice.uuid(start), personId, organisationId, steps,
    recommendedBy: !has('activistDecide') ? null : dice.chance(0.6) ? 'massOrganisation' : 'members', isLeagueMember: dice.chance(0.5),
    mentors: has('mentorAssign') ? helpers(on('mentorAssign')) : [], sponsors: has('sponsorAssign') ? helpers(null) : [], politicalReviewResult: has('politicalReview') ? '合格' : '',
    publicNotice: has('candidateFile') ? { from: addDays(filed, -16), to: addDays(filed, story.isNoticeShort === true ? -13 : -1), result: '无异议', hasObjection: false } : null,
    trainingDays: has('training') ? 3 : null, trainingHours: has('training') ? 24 : null,
    inspections: inspected.map(day => ({ id: dice.uuid(start), on: day, opinion: '思想上要求进步，工作踏实，同意继续培养。' })),
    thoughtReports: inspected.map(day => ({ id: dice.uuid(start), on: addDays(day, -12), note: '学习党章的体会' })),
    admissionSubmittedOn: has('branchMeeting') ? addDays(meeting, 3) : null, conversionSubmittedOn: has('fullMeeting') ? addDays(on('fullMeeting'), 2) : null,
    approver: has('committeeApprove') ? { kind: 'organCommittee', organisationId: committee, name: committee === null ? '机关党委' : '' } : null,
    terminated: story.terminated === undefined ? null : { on: addDays(today, -60), reason: story.terminated },
  }
}

/** Somebody whom the register has already: the branch met on the day on which the person joined. */
function ofMember({ joinedOn, organisationId, personId }: Membership, story: Story): readonly Told[] {
  return joinedOn === null || !isDay(joinedOn) ? [] : [{ personId, organisationId, meeting: joinedOn, story }]
}

function applicant(dice: Dice, start: number, name: string, today: LocalDate): Person {
  return {
    ...blankPerson, id: dice.uuid(start), name, pinyinInitials: pinyinInitials(name), sex: dice.chance(0.5) ? '1' : '2', birth: dayOf(yearOf(today) - dice.int(23, 34), dice.int(1, 12), dice.int(1, 28)),
    nationality: '01', politicalStatus: dice.chance(0.5) ? '03' : '13', unitPost: dice.pick(['科员', '一级科员', '四级主任科员', '聘用干部']), fullTimeEducation: { ...noEducation, level: dice.chance(0.7) ? '21' : '14' },
  }
}
