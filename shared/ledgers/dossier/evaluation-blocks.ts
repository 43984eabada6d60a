import type { Block, Cell } from '../../documents/document.ts'
import { type DossierEvaluation, evaluationName, overallGrade } from '../../model/dossier/dossier-evaluation.ts'
import type { DossierTemplate } from '../../model/dossier/dossier-template.ts'
import { answersOf, evaluationResult, hitsOf } from '../../rules/dossier/evaluation-result.ts'
import { dottedDate } from '../../time/local-date.ts'
import { dash } from '../words.ts'
import { head, longRow, pairRow } from './cells.ts'
import type { DossierPaper, FileOnPaper } from './dossier-paper.ts'
import { resultsBlocks } from './results-blocks.ts'

/** 政治素质测评: the results over the years, then one after the other by year, each with the sheet that it was held with. */
export function evaluationBlocks(file: FileOnPaper, paper: DossierPaper): readonly Block[] {
  const { dossier, name, template } = file
  const held = dossier.evaluations.toSorted((a, b) => a.year - b.year || a.side.localeCompare(b.side))
  return [...resultsBlocks(file, paper), ...held.flatMap(evaluation => oneEvaluation(evaluation, paper.rows.dossierTemplates.find(({ id }) => id === evaluation.templateId) ?? template, name))]
}

function oneEvaluation(evaluation: DossierEvaluation, template: DossierTemplate, name: string): readonly Block[] {
  const { side, heldOn, issued, returned, valid, summary, grade, ground, hits } = evaluation
  const { items, ballots } = evaluationResult(evaluation, template)
  const answers = answersOf(side, template)
  const examples = [...hitsOf(evaluation)].map(itemId => `${items.findIndex(({ item }) => item.id === itemId) + 1}. ${hits.find(hit => hit.itemId === itemId)?.example.trim() || dash}`).join('\n')
  const count = (n: number | null) => (n === null ? '' : String(n))
  return [
    { type: 'heading', level: 3, text: evaluationName(evaluation) },
    {
      type: 'table', size: '小五', columns: [{ mm: 156 - answers.length * answerMm - 14 }, ...answers.map(() => ({ mm: answerMm })), { mm: 14 }],
      header: [[head('测评项'), ...answers.map(({ label }) => head(label)), head('合计')]],
      rows: items.map(({ item, votes, sum }, index): readonly Cell[] => [
        { text: `${index + 1}. ${item.text.trim() || '（未填指标）'}`, subject: name },
        ...answers.map(({ code }): Cell => ({ text: sum === 0 ? dash : String(votes.get(code) ?? 0), align: 'center' })), { text: sum === 0 ? dash : String(sum), align: 'center' },
      ]),
    },
    {
      type: 'formGrid', size: '小五', columns: [26, 26, 26, 26, 26, 26].map(mm => ({ mm })), rows: [
        pairRow([['测评日期', heldOn === null ? '' : dottedDate(heldOn)], ['发出、收回', issued === null && returned === null ? '' : `${count(issued) || dash}、${count(returned) || dash}`], ['有效票', count(valid ?? ballots)]], name),
        longRow('意见', summary, name, 5), longRow('综合评价', grade === null ? '' : overallGrade.labels[grade], name, 5),
        ...(examples === '' ? [] : [longRow('具体事例', examples, name, 5)]), ...(ground.trim() === '' ? [] : [longRow('依据', ground, name, 5)]),
      ],
    },
  ]
}

/** Ten points take no more room than four grades do. */
const answerMm = 9.5
