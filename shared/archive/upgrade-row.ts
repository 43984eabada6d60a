import { modelVersion } from '../model/tables.ts'

type Fields = Readonly<Record<string, unknown>>

/** How rows of one table became what they are in schema `to`. */
export interface UpgradeStep {
  readonly to: number
  readonly table: string
  readonly change: (row: Fields) => Fields
}

/** Append only, in the order of `to`: a released step is never edited, for rows of its time lie in somebody's journal. */
export const upgradeSteps: readonly UpgradeStep[] = [
  { to: 2, table: 'settings', change: row => ({ printHead: false, ...row }) },
  {
    to: 3, table: 'settings', change: row => ({
      partyPostFirst: true, termRequestMonths: 3, termReplyMonths: 1, probationEnd: 'sameDay', workCalendars: [], duesRounding: 'cent', duesRemitShare: null, studyHoursMember: 32,
      studyHoursLeader: 56, studyHoursFullDay: 8, studyHoursHalfDay: 4, onlineStudyCounts: true, cadreExchangeYears: 10, ledgerColumns: {}, importColumns: [], ...row,
    }),
  },
  { to: 3, table: 'units', change: row => ({ level: null, staffQuota: null, ...row }) },
  { to: 3, table: 'meetings', change: row => ({ studyHours: null, ...row }) },
  {
    to: 3, table: 'organisations', change: row => ({
      dissolutionDocumentNo: '', mergedIntoId: null, managementMode: null, leadingSide: '', guidingSide: '', activityPlace: '', brand: '', grade: '', contactPhone: '', remark: '', ...row,
    }),
  },
  { to: 3, table: 'people', change: row => ({ ...personOf3(), ...row }) },
  {
    to: 3, table: 'memberships', change: row => ({
      probationExtendedTo: null, status: 'normal', statusOn: null, joinType: '', joinOrganisationName: '', conversionNote: '', seniorityCorrectionMonths: 0, increaseNote: '', decreaseNote: '',
      transferIn: null, transferOut: null, floating: null, lost: null, ...row,
    }),
  },
  {
    to: 4, table: 'settings', change: row => ({
      electionBase: 'should', electionSurplusShare: 0.2, reviewExcellentShare: 1 / 3, talkPairs: { betweenCommittee: true, committeeWithMembers: true, betweenMembers: false }, checklists: [],
      paper: { margins: null, numbering: 'pageOfPages', titles: {}, signatures: ['填报单位（盖章）', '填报人', '审核人', '日期'] }, ...row,
    }),
  },
  {
    to: 4, table: 'meetings', change: row => ({
      otherKindName: '', themeDay: null, lifeMeeting: null, centerGroup: null, ...row,
      attendees: itemsOf(row['attendees']).map(attendee => ({ makeUp: null, ...attendee })),
      topics: itemsOf(row['topics']).map(topic => ({ election: null, followUp: '', ...topic })),
      lecture: isFields(row['lecture']) ? { outline: '', response: '', ...row['lecture'] } : null,
    }),
  },
]

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** What schema 3 added to people, empty. */
function personOf3(): Fields {
  const noEducation = { level: null, levelWords: '', degree: null, degreeWords: '', school: '', major: '' }
  return {
    idNumber: '', nationality: null, nativePlace: '', birthPlace: '', politicalStatus: null, workStartedOn: null, health: '', fullTimeEducation: noEducation, inServiceEducation: noEducation,
    technicalPost: '', specialty: '', rank: '', workPost: '', address: '', registeredResidence: '', photo: null, isMigrantWorker: false, isInHardship: false, contactPoint: '', socialStratum: '', family: [],
    resume: [], assessments: [], rewardsText: '', cadre: null, studyExemptions: [],
  }
}

/** A row of an older schema as the present model has it. It is raised each time it is read; the journal keeps it as it was (formats.md §1). */
export function upgradedRow(table: string, row: Fields, schema: number, steps: readonly UpgradeStep[] = upgradeSteps): Fields {
  if (schema === modelVersion && steps === upgradeSteps) return row
  return steps.filter(step => step.to > schema && step.table === table).reduce((raised, step) => step.change(raised), row)
}
