import type { ArchiveBox, ArchiveItem } from '#shared/model/archive-item.ts'
import type { Attachment } from '#shared/model/attachment.ts'
import type { Meeting, Attendee, CenterGroupSession, Election, LifeMeeting, ThemeDay, Topic, Vote } from '#shared/model/meeting.ts'
import { blankDevelopmentCase, type DevelopmentCase, type DevelopmentStep } from '#shared/model/development-case.ts'
import type { DuesStandard, DuesYear } from '#shared/model/dues.ts'
import type { MeetingPlan } from '#shared/model/meeting-plan.ts'
import type { Honour } from '#shared/model/honour.ts'
import { blankMembership, type Membership } from '#shared/model/membership.ts'
import { blankOrganisation, type Organisation, type OrganisationFact } from '#shared/model/organisation.ts'
import { blankPerson, type PartyAffairsCadre, type Person } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import type { Training } from '#shared/model/training.ts'
import type { Unit } from '#shared/model/unit.ts'
import type { Review, ReviewedMember } from '#shared/model/review.ts'
import type { Talk } from '#shared/model/talk.ts'
import { rowHash } from '#shared/archive/view-hash.ts'
import { type LocalDate, localDate } from '#shared/time/local-date.ts'
import { YearMonth } from '#shared/time/year-month.ts'
import { localDateTime } from '#shared/time/local-date-time.ts'

let next = 0

/** Valid UUIDv7 text, different each time, the same in each run. */
export function anId(): string {
  next += 1
  return `01980000-0000-7000-8000-${next.toString(16).padStart(12, '0')}`
}

export const day = localDate
export const time = localDateTime
export const month = (text: string): YearMonth => YearMonth.parse(text)

/** The row as the archive would keep it. */
export function stored<T extends { readonly id: string }>(row: T, base: { createdAt?: string; rev?: number } = {}): Stored<T> {
  const createdAt = base.createdAt ?? '2026-06-01T01:00:00.000Z'
  const whole = { ...row, createdAt, createdBy: '林小满', updatedAt: createdAt, updatedBy: '林小满', source: 'manual' as const, rev: base.rev ?? 1 }
  return { ...whole, _h: rowHash(whole) }
}

export function aUnit(some: Partial<Unit> = {}): Unit {
  return { id: anId(), name: '云岭市档案服务中心', shortName: '市档案中心', uscc: '', fondsNo: '', fondsName: '', contact: '', level: null, staffQuota: null, totalStaff: null, ...some }
}

export function anOrganisation(some: Partial<Organisation> = {}): Organisation {
  return { ...blankOrganisation, id: anId(), type: 'branch', establishedOn: day('2020-01-01'), ...some }
}

export function aFact(some: Partial<OrganisationFact> = {}): OrganisationFact {
  return {
    id: anId(), organisationId: anId(), from: day('2020-01-01'), to: null, fullName: '中共云岭市档案服务中心第一支部委员会', shortName: '第一党支部',
    superiorId: null, hasCommittee: true, hasGroups: false, ...some,
  }
}

export function aPerson(some: Partial<Person> = {}): Person {
  return {
    ...blankPerson, id: anId(), name: '张喆', pinyinInitials: 'zz', sex: '1', birth: day('1980-05-01'), unitPost: '科长', ...some,
  }
}

export function aCadre(some: Partial<PartyAffairsCadre> = {}): PartyAffairsCadre {
  return { organisationId: null, kind: 'partTime', dutyDescription: '', workStartedOn: null, exchanges: [], reserve: '', dutyReviews: [], filing: null, ...some }
}

export function aMembership(some: Partial<Membership> = {}): Membership {
  return {
    ...blankMembership, id: anId(), personId: anId(), organisationId: anId(), joinedOn: day('2005-07-01'), fullOn: day('2006-07-01'), from: day('2020-01-01'), ...some,
  }
}

export function aPost(some: Partial<Post> = {}): Post {
  return {
    id: anId(), personId: anId(), organisationId: anId(), post: 'secretary', kind: 'partTime', from: day('2020-01-01'), to: null, approvalDocumentNo: '',
    ...some,
  }
}

export function aTermOfOffice(some: Partial<TermOfOffice> = {}): TermOfOffice {
  return {
    id: anId(), organisationId: anId(), ordinal: '', electedOn: day('2023-06-15'), years: 3, extendedTo: null, extensionDocumentNo: '', steps: [], electionShould: null,
    electionActual: null, reminders: [], remark: '', ...some,
  }
}

export function aDevelopmentCase(some: Partial<DevelopmentCase> = {}): DevelopmentCase {
  return { ...blankDevelopmentCase, id: anId(), personId: anId(), organisationId: anId(), ...some }
}

export function aDevelopmentStep(some: Partial<DevelopmentStep> = {}): DevelopmentStep {
  return { code: 'apply', plannedOn: null, on: null, documentNo: '', note: '', earlyReason: '', materials: [], ...some }
}

export function aDuesStandard(some: Partial<DuesStandard> = {}): DuesStandard {
  return { id: anId(), personId: anId(), year: 2026, from: month('2026-01'), category: 'monthlySalary', baseCents: 420_000, setDueCents: null, approvalDocumentNo: '', remark: '', ...some }
}

export function aDuesYear(some: Partial<DuesYear> = {}): DuesYear {
  return { id: anId(), personId: anId(), year: 2026, payments: [], ...some }
}

export function aTraining(some: Partial<Training> = {}): Training {
  return {
    id: anId(), name: '党务工作者培训班', level: 'unit', purpose: 'general', form: 'rotation', organiser: '机关党委', organisationId: null, from: day('2026-04-13'), to: day('2026-04-15'), place: '',
    hours: 24, attendees: [], attachments: [], remark: '', ...some,
  }
}

export function anHonour(some: Partial<Honour> = {}): Honour {
  return {
    id: anId(), personId: null, organisationId: null, kind: 'excellentMember', title: '优秀共产党员', level: '', grantedBy: '机关党委', documentNo: '', on: day('2026-06-30'), remark: '', ...some,
  }
}

export function anAttachment(some: Partial<Attachment> = {}): Attachment {
  return { id: anId(), name: '照片.jpg', mime: 'image/jpeg', bytes: 1_000, sha256: '0'.repeat(64), category: 'photo', ...some }
}

export function anAttendee(some: Partial<Attendee> = {}): Attendee {
  return { personId: anId(), status: 'present', reason: '', exclusionBasis: '', isVoter: true, makeUp: null, ...some }
}

export function aVote(some: Partial<Vote> = {}): Vote {
  return { method: 'showOfHands', yes: 0, no: 0, abstain: 0, writtenYes: 0, writtenNo: 0, writtenAbstain: 0, ...some }
}

export function aTopic(some: Partial<Topic> = {}): Topic {
  return {
    id: anId(), title: '学习贯彻重要会议精神', isFirstTopic: false, matter: 'general', reporterId: null, reporterName: '周明', content: '传达学习会议精神。',
    speeches: [], vote: null, election: null, resolution: '', responsibleId: null, dueOn: null, followUp: '', ...some,
  }
}

export function aMeeting(some: Partial<Meeting> = {}): Meeting {
  return {
    id: anId(), organisationId: anId(), kinds: ['memberAssembly'], title: '第一党支部2026年第二季度党员大会', session: '', belongYear: 2026,
    startAt: time('2026-05-20T14:30'), endAt: time('2026-05-20T16:00'), place: '三楼会议室', hostId: null, hostName: '李堃', hostDuty: '支部书记',
    recorderId: null, recorderName: '陈赟', notifiedOn: null, attendees: [], countsOnly: null, observers: [], topics: [], otherKindName: '', lecture: null, themeDay: null,
    lifeMeeting: null, centerGroup: null, studyHours: null, summary: '',
    hostSigned: false, recorderSigned: false, attachments: [], backfillReason: '', remark: '', ...some,
  }
}

export function aMeetingPlan(some: Partial<MeetingPlan> = {}): MeetingPlan {
  return { id: anId(), organisationId: anId(), kind: 'memberAssembly', month: month('2026-05'), on: null, subject: '学习党章', materials: '', speakerIds: [], meetingId: null, cancelledReason: '', remark: '', ...some }
}

export function anArchiveItem(some: Partial<ArchiveItem> = {}): ArchiveItem {
  return {
    id: anId(), fondsNo: 'Z109', category: 'WS', year: 2026, retention: 'Y', organisationCode: 'JDW', itemNo: 1, documentNo: '', responsible: '机关党委', title: '关于换届选举的批复', isOwnTitle: false, documentOn: day('2026-06-01'), secretLevel: '', pages: 3,
    link: null, boxId: null, remark: '', ...some,
  }
}

export function anArchiveBox(some: Partial<ArchiveBox> = {}): ArchiveBox {
  return { id: anId(), year: 2026, retention: 'Y', organisationCode: 'JDW', no: 1, note: '', arrangedBy: '', arrangedOn: null, checkedBy: '', checkedOn: null, ...some }
}

export function aTalk(some: Partial<Talk> = {}): Talk {
  return {
    id: anId(), organisationId: anId(), kind: 'committeeWithMember', talkedAt: time('2026-05-20T14:30'), place: '谈心室', talkerId: null, talkerName: '李堃', talkerDuty: '支部书记', talkeeId: null, talkeeName: '张喆', talkeeDuty: '',
    content: '谈了岗位调整后的想法。', opinions: '', answer: '', talkerSigned: false, talkeeSigned: false, attachments: [], backfillReason: '', remark: '', ...some,
  }
}

export function aReviewedMember(some: Partial<ReviewedMember> = {}): ReviewedMember {
  return { personId: anId(), takesPart: true, absenceReason: '', disposal: '', selfReview: '', peerOpinion: '', votes: { excellent: 0, qualified: 0, basic: 0, unqualified: 0 }, opinion: '', grade: 'qualified', memberSigned: false, ...some }
}

export function aReview(some: Partial<Review> = {}): Review {
  return { id: anId(), organisationId: anId(), year: 2026, meetingId: null, ballotsIssued: 3, ballotsReturned: 3, members: [], secretarySigned: false, attachments: [], remark: '', ...some }
}

const done = { isDone: true, note: '学习党章总纲' }
const notDone = { isDone: false, note: '' }

export function aThemeDay(some: Partial<ThemeDay> = {}): ThemeDay {
  return {
    fiveOnes: { defineTopic: done, studyTheory: done, issueReport: notDone, exchange: notDone, microLecture: notDone }, forms: ['collectiveStudy', 'redEducation'], hasOath: true, hasDues: true,
    hasPoliticalBirthday: false, effect: '党员认领实事三件。', ...some,
  }
}

export function aLifeMeeting(some: Partial<LifeMeeting> = {}): LifeMeeting {
  return {
    theme: '学党章、守纪律', upperAttendance: '机关党委组织科周明', study: '集中学习两次。', opinions: ['谈心谈话面不够宽', '督办不够及时'], talks: '支委与党员普遍谈心一次。', problems: '查摆问题六条。', examination: '对照检查材料经机关党委审阅。',
    teamExamination: '支部书记代表支委会作对照检查。', criticisms: [{ id: anId(), personId: null, name: '李堃', self: '抓落实前紧后松。', byOthers: [{ personId: null, name: '张喆', text: '联系离退休党员少。' }] }],
    assessment: '满意率百分之百。', rectifications: [{ id: anId(), problem: '谈心谈话面不宽', measures: '每季度与党员谈心一次', responsibleId: null, responsibleName: '李堃', dueOn: day('2026-06-30'), progress: '已谈十二人', doneOn: null }],
    notifiedScope: '支部全体党员', reportedOn: day('2026-05-28'), report: '已书面报告机关党委。', ...some,
  }
}

export function aCenterGroup(some: Partial<CenterGroupSession> = {}): CenterGroupSession {
  return { theme: '学习党的创新理论', materials: '《党章》总纲', results: '形成三条工作措施。', writings: [], ...some }
}

export function anElection(some: Partial<Election> = {}): Election {
  return {
    post: '支部委员会委员', seats: 1, ballotsIssued: 3, ballotsReturned: 3, ballotsInvalid: 0, tellers: '监票人周明，计票人陈赟',
    candidates: [{ id: anId(), personId: null, name: '李堃', isWrittenIn: false, yes: 3, no: 0, abstain: 0 }, { id: anId(), personId: null, name: '张喆', isWrittenIn: false, yes: 0, no: 3, abstain: 0 }], ...some,
  }
}

/** Today in tests that need one: a Sunday (domain-checks.md). */
export const today: LocalDate = day('2026-11-22')
