import type { CheckUp, FollowUp } from '../../model/dossier/check-up.ts'
import { addDays, dayOf, yearOf } from '../../time/local-date.ts'
import { type DossierContext, isAt } from './dossier-context.ts'

/** Each third file: with nothing to follow, with talks that were held, due soon, or overdue. */
export function sampleCheckUps({ dice, start, today, index }: DossierContext): CheckUp[] {
  if (!isAt(index, 'overdue') && index % 3 !== 0) return []
  const on = isAt(index, 'notUpdated') ? dayOf(yearOf(today) - 1, 5, 20) : addDays(today, -80)
  const followUp = (some: Partial<FollowUp>): FollowUp => ({ id: dice.uuid(start), kind: 'reminder', what: '提醒对照学时标准补足学习', dueOn: addDays(on, 40), doneOn: addDays(on, 30), result: '已按期补足。', ...some })
  const open = { doneOn: null, result: '' }
  const followUps = isAt(index, 'overdue') ? [followUp({ kind: 'talk', what: '就交办事项逾期约谈', dueOn: addDays(today, -12), ...open }), followUp({})]
    : index % 12 === 6 ? [followUp({ kind: 'rectification', what: '完善分管范围的请示报告台账', dueOn: addDays(today, 18), ...open })]
      : index % 12 === 9 ? [] : [followUp({})]
  return [{
    id: dice.uuid(start), on, parties: ['organisationDepartment', 'disciplineCommission'], otherParties: '', scope: '近两年履行党建责任、请示报告、个人事项报告情况', findings: followUps.length === 0 ? '' : '学习和请示报告方面有需要改进的地方。',
    conclusion: followUps.length === 0 ? '没有发现需要跟进的事项。' : '列出跟进事项，按期落实。', followUps, files: [],
  }]
}
