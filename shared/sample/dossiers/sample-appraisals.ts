import type { DossierAppraisal } from '../../model/dossier/dossier-appraisal.ts'
import { dayOf, yearOf } from '../../time/local-date.ts'
import { type DossierContext, isAt } from './dossier-context.ts'

const texts = [
  '政治忠诚、政治定力方面，能按党组织的安排参加学习和组织生活，重要情况及时报告。政治担当方面，牵头完成两项重点任务。',
  '政治能力方面，分管工作安排具体、有检查。政治自律方面，请示报告按程序办理，公务支出经核对无误。',
  '政治担当方面，承担抢险和普查任务。希望在政治能力方面多到基层支部指导。',
] as const

/** 年度鉴定 in the January after; one file lacks last year's, one has a poor grade whose ground nobody attached. */
export function sampleAppraisals({ dice, start, today, index }: DossierContext): DossierAppraisal[] {
  const year = yearOf(today)
  const drawnUp = (of: number) => dayOf(of + 1, 1, 15 + (index % 10))
  return [year - 2, year - 1].filter(of => drawnUp(of) <= today && (index % 3 !== 2 || of === year - 1) && !(of === year - 1 && isAt(index, 'withoutAppraisal'))).map(of => {
    const isPoor = of === year - 1 && isAt(index, 'poorWithoutGround')
    return {
      id: dice.uuid(start), year: of, on: drawnUp(of), author: '机关党委', text: isPoor ? '政治担当方面，交办事项多次逾期，经提醒后改进不明显。' : texts[(index + of) % texts.length] ?? texts[0],
      grade: isPoor ? 'poor' : dice.pick(['good', 'fairlyGood', 'good'] as const), ground: isPoor ? '督办台账、谈话记录。' : '', partyGroupOpinion: '同意。', files: [],
    }
  })
}
