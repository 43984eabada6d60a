import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import type { DossierTemplate, TemplateItem } from '#shared/model/dossier/dossier-template.ts'
import type { OpenedDossier } from '../../../../workers/section/section-protocol.ts'

/** An item as it stands on the sheet: numbered, in the unit's own words, or as the blank that it still is. */
export interface SheetItem { readonly id: string; readonly label: string }

type Held = Pick<DossierEvaluation, 'side' | 'templateId'>

/** The template that the evaluation was held with. */
export function templateOf({ templateId }: Held, { template, newerTemplate, templates }: OpenedDossier): DossierTemplate {
  return [template, newerTemplate, ...templates].find(one => one?.id === templateId) ?? template
}

export function itemsOf(held: Held, opened: OpenedDossier): readonly SheetItem[] {
  const { dimensions, positiveItems, negativeItems } = templateOf(held, opened)
  const titles = new Map(dimensions.map(({ code, title }) => [code, title]))
  return (held.side === 'positive' ? positiveItems : negativeItems).map((item, index) => ({ id: item.id, label: `${index + 1}. ${wordsOf(item, titles)}` }))
}

function wordsOf({ text, dimension }: TemplateItem, titles: ReadonlyMap<string, string>): string {
  return text.trim() || `（${titles.get(dimension) ?? '未分类'}，未填指标）`
}
