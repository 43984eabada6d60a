import type * as z from 'zod'
import { ArchiveBox, archiveBoxLabels, ArchiveItem, archiveItemLabels } from './archive-item.ts'
import { Binder, binderLabels } from './binder.ts'
import { DevelopmentCase, developmentCaseLabels } from './development-case.ts'
import { DuesStandard, duesStandardLabels, DuesYear, duesYearLabels } from './dues.ts'
import { HandOver, handOverLabels } from './hand-over.ts'
import { Honour, honourLabels } from './honour.ts'
import { Meeting, meetingLabels } from './meeting.ts'
import { MeetingPlan, meetingPlanLabels } from './meeting-plan.ts'
import { Membership, membershipLabels } from './membership.ts'
import { Organisation, OrganisationFact, organisationFactLabels, organisationLabels } from './organisation.ts'
import { Person, personLabels } from './person.ts'
import { Post, postLabels } from './post.ts'
import { Review, reviewLabels } from './review.ts'
import { SealedRecord, sealedRecordLabels } from './sealed-record.ts'
import { Settings, settingsLabels } from './settings.ts'
import { Talk, talkLabels } from './talk.ts'
import { TermOfOffice, termOfOfficeLabels } from './term-of-office.ts'
import { Training, trainingLabels } from './training.ts'
import { Unit, unitLabels } from './unit.ts'
import { YearSeal, yearSealLabels } from './year-seal.ts'

/** Every table of the archive: its schema, its Chinese name, the Chinese names of its fields. */
export const tables = {
  units: { schema: Unit, name: '单位', labels: unitLabels },
  organisations: { schema: Organisation, name: '党组织', labels: organisationLabels },
  organisationFacts: { schema: OrganisationFact, name: '党组织情况', labels: organisationFactLabels },
  termsOfOffice: { schema: TermOfOffice, name: '任期', labels: termOfOfficeLabels },
  people: { schema: Person, name: '人员', labels: personLabels },
  memberships: { schema: Membership, name: '党员关系', labels: membershipLabels },
  posts: { schema: Post, name: '党内任职', labels: postLabels },
  developmentCases: { schema: DevelopmentCase, name: '发展党员', labels: developmentCaseLabels },
  duesStandards: { schema: DuesStandard, name: '党费核定', labels: duesStandardLabels },
  duesPayments: { schema: DuesYear, name: '党费交纳', labels: duesYearLabels },
  trainings: { schema: Training, name: '培训', labels: trainingLabels },
  honours: { schema: Honour, name: '表彰', labels: honourLabels },
  meetings: { schema: Meeting, name: '会议', labels: meetingLabels },
  meetingPlans: { schema: MeetingPlan, name: '会议计划', labels: meetingPlanLabels },
  talks: { schema: Talk, name: '谈心谈话', labels: talkLabels },
  reviews: { schema: Review, name: '民主评议', labels: reviewLabels },
  archiveItems: { schema: ArchiveItem, name: '归档件', labels: archiveItemLabels },
  archiveBoxes: { schema: ArchiveBox, name: '档案盒', labels: archiveBoxLabels },
  binders: { schema: Binder, name: '迎检成册', labels: binderLabels },
  settings: { schema: Settings, name: '设置', labels: settingsLabels },
  sealedRecords: { schema: SealedRecord, name: '封存分区', labels: sealedRecordLabels },
  yearSeals: { schema: YearSeal, name: '年度封账', labels: yearSealLabels },
  handOvers: { schema: HandOver, name: '交接', labels: handOverLabels },
} as const

export type TableName = keyof typeof tables
export type RowOf<T extends TableName> = z.infer<(typeof tables)[T]['schema']>

export const tableNames = Object.keys(tables) as readonly TableName[] // Object.keys forgets the key type

/** The model's version: stands in frames and manifests; a greater one than this is refused (formats.md §1). */
export const modelVersion = 4
