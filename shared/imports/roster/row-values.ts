import type { Nationality } from '../../codes/nationality.ts'
import type { PoliticalStatus } from '../../codes/political-status.ts'
import type { MemberType, MembershipStatus } from '../../model/membership.ts'
import type { PartyAffairsCadre, Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { DayOrMonth } from '../../time/day-or-month.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { RosterField } from './roster-field.ts'
import type { AssessmentGrade, DutyReviewGrade, Graded } from './values/roster-assessment.ts'
import type { SaidPost } from './values/roster-post.ts'
import type { SomeEducation } from './values/roster-education.ts'

type TextFields = 'name' | 'formerName' | 'idNumber' | 'nativePlace' | 'birthPlace' | 'health' | 'phone' | 'address' | 'registeredResidence' | 'contactPoint' | 'socialStratum' | 'specialty' | 'rewardsText' | 'remark' | 'unitPost' | 'rank'
  | 'workPost' | 'technicalPost' | 'unit' | 'organisation' | 'group' | 'joinType' | 'joinOrganisationName' | 'conversionNote' | 'increaseNote' | 'decreaseNote' | 'transferFrom' | 'letterNo' | 'transferTo' | 'floatingTo'
  | 'dutyDescription' | 'reserve'
type EducationFields = Extract<RosterField, 'level' | 'degree' | 'education' | 'school' | 'major' | 'schoolAndMajor' | `fullTime${string}` | `inService${string}`>
type YesNoFields = 'isRetired' | 'isMigrantWorker' | 'isInHardship' | 'isFloating' | 'isLost'
type DayFields = 'probationExtendedTo' | 'statusOn' | 'from' | 'to' | 'floatingSince' | 'lostSince' | 'partyPostFrom'
type MonthFields = 'birth' | 'workStartedOn' | 'joinedOn' | 'fullOn' | 'partyWorkStartedOn'

/** What a row says, by field; a missing one says nothing and changes nothing. */
export type RowValues = { -readonly [F in TextFields]?: string } & { -readonly [F in EducationFields]?: SomeEducation } & { -readonly [F in YesNoFields]?: boolean }
  & { -readonly [F in DayFields]?: LocalDate } & { -readonly [F in MonthFields]?: DayOrMonth } & {
    sex?: Person['sex']
    nationality?: Nationality
    politicalStatus?: PoliticalStatus
    memberType?: MemberType | 'none'
    status?: MembershipStatus
    seniorityCorrection?: number
    partyAge?: number
    partyPost?: readonly SaidPost[]
    postKind?: Post['kind']
    assessment?: readonly Graded<AssessmentGrade>[]
    dutyReview?: readonly Graded<DutyReviewGrade>[]
    exchanges?: readonly Omit<PartyAffairsCadre['exchanges'][number], 'id'>[]
    filing?: { readonly filedOn: LocalDate | null; readonly result: string }
  }
