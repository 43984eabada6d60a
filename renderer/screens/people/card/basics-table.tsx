import { Fragment, type ReactNode } from 'react'
import { maskedIdNumber } from '#shared/codes/id-number.ts'
import { maskedPhone } from '#shared/codes/masked-phone.ts'
import { nationality } from '#shared/codes/nationality.ts'
import { politicalStatus } from '#shared/codes/political-status.ts'
import { ageOn, degreeWords, educationWords, levelWords, sexWords } from '#shared/ledgers/person-words.ts'
import { membershipLabels, type Membership, membershipStatus, memberType } from '#shared/model/membership.ts'
import { type Education, type Person, personLabels as labels } from '#shared/model/person.ts'
import { partySeniorityOn } from '#shared/rules/party-seniority.ts'
import { mayVoteOn, memberTypeOn } from '#shared/rules/roster.ts'
import { chineseDayOrMonth, type DayOrMonth } from '#shared/time/day-or-month.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { PersonPhoto } from '../../../parts/person-photo.tsx'
import { MaskedValue } from './masked-value.tsx'

interface Props {
  readonly person: Person
  /** Of today; null = none. */
  readonly current: Membership | null
  /** The one of today or the latest. */
  readonly last: Membership | null
  /** 党内职务 of today. */
  readonly partyPosts: string
  readonly partyPostFirst: boolean
  readonly today: LocalDate
}

/** The upper part of the member's sheet: basics with the photograph, education, duties, contact. */
export function BasicsTable({ person, current, last, partyPosts, partyPostFirst, today }: Props) {
  const duties: readonly Pair[] = [['党内职务', partyPosts], [labels.unitPost, [person.unitPost, person.rank].filter(words => words !== '').join('，')]]
  return (
    <table>
      <colgroup><col style={{ width: '14%' }} /><col style={{ width: '30%' }} /><col style={{ width: '14%' }} /><col style={{ width: '24%' }} /><col style={{ width: '18%' }} /></colgroup>
      <tbody>
        <tr><Cells pairs={[[labels.name, person.name], [labels.sex, sexWords(person)]]} /><td className="photo-cell" rowSpan={5}>{person.photo === null ? <span className="muted">照片</span> : <PersonPhoto photo={person.photo} name={person.name} />}</td></tr>
        <tr><Cells pairs={[[labels.formerName, person.formerName], [labels.nationality, person.nationality === null ? '' : nationality.labels[person.nationality]]]} /></tr>
        <tr><Cells pairs={[['出生年月（岁）', person.birth === null ? '' : <>{chineseDayOrMonth(person.birth)}<span className="whole">（{ageOn(person.birth, today)}岁）</span></>], [labels.nativePlace, person.nativePlace]]} /></tr>
        <tr><Cells pairs={[[labels.idNumber, <MaskedValue key="id" label={labels.idNumber} value={person.idNumber} masked={maskedIdNumber(person.idNumber)} />], [labels.birthPlace, person.birthPlace]]} /></tr>
        <tr><Cells pairs={[[labels.workStartedOn, dayText(person.workStartedOn)], [labels.health, person.health]]} /></tr>
        <Wide pairs={[[membershipLabels.memberType, typeText(current, last, today)], [membershipLabels.status, statusText(last, current, today)]]} />
        <Wide pairs={[[membershipLabels.joinedOn, dayText(last?.joinedOn ?? null)], [membershipLabels.fullOn, dayText(last?.fullOn ?? null)]]} />
        <Wide pairs={[['党龄', yearsText(current, today)], ['表决权', votingText(current, today)]]} />
        {last === null && <Wide pairs={[[labels.politicalStatus, person.politicalStatus === null ? '' : politicalStatus.labels[person.politicalStatus]], [labels.isRetired, person.isRetired ? '是' : '否']]} />}
        <EducationRow title={labels.fullTimeEducation} education={person.fullTimeEducation} />
        <EducationRow title={labels.inServiceEducation} education={person.inServiceEducation} />
        <Wide pairs={partyPostFirst ? duties : duties.toReversed()} />
        <Wide pairs={[[labels.technicalPost, person.technicalPost], [labels.specialty, person.specialty]]} />
        <Wide pairs={[[labels.workPost, person.workPost], [labels.phone, <MaskedValue key="phone" label={labels.phone} value={person.phone} masked={maskedPhone(person.phone)} />]]} />
        <Wide pairs={[[labels.address, person.address], [labels.registeredResidence, person.registeredResidence]]} />
        <Wide pairs={[['其他情况', marksText(person, last !== null)], [labels.remark, person.remark]]} />
      </tbody>
    </table>
  )
}

type Pair = readonly [string, ReactNode]

function Cells({ pairs, isWide = false }: { readonly pairs: readonly Pair[]; readonly isWide?: boolean }) {
  return pairs.map(([label, value], index) => (
    <Fragment key={label}>
      <th scope="row">{label}</th>
      <td {...(isWide && index === pairs.length - 1 ? { colSpan: 2 } : {})}>{value === '' ? '—' : value}</td>
    </Fragment>
  ))
}

/** Below the photograph the last cell takes its place too. */
function Wide({ pairs }: { readonly pairs: readonly Pair[] }) {
  return <tr><Cells pairs={pairs} isWide /></tr>
}

function EducationRow({ title, education }: { readonly title: string; readonly education: Education }) {
  const degreeOf = [levelWords(education), degreeWords(education)].filter(words => words !== '').join('，')
  return educationWords(education) === '' ? <Wide pairs={[[title, ''], ['院校及专业', '']]} /> : <Wide pairs={[[title, degreeOf], ['院校及专业', `${education.school} ${education.major}`.trim()]]} />
}

function dayText(day: DayOrMonth | null): string {
  return day === null ? '' : chineseDayOrMonth(day)
}

function typeText(current: Membership | null, last: Membership | null, today: LocalDate): string {
  if (last === null) return '非党员'
  return current === null ? `${memberType.labels[last.memberType]}（不在册）` : memberType.labels[memberTypeOn(current, today)]
}

/** 正常, or what it is and since when; 流动 and 失联 beside it. */
function statusText(last: Membership | null, current: Membership | null, today: LocalDate): string {
  if (last === null) return ''
  const status = last.status === 'normal' && current === null ? (last.from > today ? '尚未编入' : '已转出') : membershipStatus.labels[last.status]
  const since = last.status === 'normal' || last.statusOn === null ? '' : `（${chineseDate(last.statusOn)}起）`
  return [`${status}${since}`, ...(current?.floating == null ? [] : [`流动党员${current.floating.to === '' ? '' : `：${current.floating.to}`}`]), ...(current?.lost == null ? [] : [`失联${current.lost.since === null ? '' : `（${chineseDate(current.lost.since)}起）`}`])].join('；')
}

function yearsText(current: Membership | null, today: LocalDate): string {
  const years = current === null ? null : partySeniorityOn(current, today)
  if (current === null || years === null) return ''
  return current.seniorityCorrectionMonths === 0 ? `${years}年` : `${years}年（校正 ${current.seniorityCorrectionMonths > 0 ? '+' : ''}${current.seniorityCorrectionMonths} 个月）`
}

function votingText(membership: Membership | null, today: LocalDate): string {
  if (membership === null) return ''
  if (mayVoteOn(membership, today)) return '有'
  return memberTypeOn(membership, today) === 'probationary' ? '无（预备党员）' : '暂停'
}

function marksText(person: Person, isMember: boolean): string {
  return [
    ...(person.isRetired && isMember ? [labels.isRetired] : []), ...(person.isInHardship ? [labels.isInHardship] : []), ...(person.isMigrantWorker ? [labels.isMigrantWorker] : []),
    ...(person.socialStratum === '' ? [] : [person.socialStratum]), ...(person.contactPoint === '' ? [] : [`联系点：${person.contactPoint}`]),
  ].join('、')
}
