import { approverKind, type DevelopmentCase } from '../model/development-case.ts'
import type { Settings } from '../model/settings.ts'
import { printedEnd, probationOf } from '../rules/development/probation.ts'
import { dottedDate, type LocalDate } from '../time/local-date.ts'

export type NameOf = (id: string) => string

/** 培养联系人、入党介绍人: those who were followed by others in brackets. */
export function supporterWords(supporters: DevelopmentCase['mentors'], nameOf: NameOf): string {
  return supporters.map(one => `${one.personId === null ? one.name : nameOf(one.personId)}${one.to === null ? '' : `（至 ${dottedDate(one.to)}）`}`).join('、')
}

export function approverWords(approver: DevelopmentCase['approver'], organisationName: NameOf): string {
  if (approver === null) return ''
  return approver.organisationId !== null ? organisationName(approver.organisationId) : approver.name.trim() !== '' ? approver.name.trim() : approverKind.labels[approver.kind]
}

/** 「3 天、24 学时」 */
export function trainingWords({ trainingDays, trainingHours }: Pick<DevelopmentCase, 'trainingDays' | 'trainingHours'>): string {
  return [trainingDays === null ? '' : `${trainingDays} 天`, trainingHours === null ? '' : `${trainingHours} 学时`].filter(word => word !== '').join('、')
}

export function noticeDays({ publicNotice: notice }: Pick<DevelopmentCase, 'publicNotice'>): string {
  return notice === null ? '' : `${dottedDate(notice.from)}—${notice.to === null ? '' : dottedDate(notice.to)}`
}

/** 预备期起止, the end as the unit writes it (domain-checks C30). */
export function probationDays(of: Pick<DevelopmentCase, 'steps' | 'extension'>, settings: Pick<Settings, 'probationEnd'>): string {
  const probation = probationOf(of)
  return probation === null ? '' : `${dottedDate(probation.from)}—${dottedDate(printedEnd(probation, settings))}`
}

/** 延长、终止 and the clerk's own remark, as far as they lie before that day. */
export function remarkWords({ extension, terminated, transferredIn, remark }: DevelopmentCase, asOf: LocalDate): string {
  return [
    transferredIn ? '预备期内转入' : '', extension !== null && extension.decidedOn <= asOf ? `预备期延至 ${dottedDate(extension.to)}` : '',
    terminated !== null && terminated.on <= asOf ? `${dottedDate(terminated.on)} 终止：${terminated.reason}` : '', remark.trim(),
  ].filter(word => word !== '').join('；')
}
