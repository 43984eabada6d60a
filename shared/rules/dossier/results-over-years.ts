import type { Dossier } from '../../model/dossier/dossier.ts'
import { type DossierEvaluation, evaluatedBy, evaluationSide } from '../../model/dossier/dossier-evaluation.ts'
import type { DossierTemplate, TemplateDimension } from '../../model/dossier/dossier-template.ts'
import { counted, type DimensionResult, evaluationResult } from './evaluation-result.ts'

/** How one circle of voters answered to one dimension, year by year. */
export interface YearlyLine {
  readonly side: DossierEvaluation['side']
  readonly by: DossierEvaluation['by']
  readonly dimension: TemplateDimension
  /** As many as there are years; null = not held, or nobody answered. */
  readonly results: readonly (DimensionResult | null)[]
}

export interface ResultsOverYears {
  /** In which anything was held, the earliest first. */
  readonly years: readonly number[]
  readonly lines: readonly YearlyLine[]
}

/** By dimension: items change with the template, dimensions stay. What was held twice in a year is added up; grades and points are never mixed into one mean. */
export function resultsOverYears({ evaluations }: Pick<Dossier, 'evaluations'>, templates: readonly DossierTemplate[]): ResultsOverYears {
  const byId = new Map(templates.map(template => [template.id, template]))
  const held = evaluations.flatMap(evaluation => {
    const template = byId.get(evaluation.templateId)
    return template === undefined ? [] : [{ evaluation, template, result: evaluationResult(evaluation, template) }]
  })
  const years = [...new Set(held.map(({ evaluation: { year } }) => year))].sort((a, b) => a - b)
  const dimensions = new Map(held.toSorted((a, b) => b.template.version - a.template.version).flatMap(({ template }) => template.dimensions).toReversed().map(dimension => [dimension.code, dimension]))
  const order = [...new Set(held.toSorted((a, b) => b.template.version - a.template.version).flatMap(({ template }) => template.dimensions.map(({ code }) => code)))]
  const lines = evaluationSide.keys.flatMap(side => evaluatedBy.keys.flatMap(by => order.flatMap((code): readonly YearlyLine[] => {
    const own = held.filter(({ evaluation }) => evaluation.side === side && evaluation.by === by)
    const dimension = dimensions.get(code)
    const results = years.map(year => added(code, own.filter(({ evaluation }) => evaluation.year === year).flatMap(({ result }) => result.dimensions.filter(one => one.dimension === code))))
    return dimension === undefined || results.every(result => result === null) ? [] : [{ side, by, dimension, results }]
  })))
  return { years, lines }
}

function added(dimension: string, results: readonly DimensionResult[]): DimensionResult | null {
  const votes = new Map<string, number>()
  for (const { votes: of } of results) for (const [answer, count] of of) votes.set(answer, (votes.get(answer) ?? 0) + count)
  const sum = counted(votes)
  return sum.sum === 0 ? null : { dimension, ...sum }
}
