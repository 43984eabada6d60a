import type { AnswerCount, DossierEvaluation, EvaluationSheet } from '../../model/dossier/dossier-evaluation.ts'
import type { TemplateItem } from '../../model/dossier/dossier-template.ts'
import { dayOf, yearOf } from '../../time/local-date.ts'
import type { Dice } from '../dice.ts'
import { type DossierContext, isAt } from './dossier-context.ts'

/** Each December of the two years before: colleagues by counts, the staff sheet by sheet, oneself, and the negative list. */
export function sampleEvaluations(context: DossierContext): DossierEvaluation[] {
  const { dice, start, today, templates, index } = context
  const years = [yearOf(today) - 2, yearOf(today) - 1].filter(year => index % 3 !== 2 || year === yearOf(today) - 1)
  return years.flatMap((year): DossierEvaluation[] => {
    const template = year === yearOf(today) - 1 ? templates.second : templates.first
    const isLast = year === yearOf(today) - 1
    const of = (some: Partial<DossierEvaluation>): DossierEvaluation => ({
      id: dice.uuid(start), year, side: 'positive', by: 'colleagues', heldOn: dayOf(year, 12, 8 + (index % 12)), templateId: template.id, issued: null, returned: null, valid: null, entered: 'counts', counts: [], sheets: [], hits: [], summary: '', grade: null, ground: '', files: [],
      ...some,
    })
    const isPoor = isLast && isAt(index, 'poorWithoutGround')
    const colleagues = dice.int(7, 11)
    const staff = dice.int(6, 9)
    const hit = isLast && isAt(index, 'hit') ? template.negativeItems[7] : undefined
    return [
      of({ issued: colleagues, returned: colleagues, valid: colleagues, counts: gradeCounts(dice, template.positiveItems, colleagues, isPoor), grade: isPoor ? 'poor' : dice.pick(['good', 'good', 'fairlyGood'] as const), ground: isPoor ? '互评中多人反映交办事项长期没有回音。' : '' }),
      of({ by: 'subordinates', issued: staff + 1, returned: staff, valid: staff, entered: 'sheets', sheets: Array.from({ length: staff }, () => gradeSheet(dice, template.positiveItems, isPoor)) }),
      of({ by: 'self', issued: 1, returned: 1, valid: 1, entered: 'sheets', sheets: [gradeSheet(dice, template.positiveItems, false)], grade: 'fairlyGood' }),
      of({ side: 'negative', by: 'subordinates', issued: staff + 1, returned: staff, valid: staff, counts: hitCounts(template.negativeItems, staff, hit), hits: hit === undefined ? [] : [{ itemId: hit.id, example: '六月交办的馆藏清点表，催问两次后才报送。' }] }),
    ]
  })
}

function gradeCounts(dice: Dice, items: readonly TemplateItem[], ballots: number, isPoor: boolean): AnswerCount[] {
  return items.flatMap(({ id }) => {
    const poor = isPoor ? dice.int(2, 4) : 0
    const average = dice.chance(0.2) ? 1 : 0
    const fairlyGood = Math.min(ballots - poor - average, dice.int(0, 3))
    const votes = { good: ballots - poor - average - fairlyGood, fairlyGood, average, poor }
    return Object.entries(votes).filter(([, of]) => of > 0).map(([answer, of]) => ({ itemId: id, answer, votes: of }))
  })
}

/** One item in forty is left blank, as on paper. */
function gradeSheet(dice: Dice, items: readonly TemplateItem[], isPoor: boolean): EvaluationSheet {
  return { answers: Object.fromEntries(items.filter(() => !dice.chance(0.025)).map(({ id }) => [id, dice.pick(isPoor ? ['fairlyGood', 'average', 'poor'] as const : ['good', 'good', 'good', 'fairlyGood'] as const)])) }
}

function hitCounts(items: readonly TemplateItem[], ballots: number, hit: TemplateItem | undefined): AnswerCount[] {
  return items.flatMap(item => {
    const yes = item === hit ? 2 : 0
    return [...(yes > 0 ? [{ itemId: item.id, answer: 'yes', votes: yes }] : []), { itemId: item.id, answer: 'no', votes: ballots - yes }]
  })
}
